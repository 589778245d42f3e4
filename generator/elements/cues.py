"""What an old text says of an element without giving it a heading of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.elements.headings import elements_of
from generator.elements.table import ELEMENTS

if TYPE_CHECKING:
    from generator.model import Body


def find_cues(body: Body) -> frozenset[str]:
    """Elements that an old text carries inline: named by a heading of any level, or opened by a paragraph or sentence."""
    found = {element.id for heading in body.headings for element in elements_of(heading)}
    return frozenset(found | cue_lines(body).keys())


def cue_lines(body: Body) -> dict[str, tuple[str, int]]:
    """Each element some line speaks of, with the line and where in it the cue starts; the first cue counts."""
    found: dict[str, tuple[str, int]] = {}
    lines = list(_lines(body))
    for item in ELEMENTS:
        pattern = item.cue
        cues = ((line, cue.start()) for line in lines if (cue := pattern.search(line)))
        if first := next(cues, None):
            found[item.id] = first
    return found


def _lines(body: Body) -> Iterator[str]:
    for section in body.sections:
        for line in section.text.splitlines():
            yield unicodedata.normalize("NFKC", line).strip()
