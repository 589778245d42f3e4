"""The state of a pair's pages changes with every document that these may show."""

from __future__ import annotations

from generator.publication import Publication
from generator.site.states import States
from tests.unit.outputs.test_caveats import read
from tests.unit.test_publication import item, policy, public


def _published(last: str) -> Publication:
    """One interpretation covers two policies, the second of which changes 《停车办法》; a later document changes that again."""
    return public(
        policy("2026-a"),
        read("2026-b", "一改", "2026-03-02", "将《停车办法》第二条修改为：“新的。”"),
        read("2026-c", "二改", "2026-04-02", last),
        read("2024-a", "停车办法", "2024-02-01", "**第二条** 旧的。", ""),
        item("2026-a", "2026-a", "2026-b"),
    )


def test_a_document_that_changes_a_change_again_is_looked_at_though_it_is_three_steps_away() -> None:
    states = []
    for last in ("删去《停车办法》第二条。", "删去《停车办法》第三条。"):
        shown = _published(last)
        states += [States(shown).of_pair(pair) for pair in shown.pairs if pair.id == "2026-a"]
    assert len(set(states)) == len(states) == 2
