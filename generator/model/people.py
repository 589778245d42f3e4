"""Who interpreted besides the office: experts, media, associations, the one in charge."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.places import Position

OUTSIDE = ("专家", "媒体", "协会")
"""Those who do not speak for the office."""

CAPACITIES = ("第一解读人", "起草人", *OUTSIDE, "其他")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """One who interpreted: a name or how one calls them, in what capacity, of which unit; `consents` to be named."""

    name: str
    capacity: str
    unit: str
    consents: bool
    position: Position

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written of them."""
        return tuple(text for text in (self.name, self.unit) if text)
