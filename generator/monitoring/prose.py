"""The sentences of a 通报, as paragraphs under headings; every format sets the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.monitoring.counts import (
    BY_FORM,
    COUNTS,
    DIVERSE,
    DUE,
    IN_STEP,
    INTERPRETED,
    INTERPRETED_RATE,
    LINKED,
    PLANNED,
    POLICIES,
    QUALIFIED,
    QUALIFIED_RATE,
    counted,
    percent,
    tenths,
)
from generator.monitoring.problems import MISSING, OUT_OF_STEP, Problem, demand

if TYPE_CHECKING:
    from datetime import date

    from generator.monitoring.monitoring import Monitoring
    from generator.monitoring.rows import Row

_FIRST = (MISSING, OUT_OF_STEP)
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@dataclass(frozen=True, slots=True)
class Group:
    """The problems of one kind, each with its document."""

    heading: str
    kind: str
    found: tuple[tuple[Row, Problem], ...]


def title(found: Monitoring) -> str:
    """The title."""
    whose = f"{found.unit}" if found.unit else ""
    return f"关于{whose}{found.period.label}政策解读工作情况的通报"


def written(day: date) -> str:
    """2026年7月15日."""
    return f"{day.year}年{day.month}月{day.day}日"


def opening(found: Monitoring) -> list[str]:
    """What the report speaks of, and from which state."""
    period = found.period
    span = f"{written(period.start)}至{written(period.end)}"
    state = f"（按 {found.commit} 这次提交的文件）" if found.commit else ""
    lines = [
        f"按照“{found.standard}”的要求，现将{period.label}（{span}发布的文件）政策解读工作情况通报如下。"
        f"数据统计到{written(found.as_of)}{state}。"
    ]
    if not found.over:
        lines.append("本期还没有结束，以后发布的文件不在内。")
    return lines


def overall(found: Monitoring) -> list[str]:
    """总体情况 in sentences."""
    rows = found.rows
    if not rows:
        return [f"本期没有主动公开的政策文件。{_drafts(found)}"]
    number = {count: f"{counted(count, rows)}份" for count in COUNTS}
    lines = [
        f"本期主动公开政策文件{number[POLICIES]}，应解读{number[DUE]}，已解读{number[INTERPRETED]}，"
        f"解读率{percent(tenths(INTERPRETED_RATE, rows))}。其中，同步发布{number[IN_STEP]}，关联发布{number[LINKED]}，"
        f"已提交解读方案{number[PLANNED]}；合格{number[QUALIFIED]}，合格率{percent(tenths(QUALIFIED_RATE, rows))}。"
        + _drafts(found)
    ]
    forms = [f"{form.name}{amount}份" for form in BY_FORM if (amount := counted(form, rows))]
    if forms:
        lines.append(f"从解读形式看，{'、'.join(forms)}；除文字外还有其他形式的{number[DIVERSE]}。")
    return [*lines, *_left_out(found)]


def _drafts(found: Monitoring) -> str:
    if not found.drafts:
        return ""
    interpreted = sum(bool(row.readings) for row in found.drafts)
    return f"另有征求意见稿{len(found.drafts)}份（{interpreted}份有解读），不计入上面各数。"


def _left_out(found: Monitoring) -> list[str]:
    lines = []
    if found.undated:
        lines.append(
            f"有{len(found.undated)}份已发布的政策没有写发布日期，不知道属于哪一期，没有计入：{'、'.join(found.undated)}。"
        )
    if found.unreadable:
        lines.append(f"有{len(found.unreadable)}个文件读不出来，没有计入：{'、'.join(found.unreadable)}。")
    return lines


def compared(found: Monitoring) -> list[str]:
    """变化趋势 in sentences: this period against the one before."""
    if len(found.trend) < 2:
        return ["这是有数据的第一期，没有可比的历期。"]
    (earlier, before), (_, now) = found.trend[-2:]
    if not before:
        return [f"上一期（{earlier.label}）没有主动公开的政策文件，不比较。"]
    change = counted(POLICIES, now) - counted(POLICIES, before)
    parts = [f"主动公开政策文件{_more(change, '份')}"]
    for rate in (INTERPRETED_RATE, QUALIFIED_RATE):
        ours, theirs = tenths(rate, now), tenths(rate, before)
        if ours is not None and theirs is not None:
            step = ours - theirs
            points = f"{abs(step) // 10}.{abs(step) % 10}个百分点"
            parts.append(f"{rate.name}{'持平' if not step else ('提高' if step > 0 else '下降') + points}")
    return [f"与上一期（{earlier.label}）相比，{'，'.join(parts)}。"]


def _more(change: int, unit: str) -> str:
    return "一样多" if not change else f"{'增加' if change > 0 else '减少'}{abs(change)}{unit}"


def groups(found: Monitoring) -> list[Group]:
    """存在问题 by kind: what is missing first, then what came late, then the findings."""
    kinds: dict[str, list[tuple[Row, Problem]]] = {}
    for row in sorted(found.rows, key=lambda row: (row.unit, row.published, row.id)):
        for problem in row.problems:
            kinds.setdefault(problem.kind, []).append((row, problem))
    named = sorted(
        kinds.items(), key=lambda each: (_FIRST.index(each[0]) if each[0] in _FIRST else len(_FIRST), each[0])
    )
    return [
        Group(f"（{_numeral(place)}）{_heading(kind)}（{_documents(items)}份）", kind, tuple(items))
        for place, (kind, items) in enumerate(named)
    ]


def _heading(kind: str) -> str:
    return kind if kind in _FIRST else f"{kind}方面的问题"


def _numeral(place: int) -> str:
    return _NUMERALS[place] if place < len(_NUMERALS) else str(place + 1)


def _documents(items: list[tuple[Row, Problem]]) -> int:
    return len({row.id for row, _ in items})


def line(row: Row, problem: Problem) -> str:
    """One problem, without the finding behind it."""
    number = f"（{row.number}）" if row.number else ""
    note = f"（{problem.note}）" if problem.note else ""
    return f"{row.unit}《{row.title}》{number}：{problem.fact}{note}。"


def evidence(problem: Problem) -> str:
    """The finding behind a problem: rule, level, place."""
    level = f"[{problem.level}]" if problem.level else ""
    return f"{problem.code}{level} {problem.path}:{problem.line}"


def demands(found: Monitoring) -> list[str]:
    """工作要求: one paragraph for each kind of problem, with the units it is meant for."""
    lines = []
    for group in groups(found):
        units = "、".join(sorted({row.unit for row, _ in group.found}))
        amount = len({row.id for row, _ in group.found})
        lines.append(f"{_heading(group.kind)}（{amount}份，{units}）：{demand(group.kind)}。")
    if not lines:
        lines.append("本期没有发现问题。继续做到政策与解读同步起草、同步审签、同步发布，应解读尽解读。")
    return lines
