"""逐条对照: each article of a policy with the passages of its interpretations that explain it, and where they stand.

A citation counts as it is written. Where none is, the passage whose words are most alike is shown and marked as a suggestion.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.coverage import EXPLICIT, coverage
from generator.model import Block, Heading, Pair
from generator.outputs.views import interpretation_url, title_of
from generator.render.body import heading_ids
from generator.render.fenced import card_ids, flow_ids

if TYPE_CHECKING:
    from generator.model import Card, Interpretation, Policy, Position

_LONGEST_SUGGESTION = 200
_remembered: list[tuple[tuple[object, ...], tuple[Compared, ...]]] = []


@dataclass(frozen=True, slots=True)
class Passage:
    """What an interpretation says about an article: its words, the heading above them, and the address of the nearest mark.

    `suggested` is True when no citation says so and only the words are alike.
    """

    text: str
    heading: str
    url: str
    title: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One article: 第五条, its id on the policy's page (``article-5``), and what explains it."""

    label: str
    id: str
    passages: tuple[Passage, ...]

    @property
    def cited(self) -> bool:
        """Whether an interpretation names this article."""
        return any(not passage.suggested for passage in self.passages)


def compare(policy: Policy, interpretations: Sequence[Interpretation]) -> tuple[Compared, ...]:
    """Every article of the policy in order; empty for a policy without articles.

    The pages of one pair ask for the same thing one after another, so the last answers are kept.
    """
    asked = (policy, *interpretations)
    for known, answer in _remembered:
        if len(known) == len(asked) and all(one is other for one, other in zip(known, asked, strict=True)):
            return answer
    places = {item.path: _Places(item) for item in interpretations}
    answer = tuple(
        Compared(
            explained.article.label,
            _article_id(explained.article.number, explained.article.inserted),
            tuple(
                _distinct(
                    places[at.path].passage(at, kind)
                    for at, kind in explained.passages
                    if kind == EXPLICIT or explained.substantive  # words about force and purpose are alike everywhere
                )
            ),
        )
        for explained in coverage(Pair(policy.id, policy, tuple(interpretations)))
    )
    _remembered[3:] = []
    _remembered.insert(0, (asked, answer))
    return answer


def _article_id(number: int, inserted: int) -> str:
    return f"article-{number}" + (f"-{inserted}" if inserted else "")


def _distinct(passages: Iterable[Passage]) -> Iterable[Passage]:
    return dict.fromkeys(passages)


class _Places:
    """Where the lines of one interpretation stand: under which heading, in which piece, on which card."""

    def __init__(self, item: Interpretation) -> None:
        self.item = item
        self.pieces = list(item.body.pieces())
        self.lines = [piece.position.line for piece in self.pieces]
        self.headings = list(zip(item.body.headings, heading_ids(item), strict=True))
        self.heading_lines = [heading.position.line for heading, _ in self.headings]
        self.blocks = {**card_ids(item), **flow_ids(item)}
        self.said = {card.position.line: _told(card) for card in item.body.cards if card.rows}
        self.said |= {flow.position.line: (flow.name,) for flow in item.body.flows}

    def passage(self, at: Position, kind: str) -> Passage:
        row = bisect_right(self.lines, at.line) - 1
        above = bisect_right(self.heading_lines, at.line) - 1
        heading, anchor = (self.headings[above][0].text, self.headings[above][1]) if above >= 0 else ("", "")
        piece = self.pieces[max(row, 0)]
        anchor = self.blocks.get(piece.position.line, anchor)
        url = interpretation_url(self.item) + (f"#{anchor}" if anchor else "")
        return Passage(self._text(row, at, kind), heading, url, title_of(self.item), kind != EXPLICIT)

    def _text(self, row: int, at: Position, kind: str) -> str:
        piece = self.pieces[max(row, 0)]
        if said := self.said.get(piece.position.line):
            return "\n".join(said)
        if isinstance(piece, Heading):  # what stands under a heading that names the article
            below = self.pieces[row + 1] if row + 1 < len(self.pieces) else piece
            return below.text if isinstance(below, Block) else piece.text
        if kind != EXPLICIT:
            text = piece.text
            return text if len(text) <= _LONGEST_SUGGESTION else f"{text[: _LONGEST_SUGGESTION - 1]}…"
        words = _line(piece, at)
        below = self.pieces[row + 1] if row + 1 < len(self.pieces) else piece
        if words.endswith(("：", ":")) and isinstance(below, Block) and below.kind in ("list", "table"):
            return f"{words}\n{below.text}"  # what the sentence announces belongs to it
        return words


def _told(card: Card) -> tuple[str, ...]:
    """An example by its case and its result, a guide by its first row."""
    rows = [row for row in (card.get("情形"), card.get("结果")) if row] or card.rows[:1]
    return tuple(value for row in rows for value in row.values)


def _line(block: Block, at: Position) -> str:
    """The item of a list, the row of a table or the whole paragraph that stands at this line."""
    found, start = block.text, 0
    for line in block.text.split("\n"):
        if block.at(start).line > at.line:
            break
        found = line
        start += len(line) + 1
    return found
