"""A Markdown body, parsed once: headings, sections, blocks and links with their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.blocks import Card, Flow
from generator.model.places import Position

_MARK = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written; `id` is the explicit one of ``## 标题 {#id}``, else None."""

    level: int
    text: str
    position: Position
    id: str | None = None

    def at(self, offset: int) -> Position:
        """Where the character `offset` of `text` stands in the source, markup within the heading aside."""
        place = self.position
        return Position(place.path, place.line, place.column + self.level + 1 + offset)


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image (`image`): target, visible or alternative text, place, and the title that shows when pointed at."""

    url: str
    text: str
    position: Position
    image: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A piece of raw HTML; it is refused, never stripped in silence."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level block of the body.

    `kind` is one of paragraph, heading, list, table, quote, code, html, rule, footnote, other; a fenced block has kind
    code and its info word in `info` (flow, guide, example …). `text` is what a reader sees, without markup.
    `marks` tells where its pieces stand in the source: three unsigned 32-bit integers each (offset in `text`, line, column),
    packed because a large corpus has millions of them.
    """

    kind: str
    text: str
    position: Position
    info: str = ""
    marks: bytes = b""

    def at(self, offset: int) -> Position:
        """Where the character `offset` of `text` stands in the source; the block's own place when nothing is known."""
        marks = memoryview(self.marks).cast("I")
        row = bisect_right(marks[::_MARK], offset) - 1  # in place: a long table has tens of thousands
        if row < 0:
            return self.position
        start, line, column = marks[row * _MARK : row * _MARK + _MARK].tolist()
        return Position(self.position.path, line, column + offset - start)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of level 1 or 2, deeper headings included; `heading` is None before the first."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    position: Position

    @property
    def title(self) -> str:
        """The heading's text, or an empty string before the first heading."""
        return self.heading.text if self.heading else ""

    @property
    def text(self) -> str:
        """The visible text below the heading, one block a line."""
        return "\n".join(block.text for block in self.blocks if block.text)


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown body, parsed once.

    `html` is the rendered body as the parser gives it: headings without ids, fenced blocks as ``<pre>``, raw HTML left out.
    `flows` and `cards` are keyed by the line of their opening fence, as `Block.position` gives it.
    """

    html: str = ""
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    raw_html: tuple[RawHtml, ...] = ()
    flows: tuple[Flow, ...] = ()
    cards: tuple[Card, ...] = ()

    def pieces(self) -> Iterator[Heading | Block]:
        """All that carries text, in order: headings and blocks, each with `text` and `at(offset)`."""
        for section in self.sections:
            if section.heading:
                yield section.heading
            yield from section.blocks

    @property
    def text(self) -> str:
        """All visible text, headings included, one block a line."""
        lines = (line for section in self.sections for line in (section.title, section.text) if line)
        return "\n".join(lines)
