"""Line breaks in Chinese text, measured without a font."""

from __future__ import annotations

import pytest

from generator.render.flow.text import balanced, clean, width, wrap


def test_a_chinese_glyph_is_one_em_and_a_digit_less() -> None:
    assert width("工作日", 10) == 30
    assert width("10", 10) == pytest.approx(12)


def test_what_xml_forbids_or_nobody_sees_is_left_out() -> None:
    assert clean("甲\x00\x0b乙\ud800\u200b\n 丙\uffff") == "甲乙 丙"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("材料是否齐全？", ("材料是否", "齐全？")),
        ("一二三四，五六", ("一二三", "四，五六")),
        ("一二三（四五）", ("一二三", "（四五）")),
        ("一二三10个月", ("一二三", "10个月")),
        ("一二三abcd", ("一二三", "abcd")),
    ],
)
def test_marks_numbers_and_words_are_not_torn(text: str, expected: tuple[str, ...]) -> None:
    assert wrap(text, 10, 44, 9) == expected


def test_what_does_not_fit_ends_in_dots() -> None:
    assert wrap("一二三四五六七八九十", 10, 40, 2) == ("一二三四", "五六七…")


def test_a_word_that_no_line_holds_is_cut() -> None:
    assert all(width(line, 10) <= 70 for line in wrap("x" * 60, 10, 70, 99))


def test_no_glyph_stands_alone_on_the_last_line() -> None:
    assert wrap("一二三四五六七", 10, 60, 3) == ("一二三四五六", "七")
    assert balanced("一二三四五六七", 10, 60, 3) == ("一二三四", "五六七")
