"""The first round: every pair of the period with its gates, its points, and the evidence for each point."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.model import Stage
from generator.rules.selections import category_of, taking_part
from generator.showcase.entries import Entry, Measure
from generator.showcase.gates import Passage, Standing, passages
from generator.showcase.measures import measure
from generator.showcase.rubric import Item, items_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finding import Finding
    from generator.model import Category, Corpus, Pair, Policy, Selection
    from generator.publication import Publication
    from generator.standards import Standard


@dataclass(frozen=True, slots=True)
class Mark:
    """What one item earned: `points` of `most`."""

    item: Item
    points: Fraction
    most: Fraction
    measure: Measure


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that takes part: in which class, through which gates, with which points. One that fails a gate has no marks."""

    pair: Pair
    category: Category | None
    gates: tuple[Passage, ...]
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """The id of the pair."""
        return self.pair.id

    @property
    def passed(self) -> bool:
        """Whether it came through every gate."""
        return all(passage.passed for passage in self.gates)

    @property
    def title(self) -> str:
        """The policy's title."""
        return (self.pair.policy.title if self.pair.policy else None) or self.pair.id

    @property
    def unit(self) -> str:
        """Whose interpretation it is."""
        written = [item.unit for item in self.pair.interpretations if item.unit]
        return "、".join(dict.fromkeys(written)) or (self.pair.policy.unit if self.pair.policy else None) or ""

    def of(self, criterion: str) -> Fraction:
        """The machine's points for one criterion."""
        return sum((mark.points for mark in self.marks if mark.item.criterion == criterion), Fraction(0))

    @property
    def total(self) -> Fraction:
        """The machine's points for all of them, of 100."""
        return sum((mark.points for mark in self.marks), Fraction(0))


def candidates(
    selection: Selection,
    corpus: Corpus,
    publication: Publication,
    findings: tuple[Finding, ...],
    standard: Standard,
) -> tuple[Candidate, ...]:
    """Every pair that takes part, by id.

    `publication` is the public view on the base day, `findings` those of a check that speaks for that day.
    """
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.position.path].append(finding)
    visible = {pair.id: pair for pair in publication.pairs}
    return tuple(
        _candidate(visible.get(key, _hidden(pair)), selection, corpus, publication, found, standard)
        for key, pair in sorted(taking_part(selection, corpus).items())
        if pair.policy and pair.policy.exempt is None and _known_by(pair.policy, selection)
    )


def _known_by(policy: Policy, selection: Selection) -> bool:
    """Whether the policy was there at all on the base day: a draft in the drawer is no candidate."""
    return policy.stage is Stage.PUBLISH and policy.published is not None and policy.published <= selection.base_day


def _hidden(pair: Pair) -> Pair:
    return replace(pair, interpretations=())


def _candidate(
    pair: Pair,
    selection: Selection,
    corpus: Corpus,
    publication: Publication,
    findings: dict[str, list[Finding]],
    standard: Standard,
) -> Candidate:
    paths = [document.path for document in pair.documents]
    signoff = corpus.signoffs.get(pair.id)
    paths += [signoff.path] if signoff else []
    ours = tuple(sorted((each for path in paths for each in findings.get(path, ())), key=lambda each: each.order))
    entry = Entry(pair, ours, publication.settings, standard)
    category = category_of(pair, selection)
    standing = Standing(pair.id in publication.policies, publication.validity.get(pair.id), signoff, category)
    gates = passages(entry, standing)
    marks = tuple(_marks(entry, selection)) if all(gate.passed for gate in gates) else ()
    return Candidate(pair, category, gates, marks, ours)


def _marks(entry: Entry, selection: Selection) -> Iterator[Mark]:
    policy = entry.pair.policy
    for item in items_of(policy is not None and policy.supports):
        most = Fraction(selection.weights.get(item.criterion, 0) * item.parts, 100)
        found = measure(item, entry)
        yield Mark(item, most * found.share, most, found)
