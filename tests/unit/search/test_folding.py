"""What counts as the same spelling, and the pieces a text is found by."""

from __future__ import annotations

import pytest

from generator.search.folding import WHOLE, bare, fold, grams, runs, whole_grams


@pytest.mark.parametrize(
    "written",
    [
        "示政办规〔2026〕3号",
        "示政办规[2026]3号",
        "示政办规【2026】3号",
        "示政办规（2026）3号",
        "示政办规(2026)3号",
        "示政办规 〔２０２６〕 3 号",
    ],
)
def test_a_number_reads_the_same_in_every_style_of_brackets(written: str) -> None:
    assert fold(written) == "示政办规(2026)3号"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("租 房　补\t贴", "租房补贴"),
        ("Wi Fi 6 覆盖", "wi fi 6覆盖"),
        ("App  Store", "app store"),
        ("２０２６年", "2026年"),
        ("2026—2030年", "2026-2030年"),
        ("2026——2030年", "2026-2030年"),
        ("“一件事”", "一件事"),
        ("关于修改《甲〈乙〉办法（试行）》的通知", "关于修改甲乙办法试行的通知"),
        ("甲——乙（3）", "甲乙(3)"),
        ("补\u200b贴\ufeff", "补贴"),
        ("60㎡", "60m2"),
        ("", ""),
        (" 补贴 ", "补贴"),
    ],
)
def test_spellings_that_readers_take_to_be_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_stretches_end_at_punctuation_but_not_inside_a_number() -> None:
    assert runs(fold("依据《办法》（示政办规〔2026〕3号），补贴1.5%。")).split() == [
        "依据办法示政办规(2026)3号",
        "补贴1.5%",
    ]


def test_grams_are_the_single_characters_and_pairs_of_each_stretch() -> None:
    expected = {"租", "房", "补", "租房", "贴", "补贴"}
    found = {gram.to_bytes(4, "little").decode("utf-16-le").rstrip("\0") for gram in grams("租房\n补贴")}
    assert found == expected


@pytest.mark.parametrize("text", ["", "租", "租\n房", "\n", "𠮷野"])
def test_grams_of_very_short_texts(text: str) -> None:
    units = [unit for unit in memoryview(text.encode("utf-16-le")).cast("H") if unit != ord("\n")]
    assert set(units) <= grams(text)
    assert len(grams(text)) == len(units) + (1 if text == "𠮷野" else 0) * 2


def test_a_whole_name_is_told_from_a_part_of_a_longer_one_and_its_punctuation_does_not_count() -> None:
    assert whole_grams(["租房补贴"]) == whole_grams(["“租房”补贴"])
    assert whole_grams(["租房补贴"]).isdisjoint(whole_grams(["租房", "租房补贴办法"]))
    assert all(gram & 0xFFFF == WHOLE and gram < 2**32 for gram in whole_grams(["租房补贴", "a", ""]))


@pytest.mark.parametrize(
    "typed", ["计划（2026—2028年）", "计划2026-2028年", "《计划》[2026－2028年]", "计划：2026 2028年"]
)
def test_a_name_without_its_marks_is_the_same_however_they_were_typed(typed: str) -> None:
    assert bare(typed) == "计划2026-2028年"
