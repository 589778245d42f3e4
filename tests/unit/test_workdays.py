"""Working days as the State Council arranges them, and estimates beyond."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from generator.workdays import Calendar


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), 0),
        (date(2026, 3, 2), date(2026, 3, 9), 5),
        (date(2026, 3, 6), date(2026, 3, 7), 0),  # Friday to Saturday
        (date(2026, 2, 13), date(2026, 2, 24), 2),  # 春节: only the worked Saturday 14 and Tuesday 24
        (date(2024, 9, 30), date(2024, 10, 8), 1),  # 国庆
        (date(2026, 3, 9), date(2026, 3, 2), -5),
    ],
)
def test_working_days_count_holidays_and_worked_weekends(start: date, end: date, days: int) -> None:
    assert Calendar().days_between(start, end) == (days, False)


def test_beyond_the_table_weekdays_stand_in_and_it_is_said() -> None:
    assert Calendar().days_between(date(2031, 3, 3), date(2031, 3, 10)) == (5, True)
    assert Calendar().days_between(date(1990, 3, 5), date(1990, 3, 6)) == (1, True)


def test_a_site_adds_its_own_days() -> None:
    calendar = Calendar(holidays={date(2026, 3, 3)}, workdays={date(2026, 3, 7)})
    assert not calendar.is_workday(date(2026, 3, 3))
    assert calendar.is_workday(date(2026, 3, 7))
    assert calendar.days_between(date(2026, 3, 2), date(2026, 3, 9)) == (5, False)


def test_own_days_are_no_estimate() -> None:
    calendar = Calendar(workdays={date(2031, 3, 4)})
    assert calendar.days_between(date(2031, 3, 3), date(2031, 3, 4)) == (1, False)


def test_the_last_day_of_a_deadline() -> None:
    calendar = Calendar()
    assert calendar.last_day(date(2026, 2, 13), 3) == date(2026, 2, 25)
    assert calendar.last_day(date(2026, 2, 13), 0) == date(2026, 2, 13)
    assert calendar.last_day(date.max, 3) == date.max


def test_a_mistyped_year_is_not_counted_day_by_day() -> None:
    days, estimated = Calendar().days_between(date.min, date.max)
    assert estimated
    assert days == (date.max - date.min).days * 5 // 7


def test_the_table_is_imported_only_when_days_are_counted() -> None:
    code = "import sys, generator.workdays; sys.exit('chinese_calendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
