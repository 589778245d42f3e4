"""Keeping step: which interpretations must keep pace with a policy, and how much a laggard weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.finding import Level

if TYPE_CHECKING:
    from generator.model import Interpretation, Pair


def out_of_step(pair: Pair, wrong: Callable[[Interpretation], bool]) -> Iterator[tuple[Interpretation, Level | None]]:
    """The first-round interpretations for which `wrong` holds; only a warning where another of them kept pace.

    A film or a questionnaire that follows later does no harm when the text came in time.
    """
    laggards = [item for item in pair.first_round if wrong(item)]
    level = Level.WARN if len(laggards) < len(pair.first_round) else None
    for item in laggards:
        yield item, level


def later_round(level: Level | None) -> str:
    """What to type when the laggard was meant as a later round."""
    return "；属于后续解读的，写“轮次: 2”" if level else ""
