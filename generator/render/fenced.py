"""The fenced blocks of a body as what they mean: a flow as picture and steps, a guide and an example as cards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.model import Card, Document, Flow
from generator.render.flowchart import draw
from generator.render.marks import Marker, mark_text

if TYPE_CHECKING:
    from generator.render.templates import Theme

_FENCE = re.compile(r'<pre><code class="language-(flow|guide|example)">.*?</code></pre>', re.DOTALL)
_RESULT = re.compile(r"(.*[=＝≈])[ \u3000]*([^=＝≈]*[^=＝≈ \u3000])")


def draw_blocks(text: str, document: Document, theme: Theme, marker: Marker) -> str:
    """The HTML with each block drawn; one that could not be read stays as it was written."""
    return _FENCE.sub(_replace_in_order(list(_components(document, theme, marker))), text)


def flow_ids(document: Document) -> dict[int, str]:
    """The id of each flow's figure, by the line of its fence."""
    return {
        line: f"flow{number}" for number, line in enumerate(sorted(f.position.line for f in document.body.flows), 1)
    }


def card_ids(document: Document) -> dict[int, str]:
    """The id of each guide (``zc-guide-1``) and each example (``zc-example-1``), by the line of its fence."""
    numbers: dict[str, Iterator[int]] = {}
    return {
        card.position.line: f"zc-{card.kind}-{next(numbers.setdefault(card.kind, count(1)))}"
        for card in sorted(document.body.cards, key=lambda card: card.position.line)
    }


def _components(document: Document, theme: Theme, marker: Marker) -> Iterator[str]:
    """The drawn flows and cards, in the order of their fences; an empty string for one that could not be read."""
    items: tuple[Flow | Card, ...] = (*document.body.flows, *document.body.cards)
    parsed = {item.position.line: item for item in items}
    flows = sorted(document.body.flows, key=lambda flow: flow.position.line)
    prefixes = list(flow_ids(document).values())
    cards = card_ids(document)
    drawn = dict(
        zip((flow.position.line for flow in flows), zip(draw(flows, prefixes), prefixes, strict=True), strict=True)
    )
    fences = [
        block.position.line
        for section in document.body.sections
        for block in section.blocks
        if block.kind == "code" and block.info in ("flow", "guide", "example")
    ]
    for line in fences if len(fences) == len(_FENCE.findall(document.body.html)) else sorted(parsed):
        item = parsed.get(line)
        if isinstance(item, Flow):
            svg, prefix = drawn[line]
            yield theme.component(
                "flow", flow=item, svg=Markup(svg) if svg else None, prefix=prefix
            )  # svg: our own drawing
        else:
            yield _card(item, cards[line], theme, marker) if item else ""


def _card(card: Card, key: str, theme: Theme, marker: Marker) -> str:
    return theme.component(
        card.kind, card=card, id=key, number=key.rpartition("-")[2], marked=partial(_marked, marker), worked=_worked
    )


def _worked(line: str) -> Markup:
    """One line of a calculation with what comes out of it set apart."""
    found = _RESULT.fullmatch(line)
    if not found:
        return escape(line)
    return Markup(
        '<span class="zc-example-sum-steps">{}</span> <strong class="zc-example-sum-total">{}</strong>'
    ).format(found[1], found[2])


def _marked(marker: Marker, label: str, value: str) -> Markup:
    """A value whose words may become links; its label is read with it, since 第五条 alone speaks of nothing."""
    lead = len(label) + 2
    found = [replace(mark, start=mark.start - lead, end=mark.end - lead) for mark in marker(f"{label}: {value}")]
    return mark_text(value, lambda _: [mark for mark in found if mark.start >= 0])


def _replace_in_order(pieces: list[str]) -> Callable[[re.Match[str]], str]:
    left = iter(pieces)
    return lambda found: next(left, "") or found[0]
