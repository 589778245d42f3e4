"""The time limits of a flow along each way to its end, and those of the policy with the article they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, combinations, islice
from typing import TYPE_CHECKING

from generator.durations import Duration, counted, each_counted
from generator.model import END, Position

if TYPE_CHECKING:
    from generator.model import Document, Flow, Step

MOST_WAYS = 16
MOST_FLOWS = 4
MOST_LIMITS = 400
LONGEST_PART = 10
TENTHS = 10
LONGEST_SUM = 6
"""Time limits that stand next to each other in a policy and may be added up."""

_ARTICLE = re.compile("第[一二三四五六七八九十百零〇\\d]{1,6}条(?:之[一二三四五六七八九十])?")
_TOTAL = re.compile("合计|总共|共计|一共|总计|全程|总(?:时限|时长|期限|时间)|各环节|全部(?:流程|环节|手续)")
_COUNTED = re.compile("[\\d一二三四五六七八九十] ?个?(?:工作)?[日天]")
_MAYBE = re.compile("(?:有|如|若|需|存在|逾期|不符|异议|没有|未)[^，。；]{0,12}的|或")
_NOT_COUNTED = {
    "受理": re.compile("受理|收件|材料|补正|形式审查|预审|齐全"),
    "公示": re.compile("公示|公告|异议|公布"),
    "拨付": re.compile("拨付|发放|到账|兑现|支付|送达|领取|办结后|签约|安排|发证|制证|告知"),
}
_OUTSIDER = "outsider"
_OFFICE = re.compile(
    "局|委员?会?$|政府|街道|镇|乡|中心|部门|机关|窗口|大厅|法院|税务|公安|财政|银行|专家|(?:受理|审核|审批|经办|主管|实施)(?:单位|机构)"
)
"""Who certainly works for the office; of others nobody can tell, so a total may count their steps or leave them out."""

_APPLICANT = re.compile(
    "申请人|申报人|当事人|本人|家属|家长|群众|老人|学生|毕业生|申请(?:单位|企业)|申报(?:单位|企业)|^(?:企业|用人单位|个人)$"
)


_MAY_BE_LEFT_OUT = (*_NOT_COUNTED, _OUTSIDER)


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of a policy, where it stands and the sentence around it.

    `clause` is the part between commas it stands in, `around` that with the neighbours that have no time limit of their own.
    """

    duration: Duration
    place: Position
    article: str
    sentence: str
    clause: str
    around: str

    @property
    def is_total(self) -> bool:
        """Whether the policy gives it for all steps together."""
        return _TOTAL.search(self.clause) is not None


@dataclass(frozen=True, slots=True)
class Limits:
    """The time limits of policies in order, and by unit what they and their neighbours add up to: no more than a stated total."""

    all: tuple[Limit, ...]
    sums: Mapping[str, frozenset[Fraction]]

    @classmethod
    def of(cls, policies: Sequence[tuple[Limit, ...]]) -> Limits:
        """The time limits of several policies; those of different ones are not added up."""
        found = tuple(limit for each in policies for limit in each)
        units = {limit.duration.unit for limit in found}
        return cls(found, {unit: frozenset().union(*(_sums(each, unit) for each in policies)) for unit in units})

    def total(self, unit: str) -> Limit | None:
        """The longest time limit that a policy states for all steps together."""
        return _total(self.all, unit)

    def has(self, wanted: Duration) -> bool:
        """Whether the policy gives this time limit, as such or as the sum of neighbours."""
        known = self.sums.get(wanted.unit, frozenset())
        return wanted.value in known and wanted.low in known


def limits_of(policy: Document) -> tuple[Limit, ...]:
    """The time limits of a policy; to be asked for through `Context.once`."""
    return tuple(islice(_limits(policy), MOST_LIMITS))


def _sums(found: tuple[Limit, ...], unit: str) -> frozenset[Fraction]:
    total, added = _total(found, unit), sums(_ends(found, unit))
    alone = frozenset(_ends(found, unit))
    return added if total is None else alone | {value for value in added if value <= total.duration.value}


def _total(found: tuple[Limit, ...], unit: str) -> Limit | None:
    stated = (limit for limit in found if limit.duration.unit == unit and limit.is_total)
    return max(stated, key=lambda limit: limit.duration.value, default=None)


def _ends(found: tuple[Limit, ...], unit: str) -> Iterator[Fraction]:
    for limit in found:
        if limit.duration.unit == unit:
            yield from dict.fromkeys((limit.duration.low, limit.duration.value))


def _limits(policy: Document) -> Iterator[Limit]:
    article = ""
    for piece in policy.body.pieces():
        if found := _ARTICLE.match(piece.text):
            article = found.group()
        for duration in each_counted(piece.text):
            sentence, start = _sentence(piece.text, duration)
            yield Limit(
                duration, piece.at(duration.start), article, sentence, *_clauses(sentence, duration.start - start)
            )


