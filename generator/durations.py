"""Time limits in every written form: 10个工作日, 十个工作日内, 3—5个工作日, 半个月, 当场, 随时可办, 按季度."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from generator.quantities import number


class Kind(StrEnum):
    """What sort of time limit it is."""

    COUNTED = "计数"
    AT_ONCE = "当场"
    ANY_TIME = "随时"
    PERIODIC = "定期"


@dataclass(frozen=True, slots=True)
class Duration:
    """A time limit with its place in the text; `low` differs from `value` for a range (3—5个工作日), both are 0 unless counted."""

    kind: Kind
    value: Fraction
    unit: str
    low: Fraction
    start: int
    end: int
    text: str


_NUMERAL = "零〇一二两三四五六七八九十百半"
_AMOUNT = f"\\d{{1,4}}(?:\\.\\d)?|[{_NUMERAL}]{{1,5}}"
_COUNTED = re.compile(
    f"(?<![\\d.{_NUMERAL}第每月])({_AMOUNT})(?:\\s?个?(?:工作日|日|天|月)?\\s?[-—–－~～至到]{{1,2}}\\s?({_AMOUNT}))?"
    r"\s?(个?半)?\s?(个?工作日|个?自然日|个?日历日|个?小时|个月|月内|(?<=半)月|个?星期|周|天|日(?![前起常出报])|年(?=以?内))"
)
_UNITS = {"自然日": "日", "日历日": "日", "天": "日", "星期": "周", "月内": "月"}
_AT_ONCE = re.compile("当场|当日|当天|即时|即办|即到即办|即来即办|立等可取|立即|马上|现场办结|秒批")
_ANY_TIME = re.compile("随时|随到随[办审受]|全年|长期|不限时?|常年")
_PERIODIC = re.compile("每[年月季周日]度?|按[年月季周]度?|逐[年月]|分批|定期")
_DATED = re.compile(r"[\d一二三四五六七八九十]月$|日[至到—~-]{1,2}$")


def durations(text: str) -> tuple[Duration, ...]:
    """Every time limit of a text, in order; dates (3月20日, 每月20日前) are none."""
    found = list(each_counted(text))
    for kind, pattern in ((Kind.AT_ONCE, _AT_ONCE), (Kind.ANY_TIME, _ANY_TIME), (Kind.PERIODIC, _PERIODIC)):
        found += [
            Duration(kind, Fraction(0), "", Fraction(0), hit.start(), hit.end(), hit.group())
            for hit in pattern.finditer(text)
        ]
    return tuple(sorted(found, key=lambda each: each.start))


def counted(text: str) -> tuple[Duration, ...]:
    """Those of them that are a number of days, months …"""
    return tuple(each_counted(text))


def each_counted(text: str) -> Iterator[Duration]:
    """The same one by one: a long text may hold thousands."""
    for hit in _COUNTED.finditer(text):
        if _DATED.search(text, max(0, hit.start() - 4), hit.start()):
            continue
        first, second = _amount(hit.group(1)), _amount(hit.group(2)) if hit.group(2) else None
        if first is None or (hit.group(2) and second is None):
            continue
        half = Fraction(1, 2) if hit.group(3) else Fraction(0)
        unit = hit.group(4).removeprefix("个")
        value = (first if second is None else second) + half
        yield Duration(Kind.COUNTED, value, _UNITS.get(unit, unit), first + half, hit.start(), hit.end(), hit.group())


def _amount(text: str) -> Fraction | None:
    if text == "半":
        return Fraction(1, 2)
    if text[0].isdigit():
        return Fraction(text)
    value = number(text)
    return None if value is None else Fraction(value)


def shown(value: Fraction, unit: str) -> str:
    """A time limit as messages write it."""
    amount = str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
    return f"{amount}{'个' if unit in ('工作日', '月', '小时') else ''}{unit}"


def quoted(duration: Duration) -> str:
    """A time limit as messages quote it: 3天 where the text says so, rather than 3日."""
    days = duration.unit == "日" and duration.text.endswith("天") and duration.low == duration.value
    return duration.text if days else shown(duration.value, duration.unit)
