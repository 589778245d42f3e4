"""The arrows of a flow, and which of them lead back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import END, Flow
from generator.render.flow.shapes import LABEL, Box, Kind, Line, Link
from generator.render.flow.text import balanced, clean, wrap

END_HEIGHT = 42.0
LABEL_ROOM = LABEL * 8
_SETBACK = re.compile(r"否|不(符合|合格|通过|予|齐|同意|成立|满足|受理)|未(通过|达)|退")


def links_of(flow: Flow, boxes: list[Box]) -> list[Link]:
    """Every way on that leads to a step that exists, one per pair of boxes; a branch to 结束 gets a mark of its own."""
    first: dict[str, int] = {}
    for index, step in enumerate(flow.steps):
        first.setdefault(step.name, index)
    texts: dict[tuple[int, int], list[str]] = {}
    for tail, step in enumerate(flow.steps):
        end: int | None = None
        for target, text in _ways(flow, tail):
            head: int | None = first.get(target)
            if target == END and head is None and step.branches:
                if end is None:
                    end = len(boxes)
                    boxes.append(Box(0, Kind.END, boxes[tail].lane, (Line(END, "name"),), boxes[0].width, END_HEIGHT))
                head = end
            if head is not None:
                texts.setdefault((tail, head), []).append(text)
    back = _back_links(len(boxes), list(texts))
    links = []
    for (tail, head), parts in texts.items():
        text = "；".join(part for part in parts if part)
        short = wrap(text, LABEL, LABEL_ROOM, 1)
        lines = short if short and not short[0].endswith("…") else balanced(text, LABEL, LABEL_ROOM, 5)
        returns = (tail, head) in back
        links.append(Link(tail, head, lines, returns, returns or bool(_SETBACK.match(text))))
    return links


def _ways(flow: Flow, index: int) -> Iterator[tuple[str, str]]:
    step = flow.steps[index]
    if step.branches:
        for branch in step.branches:
            label, note = clean(branch.label), clean(branch.note)
            yield branch.target, f"{label}，{note}" if label and note else label or note
        return
    if step.decision:
        return
    if step.next is not None:
        yield step.next, ""
    elif index + 1 < len(flow.steps):
        yield flow.steps[index + 1].name, ""


def _back_links(count: int, links: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The links that close a loop, met in the order in which the steps are written."""
    after: list[list[int]] = [[] for _ in range(count)]
    for tail, head in links:
        after[tail].append(head)
    back: set[tuple[int, int]] = set()
    state = [0] * count  # 1: on the way that is being followed, 2: done
    for start in range(count):
        if state[start]:
            continue
        state[start] = 1
        way = [(start, iter(after[start]))]
        while way:
            at, heads = way[-1]
            to = next(heads, None)
            if to is None:
                state[at] = 2
                way.pop()
            elif state[to] == 1:
                back.add((at, to))
            elif state[to] == 0:
                state[to] = 1
                way.append((to, iter(after[to])))
    return back
