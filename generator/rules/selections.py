"""What several rules on selections of showcases ask: who takes part, whose work it is, and what is sure to be known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Category, Choice, Corpus, Judge, Pair, Position, Selection, Sheet

_BETWEEN = re.compile(r"[、，,；;/（）()\s]+")


def taking_part(selection: Selection, corpus: Corpus) -> dict[str, Pair]:
    """The pairs that the selection can speak of: nominated, when it nominates, and published in its period."""
    named = {nominee.id for nominee in selection.nominees}
    return {
        pair.id: pair
        for pair in corpus.pairs
        if (not named or pair.id in named) and (day := published(pair)) and selection.start <= day <= selection.end
    }


def published(pair: Pair) -> date | None:
    """The day on which the pair's policy was published."""
    return pair.policy.published if pair.policy else None


def units(pair: Pair) -> set[str]:
    """The units whose work the pair is."""
    written = (pair.policy.unit if pair.policy else None, *(item.unit for item in pair.interpretations))
    return {unit for unit in written if unit}


def category_of(pair: Pair, selection: Selection) -> Category | None:
    """The first class that the policy is of; it depends on the policy alone, so that no better interpretation changes it."""
    policy = pair.policy
    if policy is None:
        return None
    kinds = {*policy.policy_types, policy.document_type}
    return next((each for each in selection.categories if not each.kinds or kinds & set(each.kinds)), None)


def judges_itself(judge: Judge, pair: Pair) -> str | None:
    """The judge's own unit, when it is one of those whose work the pair is.

    An office within a unit counts as the unit, the short name as the full one, and each of several as itself.
    """
    theirs = _each(judge.unit)
    return next((unit for unit in sorted(units(pair)) if any(_same(a, b) for a in theirs for b in _each(unit))), None)


def _each(written: str) -> tuple[str, ...]:
    """The units that one line names; two letters are the least that names one."""
    return tuple(name for part in _BETWEEN.split(written) if len(name := part.strip()) > 1)


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or long.endswith(short)


def changed(choice: Choice, corpus: Corpus) -> bool:
    """Whether a document of this line was edited since the list was made, or is gone."""
    current = {document.path.removeprefix("content/"): document.digest for document in corpus.documents()}
    return any(current.get(path) != digest for path, digest in choice.digests.items())


def known_sheets(selection: Selection) -> Iterator[tuple[Judge, Sheet]]:
    """The sheets of those who may judge."""
    for sheet in selection.sheets:
        if judge := selection.judge(sheet.judge):
            yield judge, sheet


def named(selection: Selection) -> Iterator[tuple[str, Position, str]]:
    """Every id that the selection's files name, with its place and the list it stands in."""
    yield from ((nominee.id, nominee.position, "参评") for nominee in selection.nominees)
    for sheet in selection.sheets:
        yield from ((score.id, score.position, f"{sheet.judge}的评分表") for score in sheet.scores)
    if selection.final:
        lines = (*selection.final.chosen, *selection.final.passed_over)
        yield from ((choice.id, choice.position, "终审名单") for choice in lines)


def repeated(entries: Iterable[tuple[str, Position, str]]) -> Iterator[tuple[str, Position, str]]:
    """The entries whose id has stood in the same list before."""
    seen: Counter[tuple[str, str]] = Counter()
    for key, position, where in entries:
        if seen[key, where]:
            yield key, position, where
        seen[key, where] += 1
