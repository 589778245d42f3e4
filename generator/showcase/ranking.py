"""The second round and the ranking: the judges' points beside the machine's, classes, ties. Exact fractions, no rounding before print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.model.showcase import EXPERTS, MACHINE
from generator.rules.selections import judges_itself

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Category, Selection
    from generator.showcase.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its place in its class; equal in everything that the rules look at means the same place.

    `experts` holds what each judge gave in all, `averages` the mean of the judges by criterion; both are empty before the
    second round, and for one that was not sent on to it.
    """

    candidate: Candidate
    rank: int
    total: Fraction
    experts: Mapping[str, Fraction]
    averages: Mapping[str, Fraction]
    comments: Mapping[str, str]
    invited: bool
    within: bool

    @property
    def spread(self) -> Fraction | None:
        """How far the judges lie apart: the highest total less the lowest; None when fewer than two gave points."""
        return max(self.experts.values()) - min(self.experts.values()) if len(self.experts) > 1 else None

    @property
    def mean(self) -> Fraction | None:
        """The mean of the judges' totals."""
        return sum(self.averages.values(), Fraction(0)) if self.experts else None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The selection as far as it has come: `judged` when the second round counts. `classes` in the order of the selection."""

    selection: Selection
    judged: bool
    classes: tuple[tuple[Category, tuple[Ranked, ...]], ...]
    refused: tuple[Candidate, ...]
    unscored: tuple[Candidate, ...]

    @property
    def ranked(self) -> tuple[Ranked, ...]:
        """All of all classes."""
        return tuple(ranked for _, found in self.classes for ranked in found)


def rank(selection: Selection, candidates: Iterable[Candidate]) -> Ranking:
    """Everybody in order. When anybody that should have been judged was not, they stand in `unscored` and nothing is ranked."""
    everyone = sorted(candidates, key=lambda candidate: candidate.id)
    refused = tuple(candidate for candidate in everyone if not candidate.passed)
    given = _given(selection)
    judged = bool(selection.sheets)
    classes = []
    unscored: list[Candidate] = []
    for category in selection.categories:
        ours = [each for each in everyone if each.passed and each.category is category]
        first = sorted(ours, key=lambda each: -each.total)
        last = first[: selection.shortlist][-1].total if first else Fraction(0)
        unscored += [each for each in ours if judged and each.total >= last and each.id not in given]
        classes.append((category, _in_order(category, selection, [(each, each.total >= last) for each in ours], given)))
    if unscored:
        return Ranking(selection, judged, (), refused, tuple(unscored))
    return Ranking(selection, judged, tuple(classes), refused, ())


def undecided(category: Category, found: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """Who share the place at the last seat, when they are more than the seats that are left: the rules do not part them."""
    last = [each for each in found if each.within][-1:]
    equals = tuple(each for each in found if last and each.rank == last[0].rank)
    return equals if last and last[0].rank - 1 + len(equals) > category.seats else ()


def parted(one: Ranked, other: Ranked, selection: Selection) -> str | None:
    """What parts two of one total: the first of the rules for ties in which they differ; None where nothing had to or could."""
    if one.invited != other.invited or one.total != other.total:
        return None
    return next((name for name in selection.ties if _tie(one, name, selection) != _tie(other, name, selection)), None)


def _given(selection: Selection) -> dict[str, dict[str, Mapping[str, Fraction]]]:
    """What each judge gave to each pair, by pair and judge."""
    found: dict[str, dict[str, Mapping[str, Fraction]]] = {}
    for sheet in selection.sheets:
        for score in sheet.scores:
            points = {name: Fraction(tenths, 10) for name, tenths in score.points.items()}
            found.setdefault(score.id, {})[sheet.judge] = points
    return found


def _in_order(
    category: Category,
    selection: Selection,
    entries: list[tuple[Candidate, bool]],
    given: Mapping[str, Mapping[str, Mapping[str, Fraction]]],
) -> tuple[Ranked, ...]:
    made = [_ranked(candidate, selection, given, invited) for candidate, invited in entries]
    ordered = sorted(made, key=lambda each: (*_key(each, selection), each.candidate.id))
    keys = [_key(each, selection) for each in ordered]
    places = [keys.index(key) + 1 for key in keys]
    return tuple(
        Ranked(
            each.candidate,
            place,
            each.total,
            each.experts,
            each.averages,
            each.comments,
            each.invited,
            place <= category.seats,
        )
        for each, place in zip(ordered, places, strict=True)
    )


def _ranked(
    candidate: Candidate,
    selection: Selection,
    given: Mapping[str, Mapping[str, Mapping[str, Fraction]]],
    invited: bool,
) -> Ranked:
    judges = dict(sorted(given.get(candidate.id, {}).items())) if invited else {}
    experts = {name: sum(points.values(), Fraction(0)) for name, points in judges.items()}
    averages = {
        name: sum((points.get(name, Fraction(0)) for points in judges.values()), Fraction(0)) / len(judges)
        for name in (selection.weights if judges else ())
    }
    comments = {
        sheet.judge: score.comment
        for sheet in selection.sheets
        for score in sheet.scores
        if score.id == candidate.id and score.comment
    }
    total = candidate.total
    if given and invited:
        mean = sum(averages.values(), Fraction(0))
        total = (total * selection.shares[MACHINE] + mean * selection.shares[EXPERTS]) / 100
    return Ranked(candidate, 0, total, experts, averages, dict(sorted(comments.items())), invited, False)


def _key(ranked: Ranked, selection: Selection) -> tuple[Fraction | bool, ...]:
    """Smaller is better: first those that went on to the second round, then the total, then the rule for ties."""
    return (not ranked.invited, -ranked.total, *(-_tie(ranked, name, selection) for name in selection.ties))


def _tie(ranked: Ranked, name: str, selection: Selection) -> Fraction:
    if name == MACHINE:
        return ranked.candidate.total
    if name == EXPERTS:
        return ranked.mean or Fraction(0)
    ours, theirs = ranked.candidate.of(name), ranked.averages.get(name)
    if theirs is None:
        return ours
    return (ours * selection.shares[MACHINE] + theirs * selection.shares[EXPERTS]) / 100


def recused(selection: Selection, candidate: Candidate) -> tuple[str, ...]:
    """The judges who must leave this pair to the others."""
    return tuple(judge.name for judge in selection.judges if judges_itself(judge, candidate.pair))


def shown(points: Fraction) -> str:
    """Points with two decimals, half away from zero."""
    hundredths = (points * 200 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02d}"
