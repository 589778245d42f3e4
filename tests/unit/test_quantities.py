"""Figures with their units, in every written form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.quantities import number, quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每人300元", [("300", "元")]),
        ("３００ 元、三百元、叁佰元、0.03万元", [("300", "元")] * 4),
        ("1,234.5元", [("1234.5", "元")]),
        ("一万五千元和1.2亿元", [("15000", "元"), ("120000000", "元")]),
        ("百分之三十、30％、三成以上、千分之五", [("30", "%"), ("30", "%"), ("30", "%"), ("0.5", "%")]),
        ("7千瓦、5千克、四成是20元", [("7", "千瓦"), ("5", "公斤"), ("40", "%"), ("20", "元")]),
        ("3至5年", [("3", "年"), ("5", "年")]),
        ("5至10万元", [("50000", "元"), ("100000", "元")]),
        ("500至1万元", [("500", "元"), ("10000", "元")]),
        ("一年半、一个半月、半年", [("1.5", "年"), ("1.5", "月"), ("0.5", "年")]),
        ("10个工作日、60个自然日、24个月", [("10", "工作日"), ("60", "天"), ("24", "月")]),
        ("18-60周岁", [("18", "岁"), ("60", "岁")]),
        ("每季度第一个月20日前", [("20", "天")]),
    ],
)
def test_figures_are_read_whatever_their_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.value, each.unit) for each in quantities(text)] == [
        (Decimal(value), unit) for value, unit in expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月5日",
        "第三年",
        "二〇二六年",
        "一次性补助",
        "十分重要",
        "千家万户",
        "万元",
        "十几年",
        "2023至2025年",
        "12月",
    ],
)
def test_dates_ordinals_and_idioms_are_no_figures(text: str) -> None:
    assert quantities(text) == ()


def test_a_figure_knows_where_it_stands() -> None:
    text = "补贴标准为每月３００元"
    (found,) = quantities(text)
    assert (text[found.start : found.end], found.text) == ("３００元", "３００元")


def test_no_more_figures_than_asked_for() -> None:
    assert len(quantities("1元" * 50, 7)) == 7


@pytest.mark.parametrize(("text", "value"), [("1.2万", "12000"), ("壹佰", "100"), ("3,000", "3000"), ("半", "0.5")])
def test_numbers(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


def test_words_are_no_numbers() -> None:
    assert [number(text) for text in ("", "元", "万", "三四百", "12a")] == [None] * 5
