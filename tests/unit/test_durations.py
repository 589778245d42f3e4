"""Time limits in every written form."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.durations import Kind, counted, durations, shown


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("10个工作日", 10, "工作日"),
        ("十个工作日内", 10, "工作日"),
        ("二十个工作日", 20, "工作日"),
        ("10工作日", 10, "工作日"),
        ("10 个工作日", 10, "工作日"),
        ("３个工作日", 3, "工作日"),
        ("自受理之日起15日内", 15, "日"),
        ("十五日内", 15, "日"),
        ("7天", 7, "日"),
        ("5个自然日", 5, "日"),
        ("1个月", 1, "月"),
        ("半个月", Fraction(1, 2), "月"),
        ("一个半月", Fraction(3, 2), "月"),
        ("半年内", Fraction(1, 2), "年"),
        ("两周", 2, "周"),
        ("24小时内", 24, "小时"),
        ("不超过20个工作日", 20, "工作日"),
        ("有异议的5个工作日内核实", 5, "工作日"),
    ],
)
def test_a_number_of_days(text: str, value: Fraction | int, unit: str) -> None:
    (found,) = counted(text)
    assert (found.value, found.low, found.unit) == (value, value, unit)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text", ["3—5个工作日", "3-5个工作日", "3至5个工作日", "3个工作日至5个工作日", "三到五个工作日"]
)
def test_a_range(text: str) -> None:
    (found,) = counted(text)
    assert (found.low, found.value, found.unit) == (Fraction(3), Fraction(5), "工作日")


@pytest.mark.parametrize(
    "text",
    [
        "3月20日前",
        "5月11日至20日",
        "2026年4月1日起施行",
        "每季度第一个月20日前",
        "工作日8:30至12:00",
        "第三个工作日",
        "每个工作日",
    ],
)
def test_dates_and_hours_are_no_time_limits(text: str) -> None:
    assert counted(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [("当场", Kind.AT_ONCE), ("即时办结", Kind.AT_ONCE), ("随时可办", Kind.ANY_TIME), ("按季度发放", Kind.PERIODIC)],
)
def test_words_instead_of_numbers(text: str, kind: Kind) -> None:
    assert [found.kind for found in durations(text)] == [kind]


def test_it_is_shown_as_it_is_written() -> None:
    assert [shown(Fraction(10), "工作日"), shown(Fraction(10), "日"), shown(Fraction(3, 2), "月")] == [
        "10个工作日",
        "10日",
        "1.5个月",
    ]
