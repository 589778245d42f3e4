"""Elements that only policies under which citizens apply must have, as a block or as a section in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.elements import BY_ID, element_of, find_cues
from generator.finding import Hit
from generator.rules.substance_of_sections import blocks_of, main_interpretation, partly_unread

if TYPE_CHECKING:
    from generator.model import Body, Pair
    from generator.rules import Context


def support_missing(pair: Pair, context: Context, element: str, fix: str) -> Iterator[Hit]:
    """A hit when the norm wants this element of a 补助性 or 支持性 policy and no first-round interpretation has it.

    An empty section counts as there: that it is empty is ZJ302's business.
    """
    item = main_interpretation(pair)
    if item is None or element not in context.standard.support_of(pair.policy):
        return
    if partly_unread(pair, context.corpus.unreadable):
        return
    bodies = [other.body for other in pair.first_round]
    if any(blocks_of(body, element) or _headed(body, element) for body in bodies):
        return
    if context.legacy(item) and any(element in find_cues(body) for body in bodies):
        return
    message = f"解读没有{BY_ID[element].name}（政策类型是{support_kinds(pair)}，“{context.standard.name}”要求）"
    yield Hit(item.at("标题"), message, fix)


def support_kinds(pair: Pair) -> str:
    """The kinds of the policy that make it one citizens apply under, for messages."""
    kinds = pair.policy.policy_types if pair.policy else ()
    return "、".join(kind for kind in kinds if kind in ("补助性", "支持性"))


def _headed(body: Body, element: str) -> bool:
    """Whether a heading means this element first of all: 申报流程 is the flow, and no guide."""
    headings = (section.heading for section in body.sections if section.heading)
    return any((found := element_of(heading)) and found.id == element for heading in headings)
