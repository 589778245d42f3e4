"""Flows as lane diagrams: inline SVG, drawn for many flows at a time. What cannot be drawn is None, and the step list remains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Flow
from generator.render.flow.drawing import PREFIX, draw_chart
from generator.render.flow.labels import crowded, place_labels
from generator.render.flow.layout import arrange, widen
from generator.render.flow.routing import find_dot, route

MAX_STEPS, MAX_LINKS, MAX_LANES = 60, 120, 12
CACHE_SIZE = 4096
ATTEMPTS = 4  # to find a free place for every label
_PREFIX = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_drawn: dict[object, str] = {}


def draw(flows: Sequence[Flow], prefixes: Sequence[str]) -> list[str | None]:
    """One inline SVG per flow, its ids starting with the prefix beside it; None for a flow that is too large or fails.

    A step of the picture links to ``#<prefix>-step-<n>``. Flows of the same wording are drawn once per process.
    """
    for prefix in prefixes:
        if not _PREFIX.fullmatch(prefix):
            raise ValueError(f"not a prefix for ids: {prefix!r}")
    keys = [_wording(flow) for flow in flows]
    wanted = {key: flow for key, flow in zip(keys, flows, strict=True) if key not in _drawn and _fits(flow)}
    fresh = _draw_all(list(wanted.values())) if wanted and find_dot() else []
    found = _drawn | {key: svg for key, svg in zip(wanted, fresh, strict=False) if svg is not None}
    _remember(found)
    return [_with_prefix(found.get(key), prefix) for key, prefix in zip(keys, prefixes, strict=True)]


def _draw_all(flows: list[Flow]) -> list[str | None]:
    charts = [arrange(flow) for flow in flows]
    routed = [False] * len(charts)
    left = list(range(len(charts)))
    for attempt in range(ATTEMPTS):
        for index, done in zip(left, route([charts[index] for index in left]), strict=True):
            routed[index] = done
            if done:
                place_labels(charts[index])
        left = [index for index in left if routed[index] and crowded(charts[index])]
        if not left or attempt == ATTEMPTS - 1:
            break
        for index in left:
            widen(charts[index], crowded(charts[index]))
    return [draw_chart(chart, flow) if done else None for chart, flow, done in zip(charts, flows, routed, strict=True)]


def _fits(flow: Flow) -> bool:
    links = sum(max(len(step.branches), 1) for step in flow.steps)
    return (
        0 < len(flow.steps) <= MAX_STEPS
        and links <= MAX_LINKS
        and len({step.actor for step in flow.steps}) <= MAX_LANES
    )


def _wording(flow: Flow) -> object:
    """All that the picture depends on: the flow without its places in the file."""
    return flow.name, tuple(
        (
            step.name,
            step.decision,
            step.actor,
            step.limit,
            step.method,
            step.note,
            step.materials,
            step.next,
            tuple((branch.label, branch.target, branch.note) for branch in step.branches),
        )
        for step in flow.steps
    )


def _remember(found: dict[object, str]) -> None:
    if len(found) > CACHE_SIZE:
        _drawn.clear()
    else:
        _drawn.update(found)


def _with_prefix(svg: str | None, prefix: str) -> str | None:
    return svg.replace(PREFIX, prefix) if svg is not None else None
