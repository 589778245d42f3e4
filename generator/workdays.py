"""Chinese working days: weekends, public holidays (休) and worked weekend days (班), as the State Council arranges them each year.

Beyond the years whose arrangement is known, weekdays stand in and the answer is marked as an estimate (估算).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
_COUNTED = 3660  # longer spans (a mistyped year) are not counted day by day


@cache
def _arrangement() -> tuple[Callable[[date], bool], frozenset[int]]:
    """The published table, imported only when a deadline is really counted: whether a day is worked, and the years it knows."""
    import chinese_calendar
    from chinese_calendar.constants import holidays

    return chinese_calendar.is_workday, frozenset(day.year for day in holidays)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The published arrangement plus a site's own days: `holidays` are not worked, `workdays` are."""

    holidays: Collection[date] = field(default_factory=frozenset)
    workdays: Collection[date] = field(default_factory=frozenset)

    def is_workday(self, day: date) -> bool:
        """Whether offices work on this day."""
        if day in self.holidays:
            return False
        if day in self.workdays:
            return True
        is_workday, years = _arrangement()
        return is_workday(day) if day.year in years else day.weekday() < 5

    def is_estimated(self, day: date) -> bool:
        """Whether nothing but the weekday speaks for this day."""
        return day.year not in _arrangement()[1] and day not in self.holidays and day not in self.workdays

    def days_between(self, start: date, end: date) -> tuple[int, bool]:
        """The working days after `start` up to and including `end` (negative when `end` is earlier), and whether it is an estimate."""
        if end < start:
            days, estimated = self.days_between(end, start)
            return -days, estimated
        apart = (end - start).days
        if apart > _COUNTED:
            return apart * 5 // 7, True
        span = [start + _DAY * offset for offset in range(1, apart + 1)]
        return sum(map(self.is_workday, span)), any(map(self.is_estimated, span))

    def last_day(self, start: date, days: int) -> date:
        """The last day of a deadline of so many working days after `start`; `start` itself for none."""
        day = start
        while days > 0 and day < date.max:
            day += _DAY
            days -= self.is_workday(day)
        return day
