"""What outputs compute before a template draws it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.model import Interpretation, Policy
from generator.outputs import pair_outputs, site_outputs
from generator.outputs.views import describe, mark_of, newest_first, round_label, site_meta
from generator.publication import Validity
from generator.settings import Settings
from tests.unit.test_publication import item, policy, public


def test_outputs_are_discovered_in_a_fixed_order() -> None:
    for outputs in (pair_outputs(), tuple(site_outputs().values())):
        names = [f"{output.__module__}.{output.__name__}" for output in outputs]
        assert len(names) > 1 and names == sorted(names)


def test_newest_first_and_equal_dates_by_id() -> None:
    documents = [
        Policy(id="b", path="", published=date(2026, 1, 1)),
        Policy(id="c", path="", published=date(2026, 2, 1)),
        Interpretation(id="a", path="", published=date(2026, 1, 1)),
    ]
    assert [item.id for item in newest_first(documents)] == ["c", "a", "b"]


def test_an_interpretation_of_several_policies_is_the_first_one_only_of_those_it_came_first_for() -> None:
    shown = public(
        policy("2023-a", published=date(2023, 4, 10)),
        policy("2026-b"),
        item("2023-a", published=date(2023, 4, 10)),
        item("2023-a.tujie", "2023-a", published=date(2023, 4, 12)),
        item("2023-a.wenda", "2023-a", published=date(2023, 9, 1), round=2),
        item("2026-b", "2026-b", "2023-a"),
    )
    old, new = shown.policies["2023-a"], shown.policies["2026-b"]
    labels = {key: round_label(one, (old, new), shown) for key, one in shown.interpretations.items()}
    assert labels == {
        "2023-a": "首次解读",
        "2023-a.tujie": "首次解读",
        "2023-a.wenda": "第2次解读",
        "2026-b": "合并解读",
    }
    assert round_label(shown.interpretations["2026-b"], (new,), shown) == "首次解读"


def test_a_mark_says_the_day_it_speaks_for() -> None:
    mark = mark_of(Validity("已修改", "已由《关于修改《甲》的通知》修改"), date(2026, 11, 24))
    assert (mark.tone, mark.as_of, mark.in_force) == ("warn", "2026年11月24日", True)
    assert mark.reason == "已由《关于修改〈甲〉的通知》修改"


def test_a_description_is_one_line_of_limited_length() -> None:
    assert describe(Policy(id="a", path=""), "甲\n 乙") == "甲 乙"
    assert describe(Policy(id="a", path=""), "长" * 200) == "长" * 119 + "…"


def test_meta_names_without_a_value_are_left_out() -> None:
    assert site_meta(Settings(Path()), "", "首页", "首页") == [
        ("SiteName", "政策文件与政策解读"),
        ("ColumnName", "首页"),
        ("ColumnType", "首页"),
    ]
