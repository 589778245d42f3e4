"""What a further interpretation adds, in its own headings: never a word that is not written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Interpretation

_SHOWN = 4


def supplement(item: Interpretation) -> str:
    """The highest headings of a later round; those below where there is only one. Empty for the first round."""
    if item.round < 2:
        return ""
    headings = item.body.headings
    levels = sorted({heading.level for heading in headings})
    by_level = [
        [heading.text.strip().rstrip("。；") for heading in headings if heading.level == level] for level in levels
    ]
    found = next((texts for texts in by_level if len(texts) > 1), by_level[0] if by_level else [])
    more = f" 等{len(found)}项" if len(found) > _SHOWN else ""
    return "；".join(found[:_SHOWN]) + more
