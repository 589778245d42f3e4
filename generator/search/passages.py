"""A document's visible text, a block a line, and the headings and articles of its page that each line stands under."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.elements import element_of
from generator.model import Card, Flow, Policy
from generator.render.body import heading_ids
from generator.render.official import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Block, Document, Section

_BLOCKS = ("flow", "guide", "example")
_LONGEST_ARTICLE = 8
_WEIGHTY = {"scope", "standard", "guide", "flow"}
"""The elements whose whole text tells what a document is about: who, how much, how to apply."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something with an address on the page; `line` is the first line of text that stands under it. From one without a name on,
    lines stand under nothing."""

    line: int
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Passages:
    """`core` are the numbers of the lines that tell what the document is about."""

    lines: tuple[str, ...]
    places: tuple[Place, ...]
    core: frozenset[int]

    def around(self, about: Sequence[str], facts: Sequence[str], behind: Sequence[str]) -> Passages:
        """The same with other lines before, what the document is about and mere facts, and some behind, which have no place."""
        more = len(about) + len(facts)
        return Passages(
            (*about, *facts, *self.lines, *behind),
            (*(replace(place, line=place.line + more) for place in self.places), Place(more + len(self.lines), "", "")),
            frozenset((*range(len(about)), *(line + more for line in self.core))),
        )


def passages(document: Document) -> Passages:
    """What of a document's body search reads."""
    ids = dict(zip((heading.position.line for heading in document.body.headings), heading_ids(document), strict=True))
    taken = set(ids.values())
    lines: list[str] = []
    core: set[int] = set()
    places: list[Place] = []
    items: tuple[Flow | Card, ...] = (*document.body.flows, *document.body.cards)
    written = {item.position.line: item for item in items}
    for section in document.body.sections:
        first = len(lines)
        if section.heading:
            places.append(Place(len(lines), ids[section.heading.position.line], section.title))
            core.add(len(lines))
            lines.append(section.title)
        for block in section.blocks:
            place = _place(block, document, ids, taken)
            if place:
                places.append(Place(len(lines), *place))
            if block.kind == "heading":
                core.add(len(lines))
            lines += _lines(block, written)
        if _is_weighty(section):
            core.update(range(first, len(lines)))
    return Passages(tuple(lines), tuple(places), frozenset(core))


def _is_weighty(section: Section) -> bool:
    element = element_of(section.heading) if section.heading else None
    return element is not None and element.id in _WEIGHTY


def _place(block: Block, document: Document, ids: dict[int, str], taken: set[str]) -> tuple[str, str] | None:
    if block.kind == "heading":
        return ids[block.position.line], block.text
    article = article_of(block.text) if block.kind == "paragraph" and isinstance(document, Policy) else None
    if article is None or article in taken:
        return None
    taken.add(article)
    return article, block.text.split(maxsplit=1)[0][:_LONGEST_ARTICLE]


def _lines(block: Block, written: dict[int, Flow | Card]) -> Iterator[str]:
    """Flows, guides and examples are their words, not their source."""
    item = written.get(block.position.line)
    if block.info not in _BLOCKS or item is None:
        yield from block.text.split("\n")
        return
    if isinstance(item, Flow):
        yield item.name
        numbers = {step.name: f"第{number}步" for number, step in reversed([*enumerate(item.steps, 1)])}
        for step in item.steps:
            about = (step.name, step.actor, step.limit, step.method, *step.materials, step.note)
            ways = (
                part
                for branch in step.branches
                for part in (branch.label, branch.note, f"{numbers.get(branch.target, '')}{branch.target}")
            )
            yield "，".join(part for part in (*about, *ways) if part)
    else:
        yield from (f"{row.label}：{'、'.join(row.values)}" for row in item.rows)
