"""Wrong figures put into right interpretations: one figure changed at a time, and whether ZJ501 sees it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator import settings, standards
from generator.model import Interpretation
from generator.quantities import quantities
from generator.reader import read_corpus, read_document
from generator.rules import Context
from generator.rules.figure_scope import Scoped
from generator.rules.zj501_figure_not_in_policy import Evidence, figure_not_in_policy, gather

_UNITS = (
    ("万元", "元"),
    ("元", "万元"),
    ("个月", "年"),
    ("年", "个月"),
    ("个工作日", "日"),
    ("日", "个月"),
    ("%", "‰"),
)
_CHINESE = "一二三四五六七八九"


@dataclass(frozen=True)
class Change:
    """One change: the figure, what it became, and whether a new finding told of it.

    `judged`: it was the policy's own figure, outside background, examples and titles.
    """

    place: str
    old: str
    new: str
    judged: bool
    caught: bool


def context_of(root: Path) -> Context:
    """All that the rule may look at in the project at `root`."""
    corpus, chosen = read_corpus(root), settings.load(root)
    documents = {document.path: document for document in corpus.documents()}
    return Context(corpus, chosen, standards.load(chosen.standard, root), date(2026, 6, 1), documents=documents)


def changes(root: Path, context: Context, each: int, seed: int) -> Iterator[Change]:
    """Up to `each` seeded changes of every interpretation of the project."""
    for item in context.corpus.interpretations:
        evidence = gather(item, context)
        if evidence is None:
            continue
        chance = random.Random(f"{seed} {item.id}")
        figures = evidence.scoped
        before = {(hit.position, hit.message) for hit in figure_not_in_policy(item, context)}
        lines = (root / item.path).read_text(encoding="utf-8").split("\n")
        for scoped in chance.sample(figures, len(figures))[:each]:
            place = scoped.piece.at(scoped.quantity.start)
            old, row, column = scoped.quantity.text, place.line - 1, place.column - 1
            if not lines[row].startswith(old, column):
                continue  # markup within the figure
            for new in chance.sample(ways := list(dict.fromkeys(spoil(old, chance))), min(len(ways), 1)):
                line = lines[row][:column] + new + lines[row][column + len(old) :]
                text = "\n".join([*lines[:row], line, *lines[row + 1 :]])
                found = _hits(item, text, context) - before
                yield Change(
                    f"{item.path}:{place.line}:{place.column}", old, new, _quotes(scoped, evidence), bool(found)
                )


def _quotes(scoped: Scoped, evidence: Evidence) -> bool:
    """Whether the policy has this figure, and it is none of the background, an example or a title."""
    return scoped.figure.key in evidence.policy and scoped.reason in ("", "fact", "other")


def _hits(item: Interpretation, text: str, context: Context) -> set[object]:
    document, _ = read_document(item.path, text.encode())
    assert isinstance(document, Interpretation)
    changed = replace(context, documents={**context.documents, item.path: document}, kept={})
    return {(hit.position, hit.message) for hit in figure_not_in_policy(document, changed)}


def spoil(written: str, chance: random.Random) -> Iterator[str]:
    """Ways in which a figure goes wrong: another digit, a zero more or less, another unit."""
    whole = quantities(written)
    value = whole[0].value if whole else None
    for wrong in _spoilt(written, chance):
        read = quantities(wrong)
        if wrong != written and (not read or not whole or (read[0].value, read[0].unit) != (value, whole[0].unit)):
            yield wrong


def _spoilt(written: str, chance: random.Random) -> Iterator[str]:
    digits = [index for index, char in enumerate(written) if char.isascii() and char.isdigit()]
    if digits:
        at = chance.choice(digits)
        others = [digit for digit in "123456789" if digit != written[at]]
        yield written[:at] + chance.choice(others) + written[at + 1 :]
        yield re.sub(r"([0-9])(?![0-9])", r"\g<1>0", written, count=1)
        yield re.sub(r"(?<=[0-9])0(?![0-9])", "", written, count=1)
    else:
        numerals = [index for index, char in enumerate(written) if char in _CHINESE]
        if numerals:
            at = chance.choice(numerals)
            yield written[:at] + chance.choice([char for char in _CHINESE if char != written[at]]) + written[at + 1 :]
    for old, new in _UNITS:
        if written.endswith(old):
            yield written.removesuffix(old) + new
            break
