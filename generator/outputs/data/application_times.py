"""The time in which one can apply, where a guide states both days: 2026年3月1日至4月30日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Interpretation

_LABEL = re.compile(r"(?:集中)?(?:申报|申请|受理|报名|登记|提交)(?:的?起止)?(?:时间|期限|日期)")
_DAYS = re.compile(
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:起)?[至到—~～－-]{1,2}"
    r"(?:(?P<last_year>\d{4})年)?(?:(?P<last_month>\d{1,2})月)?(?P<last_day>\d{1,2})日"
)


@dataclass(frozen=True, slots=True)
class Times:
    """The row's label, the first and the last day, and the row as written."""

    label: str
    first: date
    last: date
    text: str


def application_times(item: Interpretation) -> Iterator[Times]:
    """Each span of days that a guide of this interpretation gives for applying; spans without a year are not guessed at."""
    for card in item.body.cards:
        for row in card.rows if card.kind == "guide" else ():
            if not _LABEL.fullmatch(row.label):
                continue
            for value in row.values:
                for found in _DAYS.finditer(value):
                    days = _span(found)
                    if days:
                        yield Times(row.label, *days, value)


def _span(found: re.Match[str]) -> tuple[date, date] | None:
    """The two days, or None when one of them does not exist or they stand the wrong way round."""
    year, month = int(found["year"]), int(found["month"])
    try:
        first = date(year, month, int(found["day"]))
        last = date(int(found["last_year"] or year), int(found["last_month"] or month), int(found["last_day"]))
    except ValueError:
        return None
    return (first, last) if first <= last else None
