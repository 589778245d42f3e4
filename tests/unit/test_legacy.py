"""What counts as published before the office took up the rules; new work never does."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.legacy import legacy_paths
from generator.model import Interpretation, Policy
from generator.reader import assemble

CUTOFF = date(2024, 12, 31)
OLD, NEW = date(2024, 3, 1), date(2026, 3, 1)


def policy(key: str, **dates: date) -> Policy:
    return Policy(id=key, path=f"content/policies/{key}.md", **dates)  # type: ignore[arg-type] # dates only


def item(*targets: str, **values: Any) -> Interpretation:
    return Interpretation(id="i", path="content/interpretations/i.md", targets=targets, **values)


def test_old_pairs_are_legacy_also_when_the_interpretation_has_no_date() -> None:
    for dates in ({}, {"published": OLD}):
        paths = legacy_paths(assemble([policy("a", published=OLD), item("a", **dates)]), CUTOFF)
        assert paths == {"content/policies/a.md", "content/interpretations/i.md"}


def test_a_new_policy_is_not_made_old_by_its_interpretation() -> None:
    assert legacy_paths(assemble([policy("a", published=NEW), item("a", published=OLD)]), CUTOFF) == set()


def test_no_written_date_may_lie_after_the_cutoff() -> None:
    assert legacy_paths(assemble([policy("a", published=OLD, signed=NEW)]), CUTOFF) == set()
    assert legacy_paths(assemble([policy("a", published=OLD, formed=NEW)]), CUTOFF) == set()


def test_one_new_policy_makes_an_interpretation_new() -> None:
    corpus = assemble([policy("a", published=OLD), policy("b", published=NEW), item("a", "b", published=OLD)])
    assert legacy_paths(corpus, CUTOFF) == {"content/policies/a.md"}


def test_without_a_cutoff_nothing_is() -> None:
    assert legacy_paths(assemble([policy("a", published=OLD)]), None) == set()
