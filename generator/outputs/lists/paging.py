"""Lists cut into pages whose addresses keep what they hold: older pages are full, numbered from the oldest, and stay as they are.

The page at the list's own address holds the newest documents, between one page and two. When it would hold two, the older
half becomes the next numbered page, so a new document changes the newest page alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
NEWEST = 0
"""The number of the page at the list's own address."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a page of a list stands: its number (NEWEST, or counted from the oldest, 1), and how many numbered ones there are."""

    base: str
    number: int
    last: int
    total: int

    @property
    def steps(self) -> tuple[int | None, ...]:
        """The pages worth linking, newest to oldest: both ends and the neighbours of this one; None where some are left out."""
        order = [NEWEST, *range(self.last, 0, -1)]
        here = order.index(self.number)
        near = sorted({0, self.last, *range(max(0, here - 2), min(self.last, here + 2) + 1)})
        shown: list[int | None] = []
        for before, place in zip([-1, *near], near, strict=False):
            if place > before + 1:
                shown.append(None)
            shown.append(order[place])
        return tuple(shown)

    @property
    def newer(self) -> int | None:
        """The next page towards the newest; None on the newest."""
        if self.number == NEWEST:
            return None
        return NEWEST if self.number == self.last else self.number + 1

    @property
    def older(self) -> int | None:
        """The next page towards the oldest; None on the oldest."""
        following = self.last if self.number == NEWEST else self.number - 1
        return following or None

    def url(self, number: int | None = None) -> str:
        """The address of page `number`, by default of this one."""
        chosen = self.number if number is None else number
        return self.base if chosen == NEWEST else f"{self.base}page/{chosen}/"


def cut(base: str, items: Sequence[T], size: int) -> Iterator[tuple[Pages, Sequence[T]]]:
    """The pages of `items`, which are ordered newest first, each with what stands on it; an empty list has one page."""
    full = max(0, len(items) // size - 1)
    newest = len(items) - full * size
    yield Pages(base, NEWEST, full, len(items)), items[:newest]
    for number in range(full, 0, -1):
        start = newest + (full - number) * size
        yield Pages(base, number, full, len(items)), items[start : start + size]
