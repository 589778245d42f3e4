"""A pair as the first round sees it, and what a measure says of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.elements import find_sections

if TYPE_CHECKING:
    from generator.finding import Finding
    from generator.model import Interpretation, Pair, Position
    from generator.settings import Settings
    from generator.standards import Standard

FULL, HALF, NONE = Fraction(1), Fraction(1, 2), Fraction(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair as it stood on the base day, with the findings of the check on its documents."""

    pair: Pair
    findings: tuple[Finding, ...]
    settings: Settings
    standard: Standard

    @property
    def first(self) -> tuple[Interpretation, ...]:
        """The interpretations of the first round."""
        return self.pair.first_round

    def of(self, prefixes: tuple[str, ...]) -> tuple[Finding, ...]:
        """The findings whose code begins so."""
        return tuple(finding for finding in self.findings if finding.code.startswith(prefixes))


@dataclass(frozen=True, slots=True)
class Measure:
    """`evidence` is what was found, each a line with its place; `lacking` is what would gain the rest, empty when it is full."""

    share: Fraction
    evidence: tuple[str, ...]
    lacking: tuple[str, ...] = ()


def place(position: Position) -> str:
    """A place as evidence names it."""
    return f"{position.path}:{position.line}"


def sections(entry: Entry) -> dict[str, Position]:
    """The elements that the first round has a section or a block for, with where it begins."""
    found: dict[str, Position] = {}
    for item in entry.first:
        for key, section in find_sections(item.body).items():
            found.setdefault(key, section.position)
        for flow in item.body.flows:
            found.setdefault("flow", flow.position)
        for card in item.body.cards:
            found.setdefault(card.kind, card.position)
    return found


def part(have: int, of: int) -> Fraction:
    """So many of so many, as a share; all of none is all."""
    return Fraction(min(have, of), of) if of else FULL
