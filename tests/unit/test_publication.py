"""What is public on a day, and whether it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.model import Interpretation, Policy, Stage
from generator.publication import Publication, normal_number, publish
from generator.reader import assemble
from generator.settings import Settings

TODAY = date(2026, 6, 1)


def policy(key: str, **values: Any) -> Policy:
    known: dict[str, Any] = {"title": key, "stage": Stage.PUBLISH, "published": date(2026, 3, 2)}
    return Policy(id=key, path=f"content/policies/{key}.md", **known | values)


def item(key: str, *targets: str, **values: Any) -> Interpretation:
    known: dict[str, Any] = {"title": key, "stage": Stage.PUBLISH, "published": date(2026, 3, 2)}
    return Interpretation(id=key, path=f"content/interpretations/{key}.md", targets=targets or (key,), **known | values)


def public(*documents: Policy | Interpretation, drafts: bool = False, as_of: date = TODAY) -> Publication:
    return publish(assemble(documents), Settings(Path()), as_of, drafts=drafts)


@pytest.mark.parametrize(
    "values",
    [
        {"stage": Stage.SIGN},
        {"stage": None},
        {"published": date(2026, 6, 2)},
        {"disclosure": "依申请公开"},
        {"disclosure": "不予公开"},
    ],
)
def test_what_is_not_public_is_not_shown(values: dict[str, Any]) -> None:
    assert public(policy("2026-a", **values), item("2026-a")).pairs == ()
    assert len(public(policy("2026-a", **values), item("2026-a"), drafts=True).pairs) == 1


def test_an_embargo_ends_for_both_halves_on_the_same_day() -> None:
    both = policy("2026-a", published=date(2026, 6, 2)), item("2026-a", published=date(2026, 6, 2))
    assert public(*both).pairs == ()
    assert public(*both, as_of=date(2026, 6, 2)).interpretations.keys() == {"2026-a"}


def test_a_later_round_in_draft_does_not_show() -> None:
    shown = public(policy("2026-a"), item("2026-a"), item("2026-a.2", "2026-a", round=2, stage=Stage.DRAFT))
    assert [found.id for found in shown.explained_by(shown.policies["2026-a"])] == ["2026-a"]


def test_one_interpretation_of_two_policies_is_linked_from_both() -> None:
    shown = public(policy("2026-a"), policy("2026-b"), item("2026-a", "2026-a", "2026-b"))
    assert [found.id for found in shown.explains(shown.interpretations["2026-a"])] == ["2026-a", "2026-b"]
    assert shown.explained_by(shown.policies["2026-b"]) == shown.explained_by(shown.policies["2026-a"])


@pytest.mark.parametrize(
    ("values", "state", "in_force"),
    [
        ({}, "有效", True),
        ({"expires": date(2026, 6, 1)}, "有效", True),
        ({"expires": date(2026, 5, 31)}, "失效", False),
        ({"effective": date(2026, 6, 2)}, "尚未施行", False),
        ({"effective": date(2026, 6, 2), "validity": "有效"}, "尚未施行", False),
        ({"effective": date(2026, 6, 2), "validity": "失效"}, "失效", False),
        ({"document_type": "征求意见稿"}, "征求意见", False),
        ({"validity": "有效（延续实施）", "expires": date(2026, 5, 31)}, "有效（延续实施）", True),
    ],
)
def test_validity_by_dates(values: dict[str, Any], state: str, in_force: bool) -> None:
    validity = public(policy("2026-a", **values)).validity["2026-a"]
    assert (validity.state, validity.in_force) == (state, in_force)


def test_validity_by_relations_named_by_id_or_number() -> None:
    old = policy("2024-a", number="示政办〔2024〕1号")
    by_number = policy("2026-b", amends=("示政办[2024]1 号",))
    by_id = policy("2026-c", repeals=("2024-a",))
    assert public(old, by_number).validity["2024-a"].state == "已修改"
    assert public(old, by_number, by_id).validity["2024-a"].state == "失效（提前废止）"
    assert [(line.kind, line.text) for line in public(old, by_number).relations["2024-a"]] == [("被修改", "2026-b")]


def test_a_repeal_works_from_the_day_it_takes_effect() -> None:
    both = policy("2024-a"), policy("2026-c", repeals=("2024-a",), effective=date(2026, 7, 1))
    assert public(*both).validity["2024-a"].state == "有效"
    assert public(*both, as_of=date(2026, 7, 1)).validity["2024-a"].state == "失效（提前废止）"


def test_numbers_are_compared_in_any_bracket() -> None:
    spellings = ["示政办〔2026〕12号", "示政办[2026]12号", "示政办【2026】12 号", "示政办（２０２６）12号"]
    assert len({normal_number(number) for number in spellings}) == 1


def test_a_relation_to_what_is_not_public_does_not_show_even_its_name() -> None:
    shown = public(
        policy("2026-a", amends=("2026-secret-plan", "示政办〔2020〕1号")), policy("2026-secret-plan", stage=Stage.SIGN)
    )
    assert [line.text for line in shown.relations["2026-a"]] == ["示政办〔2020〕1号"]


@pytest.mark.parametrize(
    ("draft", "final"),
    [
        ("甲区停车办法（征求意见稿）", "甲区停车办法"),
        ("甲区停车办法（第二次公开征求意见稿）", "甲区停车办法"),
        ("关于公开征求《甲区停车办法（征求意见稿）》意见的公告", "甲区人民政府关于印发《甲区停车办法》的通知"),
    ],
)
def test_a_draft_for_comment_is_followed_by_the_document_it_became(draft: str, final: str) -> None:
    shown = public(
        policy("2026-z", title=draft, document_type="征求意见稿", published=date(2026, 2, 1)),
        policy("2025-a", title=final, published=date(2025, 2, 1)),
        policy("2026-a", title=final),
        policy("2026-b", title=f"关于修改《{final}》的通知"),
    )
    assert [(line.kind, line.policy and line.policy.id) for line in shown.relations["2026-a"]] == [
        ("征求意见", "2026-z")
    ]
    assert [(line.kind, line.policy and line.policy.id) for line in shown.relations["2026-z"]] == [
        ("正式文件", "2026-a")
    ]
    assert shown.relations["2025-a"] == () == shown.relations["2026-b"]
    assert shown.validity["2026-z"].reason == f"正式文件《{final.replace('《', '〈').replace('》', '〉')}》已经发布"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, True),
        ({"validity": "失效"}, False),
        ({"validity": "失效（提前废止）"}, False),
        ({"document_type": "征求意见稿"}, False),
        ({"expires": date(2026, 5, 1)}, True),
        ({"expires": date(2026, 5, 1), "validity": "有效（延续实施）"}, False),
    ],
)
def test_the_last_day_is_told_only_while_it_says_something(values: dict[str, Any], told: bool) -> None:
    shown = public(policy("2026-a", **{"expires": date(2027, 5, 1), **values}))
    assert (shown.last_day(shown.policies["2026-a"]) is not None) == told
