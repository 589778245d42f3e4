"""A finding is known again after lines were added above it, and two findings never share a fingerprint."""

from __future__ import annotations

from dataclasses import replace

from generator.finding import Finding, Level
from generator.fingerprints import fingerprints, identity
from generator.model import Position

ONE = Finding("ZJ803", Level.WARN, Position("content/policies/2026-a.md", 9, 2), "第 9 行的表格没有写完", "补上")


def test_moving_down_changes_nothing() -> None:
    moved = replace(ONE, position=Position(ONE.position.path, 19, 2), message="第 19、20 行的表格没有写完")
    assert fingerprints([ONE]) == fingerprints([moved])


def test_rule_file_and_text_each_count() -> None:
    others = [
        replace(ONE, code="ZJ802"),
        replace(ONE, message="第 9 行的表格写完了"),
        replace(ONE, position=Position("content/policies/2026-b.md", 9, 2)),
    ]
    assert len({identity(item) for item in (ONE, *others)}) == 4


def test_what_is_said_twice_gets_two_fingerprints_that_stay() -> None:
    first, second = fingerprints([ONE, ONE])
    assert first != second
    assert fingerprints([ONE]) == [first]


def test_figures_that_are_no_line_numbers_count() -> None:
    assert identity(replace(ONE, message="晚 7 天")) != identity(replace(ONE, message="晚 30 天"))
