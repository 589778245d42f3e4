"""Keeping step: which interpretations must keep pace with a policy, and how much a laggard weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.finding import Level
from generator.rules.substance_of_sections import main_interpretation

if TYPE_CHECKING:
    from generator.model import Interpretation, Pair


def out_of_step(pair: Pair, wrong: Callable[[Interpretation], bool]) -> Iterator[tuple[Interpretation, Level | None]]:
    """The first-round interpretations for which `wrong` holds; only a warning for those that do not carry the elements.

    A film or a questionnaire that follows later does no harm when the interpretation itself came in time.
    """
    main = main_interpretation(pair)
    kept = main is not None and not wrong(main)
    for item in pair.first_round:
        if wrong(item):
            yield item, Level.WARN if kept else None


def later_round(level: Level | None) -> str:
    """What to type when the laggard was meant as a later round."""
    return "；属于后续解读的，写“轮次: 2”" if level else ""
