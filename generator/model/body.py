"""A Markdown body, parsed once: headings, sections, blocks and links with their places."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.blocks import Card, Flow
from generator.model.places import Position


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written; `id` is the explicit one of ``## 标题 {#id}``, else None."""

    level: int
    text: str
    position: Position
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image (`image`): target, visible or alternative text, place."""

    url: str
    text: str
    position: Position
    image: bool = False


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
    """

    kind: str
    text: str
    position: Position
    info: str = ""


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

    @property
    def text(self) -> str:
        """All visible text, headings included, one block a line."""
        lines = (line for section in self.sections for line in (section.title, section.text) if line)
        return "\n".join(lines)
