"""Who was chosen in which selection, as pages show it: of the published list only, never of the ranking behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.outputs.views import InterpretationLine, PolicyLine, interpretation_line, policy_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Choice, FinalList, Policy, Selection
    from generator.publication import Publication

BASE = "showcase/"


@dataclass(frozen=True, slots=True)
class Award:
    """The mark on a page of one that was chosen: what it says and where it leads."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Winner:
    """One that was chosen: `points` as written on the list, `changed` when a document was edited since."""

    policy: PolicyLine
    readings: tuple[InterpretationLine, ...]
    unit: str
    category: str
    points: str
    comment: str
    changed: bool


def selection_url(selection: Selection) -> str:
    """The address of a selection's page."""
    return f"{BASE}{selection.year}/"


def published(publication: Publication) -> Iterator[tuple[Selection, FinalList]]:
    """The selections whose list is public, the newest first."""
    for selection in sorted(publication.selections, key=lambda each: each.year, reverse=True):
        if selection.final:
            yield selection, selection.final


def awards(policies: tuple[Policy, ...], publication: Publication) -> list[Award]:
    """The marks of the pairs of these policies, the newest first."""
    wanted = {policy.id for policy in policies}
    return [
        Award(f"{selection.year}年优秀解读案例", selection_url(selection))
        for selection, final in published(publication)
        if any(choice.id in wanted for choice in final.chosen)
    ]


def winners(final: FinalList, publication: Publication) -> list[Winner]:
    """Those of a list whose pages the public can open, in the order of the list."""
    return [_winner(choice, publication) for choice in final.chosen if choice.id in publication.policies]


def _winner(choice: Choice, publication: Publication) -> Winner:
    policy = publication.policies[choice.id]
    readings = publication.explained_by(policy)
    current = {each.path.removeprefix("content/"): each.digest for each in (policy, *readings)}
    units = dict.fromkeys(item.unit for item in readings if item.unit)
    return Winner(
        policy_line(policy, publication),
        tuple(interpretation_line(item) for item in readings),
        "、".join(units) or policy.unit or "",
        choice.category,
        "" if choice.points is None else f"{choice.points // 100}.{choice.points % 100:02d}",
        choice.comment,
        any(current.get(path) != digest for path, digest in choice.digests.items()),
    )
