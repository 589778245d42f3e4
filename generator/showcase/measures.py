"""What each item of the rubric finds in a pair: a share from 0 to 1, the evidence for it, and what would gain the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.copying import copying
from generator.coverage import coverage
from generator.elements import BY_ID
from generator.finding import Level
from generator.plainness import plainness
from generator.rules.substance_of_sections import main_interpretation
from generator.showcase import rubric, usefulness
from generator.showcase.entries import FULL, HALF, NONE, Entry, Measure, part, place, sections
from generator.workdays import Calendar

if TYPE_CHECKING:
    from generator.model import Interpretation, Position


def measure(item: rubric.Item, entry: Entry) -> Measure:
    """What this item finds in the pair."""
    return _MEASURES[item.key](entry)


def _required(entry: Entry) -> Measure:
    wanted, found = _wanted(entry), sections(entry)
    have = [key for key in wanted if key in found]
    lacking = tuple(f"加一节“{BY_ID[key].name}”" for key in wanted if key not in found)
    return Measure(part(len(have), len(wanted)), tuple(_headed(key, found) for key in have), lacking)


def _wanted(entry: Entry) -> tuple[str, ...]:
    policy, standard = entry.pair.policy, entry.standard
    return tuple(dict.fromkeys((*standard.required_of(policy), *standard.support_of(policy))))


def _headed(key: str, found: Mapping[str, Position]) -> str:
    return f"“{BY_ID[key].name}”在 {place(found[key])}"


def _articles(entry: Entry) -> Measure:
    asked = [item for item in coverage(entry.pair) if item.substantive]
    if not asked:
        return Measure(FULL, ("政策不分条，这一项得满",))
    told = [item for item in asked if item.passages]
    evidence = [f"{item.article.label}在 {place(item.passages[0][0])} 讲到" for item in told]
    lacking = [f"讲一讲{item.article.label}" for item in asked if not item.passages]
    said = (f"{len(asked)} 条实质条款讲到 {len(told)} 条", *_some(evidence, "条"))
    return Measure(part(len(told), len(asked)), said, _some(lacking, "条"))


def _further(entry: Entry) -> Measure:
    wanted, found = _wanted(entry), sections(entry)
    free = [key for key in rubric.FURTHER if key not in wanted]
    have = [key for key in free if key in found]
    missing = 3 - len(have)
    names = "、".join(f"“{BY_ID[key].name}”" for key in free if key not in found)
    lacking = (f"再写 {missing} 项，可选{names}",) if missing > 0 else ()
    return Measure(part(len(have), 3), tuple(_headed(key, found) for key in have), lacking)


def _without(codes: tuple[str, ...], each: Mapping[Level, Fraction]) -> Callable[[Entry], Measure]:
    """All points less so much for every finding of these codes."""

    def find(entry: Entry) -> Measure:
        found = sorted(entry.of(codes), key=lambda finding: finding.order)
        lost = sum((each.get(finding.level, FULL) for finding in found), NONE)
        evidence = [f"{item.code} [{item.level}] {place(item.position)} {item.message}" for item in found]
        lacking = [f"改好 {item.code}（{place(item.position)}）：{item.fix}" for item in found]
        return Measure(max(FULL - lost, NONE), _some(evidence, "处") or ("没有这类问题",), _some(lacking, "处"))

    return find


def _some(lines: Sequence[str], unit: str) -> tuple[str, ...]:
    """The first lines, and how many there are in all when these are not all."""
    if len(lines) <= _LISTED:
        return tuple(lines)
    return (*lines[:_LISTED], f"……共 {len(lines)} {unit}，其余见检查报告")


def _best(of: Callable[[Interpretation, Entry], Measure]) -> Callable[[Entry], Measure]:
    """The best that any interpretation of the first round earns, so that one more never lowers it; the main one of equals."""

    def find(entry: Entry) -> Measure:
        main = main_interpretation(entry.pair)
        if main is None:
            return Measure(NONE, ())
        others = (item for item in entry.first if item is not main)
        return max((of(item, entry) for item in (main, *others)), key=lambda found: found.share)

    return find


def _plain(item: Interpretation, entry: Entry) -> Measure:
    found = plainness(item.body)
    if found is None:
        return Measure(HALF, (f"{item.path} 完整的句子不到三句，算不出好懂分",), ("用完整的句子写",))
    said = f"{item.path} 好懂分 {found.score}：句长中位数 {found.median:g} 字，公文用语每百字 {found.phrases:.1f} 处"
    lacking = () if found.score == 100 else ("把句子改短到十五字上下，少用“切实”“进一步”“应当”这类公文用语",)
    return Measure(Fraction(found.score, 100), (said,), lacking)


def _own(item: Interpretation, entry: Entry) -> Measure:
    if entry.pair.policy is None:
        return Measure(NONE, ())
    copied = copying(item.body, [entry.pair.policy.body])
    if not copied.own:
        return Measure(NONE, (f"{item.path} 没有文字，看不出是不是自己的话",), ("用自己的话写出正文",))
    share = Fraction(round(copied.judged * 1000), 1000)
    said = f"{item.path} 照抄 {float(share * 100):.1f}%（{copied.own} 字里）"
    lacking = tuple(
        f"改写 {place(span.position)} 的“{span.text[:20]}…”（{span.length} 字）" for span in copied.spans[:3]
    )
    return Measure(FULL - share, (said,), lacking if share else ())


def _same_day(item: Interpretation, entry: Entry) -> Measure:
    policy = entry.pair.policy
    if policy is None or policy.published is None or item.published is None:
        return Measure(NONE, ())
    calendar = Calendar(entry.settings.holidays, entry.settings.workdays)
    days, estimated = calendar.days_between(policy.published, item.published)
    said = f"政策 {policy.published}，解读 {item.published}（{place(item.at('发布日期'))}）"
    if item.published == policy.published:
        return Measure(FULL, (f"{said}：同一天",))
    late = f"{said}：晚 {days} 个工作日{'，估算' if estimated else ''}"
    return Measure(max(FULL - Fraction(max(days, 1), 4), NONE), (late,), ("下次与政策同一天发布",))


def _plan(entry: Entry) -> Measure:
    plans = [(item, item.plan) for item in entry.first if item.plan]
    if not plans:
        return Measure(NONE, (), ("写“解读方案: {形式: …, 渠道: …, 时间: …}”，随政策送审",))
    item, plan = max(plans, key=lambda each: bool(each[1].form) + bool(each[1].channel) + bool(each[1].time))
    parts = (("形式", plan.form), ("渠道", plan.channel), ("时间", plan.time))
    missing = tuple(f"解读方案里补上{name}" for name, value in parts if not value)
    return Measure(part(3 - len(missing), 3), (f"解读方案在 {place(item.at('解读方案'))}",), missing)


def _follow_up(entry: Entry) -> Measure:
    later = [item for item in entry.pair.interpretations if item.round > 1]
    if not later:
        return Measure(NONE, (), ("施行以后问得多的，再解读一次（轮次: 2）",))
    return Measure(FULL, tuple(f"第 {item.round} 次解读 {item.published or ''} {item.path}" for item in later))


_LISTED = 5
_TENTHS = {Level.WARN: Fraction(2, 10), Level.INFO: Fraction(1, 10)}
_FIFTHS = {Level.WARN: Fraction(1, 5), Level.INFO: Fraction(1, 5)}
_MEASURES: Mapping[str, Callable[[Entry], Measure]] = {
    "required": _required,
    "articles": _articles,
    "further": _further,
    "facts": _without(rubric.FACTS, _TENTHS),
    "writing": _without(rubric.WRITING, _TENTHS),
    "guide": usefulness.guide,
    "flow": usefulness.flow,
    "scope": usefulness.scope,
    "answers": usefulness.answers,
    "example": usefulness.example,
    "contact": usefulness.contact,
    "plain": _best(_plain),
    "own": _best(_own),
    "easy": _without(rubric.EASY, _FIFTHS),
    "forms": usefulness.forms,
    "access": usefulness.access,
    "same-day": _best(_same_day),
    "plan": _plan,
    "follow-up": _follow_up,
}
