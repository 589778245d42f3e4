"""The words that mean the same: the shipped table, and how an office's own goes before it."""

from __future__ import annotations

from collections import Counter

from generator.search.folding import fold
from generator.search.vocabulary import groups


def everywhere(word: str) -> bool:
    return bool(word)


def test_the_shipped_table_has_no_word_twice_and_no_group_of_one() -> None:
    shipped = groups((), everywhere)
    assert len(shipped) >= 60
    assert all(len(words) >= 2 for words in shipped)
    assert [word for word, count in Counter(word for words in shipped for word in words).items() if count > 1] == []
    assert all(len(word) >= 2 and word == fold(word) for words in shipped for word in words)


def test_a_group_of_the_office_takes_the_place_of_the_shipped_ones_it_touches() -> None:
    found = groups([("公租房", "惠民房")], everywhere)
    assert [words for words in found if "公租房" in words] == [["公租房", "惠民房"]]
    assert not any("公共租赁住房" in words for words in found)


def test_a_line_of_one_word_switches_its_group_off() -> None:
    assert not any("公租房" in words for words in groups([("公租房",)], everywhere))


def test_a_group_is_left_out_when_nothing_could_be_found_by_it() -> None:
    found = groups([("房补", "租金补贴")], lambda word: word in ("租金补贴", "低保"))
    assert [words[0] for words in found] == ["房补", "低保"]
