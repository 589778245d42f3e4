"""逐条对照: each article of a policy with the passages of its interpretations that explain it, and where they stand.

A citation counts as it is written. Where none is, the passage whose words are most alike is shown and marked as a suggestion.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.coverage import EXPLICIT, coverage
from generator.model import Block, Pair
from generator.outputs.documents.amended import article_key
from generator.outputs.documents.parts import parts_of, places_of
from generator.outputs.documents.quotation import below_heading, quote
from generator.outputs.views import interpretation_url, title_of
from generator.render.body import heading_ids
from generator.render.fenced import card_ids, flow_ids

if TYPE_CHECKING:
    from generator.model import Card, Heading, Interpretation, Policy, Position

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
    """One article: 第五条, its id on the policy's page (``article-5``), and what explains it.

    Of a policy without articles a part: 三、资金保障; `unit` is what one counts, 条 or 部分.
    """

    label: str
    id: str
    passages: tuple[Passage, ...]
    unit: str = "条"

    @property
    def cited(self) -> bool:
        """Whether an interpretation names this article."""
        return any(not passage.suggested for passage in self.passages)


def compare(policy: Policy, interpretations: Sequence[Interpretation]) -> tuple[Compared, ...]:
    """Every article of the policy in order, or its parts 一、 二、 where it has no articles; empty where it has neither.

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
            article_key(explained.article.number, explained.article.inserted),
            tuple(
                _distinct(
                    places[at.path].passage(at, kind)
                    for at, kind in explained.passages
                    if kind == EXPLICIT or explained.substantive  # words about force and purpose are alike everywhere
                )
            ),
        )
        for explained in coverage(Pair(policy.id, policy, tuple(interpretations)))
    ) or tuple(_parts(policy, places))
    _remembered[3:] = []
    _remembered.insert(0, (asked, answer))
    return answer


def _parts(policy: Policy, places: dict[str, _Places]) -> Iterator[Compared]:
    for part in parts_of(policy):
        named = (one.passage(at, EXPLICIT) for one in places.values() for at in places_of(part, policy, one.item))
        yield Compared(part.label, part.id, tuple(_distinct(named)), "部分")


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
        self.levels = {heading.position.line: heading.level for heading in item.body.headings}
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
        if self._level(piece):
            words = below_heading(self.pieces, row, self._level, self._said)
        elif isinstance(piece, Block) and kind == EXPLICIT and piece.position.line not in self.said:
            words = quote(piece, at)
            below = self.pieces[row + 1] if row + 1 < len(self.pieces) else piece
            if words.endswith(("：", ":")) and isinstance(below, Block) and below.kind in ("list", "table"):
                words = f"{words}\n{quote(below)}"  # what the sentence announces belongs to it
        else:
            words = self._said(piece)
        return (
            words if kind == EXPLICIT or len(words) <= _LONGEST_SUGGESTION else f"{words[: _LONGEST_SUGGESTION - 1]}…"
        )

    def _level(self, piece: Heading | Block) -> int:
        return self.levels.get(piece.position.line, 0)

    def _said(self, piece: Heading | Block) -> str:
        """A block as it is told: an example, a guide and a flow are not their source."""
        said = self.said.get(piece.position.line)
        return "\n".join(said) if said else quote(piece) if isinstance(piece, Block) else piece.text


def _told(card: Card) -> tuple[str, ...]:
    """An example by its case and its result, a guide by its first row."""
    rows = [row for row in (card.get("情形"), card.get("结果")) if row] or card.rows[:1]
    return tuple(value for row in rows for value in row.values)
