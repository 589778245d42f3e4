"""Which corner of a diamond an arrow uses: every way out has a corner of its own as long as there are corners left.

Without this, two arrows that Graphviz sends out on one side leave a diamond somewhere on its slanting edges.
"""

from __future__ import annotations

from generator.render.flow.shapes import Box, Chart, Kind, Link, Point

Ports = dict[tuple[int, int, int], Point]
"""(tail, head, box) -> direction of the corner that this link uses at that box."""

UP, DOWN, LEFT, RIGHT = (0.0, -1.0), (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0)


def choose_ports(chart: Chart) -> Ports:
    """The corners of all diamonds, as directions from their centre; a link without one goes where Graphviz takes it."""
    ports: Ports = {}
    for index, box in enumerate(chart.boxes):
        if box.kind is not Kind.DECISION:
            continue
        taken: set[Point] = set()
        for link in (link for link in chart.links if link.head == index and link.tail != index):
            direction = _entry(box, chart.boxes[link.tail])
            ports[link.tail, link.head, index] = direction
            taken.add(direction)
        out = [link for link in chart.links if link.tail == index and link.head != index]
        for link in sorted(out, key=lambda link: _ease(box, chart.boxes[link.head], link)):
            wishes = _exits(box, chart.boxes[link.head], link)
            chosen = next((direction for direction in wishes if direction not in taken), None)
            if chosen is not None:
                ports[link.tail, link.head, index] = chosen
                taken.add(chosen)
    return ports


def _entry(box: Box, tail: Box) -> Point:
    if tail.row == box.row and tail.lane != box.lane:
        return LEFT if tail.lane < box.lane else RIGHT
    if tail.row < box.row or tail.lane == box.lane:
        return UP if tail.row < box.row else RIGHT
    return LEFT if tail.lane < box.lane else RIGHT


def _ease(box: Box, head: Box, link: Link) -> int:
    """Links that know only one good corner choose first."""
    if head.row == box.row:
        return 0
    if head.lane == box.lane and head.row == box.row + 1:
        return 1
    return 2 if link.back else 3


def _exits(box: Box, head: Box, link: Link) -> list[Point]:
    sideways = [LEFT, RIGHT] if head.lane < box.lane or (head.lane == box.lane and link.back) else [RIGHT, LEFT]
    if head.row == box.row or link.back:
        return [*sideways, DOWN, UP]
    if head.lane == box.lane:
        return [DOWN, *sideways] if head.row == box.row + 1 else [*sideways, DOWN]
    return [sideways[0], DOWN, sideways[1]]
