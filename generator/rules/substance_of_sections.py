"""What stands in a section, beyond its words: pictures, tables and blocks are substance too."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from generator.elements import element_of, elements_of, find_sections
from generator.empty_text import substance
from generator.model import ProblemKind

if TYPE_CHECKING:
    from generator.model import Body, Interpretation, Pair, Section

_THIN = 6
_IN_FULL_SENTENCES = ("background", "goals", "content", "issues")


def blocks_of(body: Body, info: str) -> int:
    """How many fenced blocks of this kind a body holds, readable or not."""
    return sum(block.kind == "code" and block.info == info for section in body.sections for block in section.blocks)


def sections_of(body: Body, element: str) -> list[Section]:
    """Every section whose heading stands for this element."""
    return [
        section
        for section in body.sections
        if section.heading and any(item.id == element for item in elements_of(section.heading))
    ]


def empty_sections(body: Body) -> list[Section]:
    """The sections that say nothing: no word, a word like 无, a mere pointer to the policy, or next to nothing."""
    pictures = sorted(link.position.line for link in body.links if link.image and substance(link.text))
    hollow = hollow_blocks(body)
    starts = [section.position.line for section in body.sections[1:]]
    ends = [*starts, None]
    return [
        section
        for section, end in zip(body.sections, ends, strict=False)
        if _says_nothing(section, hollow) and not _between(pictures, section.position.line, end)
    ]


def _between(lines: list[int], start: int, end: int | None) -> bool:
    found = bisect_right(lines, start)
    return found < len(lines) and (end is None or lines[found] < end)


def hollow_blocks(body: Body) -> frozenset[int]:
    """The first lines of blocks that were read and hold nothing: rows of 无 only, a flow of a single step."""
    cards = (
        card for card in body.cards if card.rows and not any(substance("\n".join(row.values)) for row in card.rows)
    )
    flows = (flow for flow in body.flows if len(flow.steps) == 1 and not flow.steps[0].decision)
    return frozenset((*(card.position.line for card in cards), *(flow.position.line for flow in flows)))


def _says_nothing(section: Section, hollow: frozenset[int]) -> bool:
    if any(
        block.kind == "code" and block.info in ("flow", "guide", "example") and block.position.line not in hollow
        for block in section.blocks
    ):
        return False
    words = (block for block in section.blocks if block.kind != "heading" and block.position.line not in hollow)
    said = substance("\n".join(block.text for block in words))
    if not said or section.heading is None:
        return not said
    element = element_of(section.heading)
    return element is not None and element.id in _IN_FULL_SENTENCES and len(said) < _THIN


def main_interpretation(pair: Pair) -> Interpretation | None:
    """The first-round interpretation that carries the elements: the one with most of them, a text before other forms.

    A stub that calls itself 图解 or 文字 cannot pass for it, whatever its dates.
    """
    first = pair.first_round
    if len(first) < 2:
        return next(iter(first), None)
    return max(first, key=lambda item: (len(find_sections(item.body)), "文字" in item.forms))


def partly_unread(pair: Pair, unreadable: frozenset[str]) -> bool:
    """Whether an interpretation of this pair could not be read whole, so that nothing can be said about what is missing."""
    if any(problem.kind is ProblemKind.NESTING for item in pair.interpretations for problem in item.problems):
        return True
    return any(path.startswith(f"content/interpretations/{pair.id}.") for path in unreadable)
