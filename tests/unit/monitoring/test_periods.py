"""Months, quarters and years."""

from __future__ import annotations

from datetime import date

import pytest

from generator.monitoring.periods import Period, PeriodError, parse


@pytest.mark.parametrize(
    ("text", "label", "start", "end", "before"),
    [
        ("2026Q3", "2026年第三季度", date(2026, 7, 1), date(2026, 9, 30), "2026Q2"),
        ("2026q1", "2026年第一季度", date(2026, 1, 1), date(2026, 3, 31), "2025Q4"),
        ("2026Q4", "2026年第四季度", date(2026, 10, 1), date(2026, 12, 31), "2026Q3"),
        ("2026-07", "2026年7月", date(2026, 7, 1), date(2026, 7, 31), "2026-06"),
        ("2024-02", "2024年2月", date(2024, 2, 1), date(2024, 2, 29), "2024-01"),
        ("2026-01", "2026年1月", date(2026, 1, 1), date(2026, 1, 31), "2025-12"),
        ("2025-12", "2025年12月", date(2025, 12, 1), date(2025, 12, 31), "2025-11"),
        ("2026", "2026年", date(2026, 1, 1), date(2026, 12, 31), "2025"),
    ],
)
def test_a_period_knows_its_days(text: str, label: str, start: date, end: date, before: str) -> None:
    period = parse(text)
    assert (period.label, period.start, period.end) == (label, start, end)
    assert period.before() == parse(before)
    assert period.before().end < start
    assert parse(period.name) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026Q0",
        "2026Q5",
        "2026-13",
        "2026-00",
        "2026-7",
        "26Q1",
        "２０２６Q1",
        "2026 Q1",
        "三季度",
        "1848Q1",
        "3000",
    ],
)
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(PeriodError, match=r"不是一个时期|不在"):
        parse(text)


def test_quarters_of_a_year_hold_each_day_once() -> None:
    quarters = [Period("quarter", 2026, number) for number in range(1, 5)]
    days = [date.fromordinal(at) for at in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    assert all(sum(quarter.holds(day) for quarter in quarters) == 1 for day in days)
