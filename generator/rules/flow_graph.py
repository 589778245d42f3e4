"""A flow as a graph of step names: who reaches what. Typing mistakes are kept apart, so that one mistake is reported once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model import END

if TYPE_CHECKING:
    from generator.model import Flow, Interpretation, Position

MAX_STEPS = 60


def flows(item: Interpretation) -> Iterator[Flow]:
    """The flows of an interpretation that are small enough to look at step by step."""
    for flow in item.body.flows:
        if len(flow.steps) <= MAX_STEPS:
            yield flow


def targets(flow: Flow) -> Iterator[tuple[str, Position]]:
    """Every name that is written as where to go, with its place."""
    for step in flow.steps:
        for branch in step.branches:
            yield branch.target, branch.position
        if step.next is not None and not step.branches:
            yield step.next, step.next_position or step.position


def known(flow: Flow) -> frozenset[str]:
    """All names a flow may go to."""
    return frozenset(step.name for step in flow.steps) | {END}


def is_sound(flow: Flow) -> bool:
    """Whether all names are unique and every way leads to one of them, so that reachability means something."""
    names = [step.name for step in flow.steps]
    return (
        bool(names)
        and len(set(names)) == len(names)
        and all(name in known(flow) for name, _ in targets(flow))
        and all(step.branches for step in flow.steps if step.decision)
    )


def reached(flow: Flow) -> frozenset[str]:
    """The names reached from the first step."""
    ways = {step.name: flow.ways_out(index) for index, step in enumerate(flow.steps)}
    return _spread({flow.steps[0].name}, ways)


def ending(flow: Flow) -> frozenset[str]:
    """The names from which the end is reached, the end included."""
    back: dict[str, list[str]] = {}
    for index, step in enumerate(flow.steps):
        for target in flow.ways_out(index):
            back.setdefault(target, []).append(step.name)
    return _spread({END}, {name: tuple(sources) for name, sources in back.items()})


def _spread(start: set[str], ways: dict[str, tuple[str, ...]]) -> frozenset[str]:
    seen, waiting = set(start), list(start)
    while waiting:
        for name in ways.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return frozenset(seen)