def _clauses(sentence: str, at: int) -> tuple[str, str]:
    """The clause that has the character `at`, and the same with those next to it that have no time limit."""
    parts = sentence.split("，")
    row = bisect_right([0, *accumulate(len(part) + 1 for part in parts)], at) - 1
    first, last = row, row + 1
    while first > 0 and not _COUNTED.search(parts[first - 1]):
        first -= 1
    while last < len(parts) and not _COUNTED.search(parts[last]):
        last += 1
    return parts[row], "，".join(parts[first:last])


def _sentence(text: str, duration: Duration) -> tuple[str, int]:
    near, end = max(0, duration.start - 100), min(len(text), duration.end + 100)
    start = max(near, *(text.rfind(sign, near, duration.start) + 1 for sign in "。；\n"))
    ends = [found for sign in "。；\n" if (found := text.find(sign, duration.end, end)) >= 0]
    return text[start : min(ends, default=end)], start


def sums(values: Iterable[Fraction], longest: int = LONGEST_SUM) -> frozenset[Fraction]:
    """Every value and every sum of neighbours."""
    row = [int(value * TENTHS) for value in values]  # whole numbers add up ten times faster
    found: set[int] = set()
    for start in range(len(row)):
        found.update(accumulate(row[start : start + longest]))
    return frozenset(Fraction(total, TENTHS) for total in found)


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a flow: its steps with the one counted time limit of each (None for 当场 and the like)."""

    flow: Flow
    steps: tuple[Step, ...]
    limits: tuple[Duration | None, ...]

    def row(self, unit: str) -> list[Fraction]:
        """The time limits in this unit, in order; 0 for steps without one."""
        return [limit.value if limit and limit.unit == unit else Fraction(0) for limit in self.limits]

    def totals(self, unit: str) -> frozenset[Fraction]:
        """What the offices' steps add up to, with and without those a total often leaves out (公示, 拨付, other people's …)."""
        pairs = zip(self.steps, self.row(unit), strict=True)
        kinds = [(_kinds(step), value) for step, value in pairs if value and not of_applicant(step)]
        choices = [
            frozenset(names)
            for size in range(len(_MAY_BE_LEFT_OUT) + 1)
            for names in combinations(_MAY_BE_LEFT_OUT, size)
        ]
        return frozenset(
            sum((value for kind, value in kinds if not kind & skipped), Fraction(0)) for skipped in choices
        )


def _kinds(step: Step) -> frozenset[str]:
    found = {name for name, pattern in _NOT_COUNTED.items() if pattern.search(step.name)}
    return frozenset(found | {_OUTSIDER} if step.actor and not _OFFICE.search(step.actor) else found)


def of_applicant(step: Step) -> bool:
    """Whether the applicant does this step, so that it is no part of what the offices take."""
    return bool(step.actor and _APPLICANT.search(step.actor))


def only_limit(step: Step) -> Duration | None:
    """The step's one counted time limit; None for 当场, for several, for one under a condition (有异议的…)."""
    found = counted(step.limit or "")
    return found[0] if len(found) == 1 and not _MAYBE.search(step.limit or "") else None


def ways(flow: Flow) -> Iterator[Way]:
    """The ways from the first step to the end, each step at most once; at most MOST_WAYS."""
    index = {step.name: row for row, step in enumerate(flow.steps)}
    limits = [only_limit(step) for step in flow.steps]
    stack: list[tuple[int, ...]] = [(0,)] if flow.steps else []
    made = looked_at = 0
    while stack and made < MOST_WAYS and looked_at < MOST_WAYS * 50:
        way = stack.pop()
        looked_at += 1
        targets = flow.ways_out(way[-1])
        if not targets or END in targets:
            made += 1
            yield Way(flow, tuple(flow.steps[row] for row in way), tuple(limits[row] for row in way))
        stack += [(*way, index[name]) for name in targets if name in index and index[name] not in way]


def parts_of_totals(found: Sequence[Way], limits: Limits) -> frozenset[str]:
    """The steps that together with neighbours make up a time limit of the policy, which gives only the total."""
    names: set[str] = set()
    for unit, wanted in limits.sums.items():
        known = {int(value * TENTHS) for value in wanted}
        for way in found:
            row = [int(value * TENTHS) for value in way.row(unit)]
            for start, first in enumerate(row):
                rest = row[start : start + LONGEST_PART] if first else []
                for size, total in enumerate(accumulate(rest), 1):
                    if total in known and any(rest[1:size]):
                        names.update(step.name for step in way.steps[start : start + size])
    return frozenset(names)
