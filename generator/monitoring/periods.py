"""Months, quarters and years as they are written: 2026-07, 2026Q3, 2026."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII | re.IGNORECASE)
_ORDINALS = "一二三四"
MONTHS = {"year": 12, "quarter": 3, "month": 1}
SHAPE = "年份、季度或月份，如 2026、2026Q3、2026-07"


class PeriodError(ValueError):
    """The text names no period; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Period:
    """`kind` is year, quarter or month; `number` counts within the year from 1."""

    kind: str
    year: int
    number: int = 1

    @property
    def name(self) -> str:
        """As it is written: 2026Q3."""
        return {
            "year": f"{self.year}",
            "quarter": f"{self.year}Q{self.number}",
            "month": f"{self.year}-{self.number:02}",
        }[self.kind]

    @property
    def label(self) -> str:
        """As it is read: 2026年第三季度."""
        tail = {"year": "", "quarter": f"第{_ORDINALS[(self.number - 1) % 4]}季度", "month": f"{self.number}月"}
        return f"{self.year}年{tail[self.kind]}"

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, (self.number - 1) * MONTHS[self.kind] + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        month = self.number * MONTHS[self.kind]
        return date(self.year, 12, 31) if month == 12 else date(self.year, month + 1, 1) - timedelta(days=1)

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.start <= day <= self.end

    def before(self) -> Period:
        """The period of the same kind that ends the day before this one begins."""
        if self.number > 1:
            return Period(self.kind, self.year, self.number - 1)
        return Period(self.kind, self.year - 1, 12 // MONTHS[self.kind])


def parse(text: str) -> Period:
    """The period that a text names. Raises PeriodError."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise PeriodError(f"“{text[:20]}”不是一个时期，写{SHAPE}")
    year = int(found["year"])
    if not 1949 <= year <= 2999:
        raise PeriodError(f"“{text[:20]}”不在 1949 年到 2999 年之间")
    if found["quarter"]:
        return Period("quarter", year, int(found["quarter"]))
    return Period("month", year, int(found["month"])) if found["month"] else Period("year", year)
