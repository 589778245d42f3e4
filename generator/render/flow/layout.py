"""Where everything stands: a lane (column) for every actor, a row for every rank, a box for every step.

Only forward links push a step down, so a loop never stretches the picture, and a flow that is broken (a draft) is still drawn.
"""

from __future__ import annotations

import heapq

from generator.model import Flow, Step
from generator.render.flow.boxes import box_of
from generator.render.flow.links import links_of
from generator.render.flow.shapes import LABEL, LANE_PAD, NO_ACTOR, SMALL, Box, Chart, Kind, Link
from generator.render.flow.text import balanced, clean

ROW_GAP, LABEL_GAP = 46.0, 34.0
GUTTER_LABEL = LABEL * 2 + 8  # the widest label that fits between two boxes of one row
HIGH_DIAMOND = 160.0
_BOX_WIDTHS = {1: (320.0,), 2: (260.0,), 3: (208.0, 232.0)}
_BOX_WIDTH = (172.0, 184.0, 196.0)


def arrange(flow: Flow) -> Chart:
    """Lanes, rows, boxes and links of a flow; the links have no path yet."""
    actors = list(dict.fromkeys(map(_actor, flow.steps)))
    boxes: list[Box] = []
    for room in _BOX_WIDTHS.get(len(actors), _BOX_WIDTH):  # wider boxes where a long question needs them
        boxes = [box_of(number, step, actors.index(_actor(step)), room) for number, step in enumerate(flow.steps, 1)]
        if all(box.height <= HIGH_DIAMOND for box in boxes if box.kind is Kind.DECISION):
            break
    wide = boxes[0].width
    links = links_of(flow, boxes)
    _set_rows(boxes, links)
    names = [balanced(actor, SMALL + 1, wide, 3) for actor in actors]
    chart = Chart(names, wide + 2 * LANE_PAD, boxes, links)
    _set_gaps(chart)
    _set_places(chart)
    return chart


def _actor(step: Step) -> str:
    return clean(step.actor or "") or NO_ACTOR


def _set_rows(boxes: list[Box], links: list[Link]) -> None:
    """Give every box the first free row of its lane below what leads to it, or beside it in the next lane."""
    forward = [link for link in links if not link.back]
    waiting = [0] * len(boxes)
    for link in forward:
        waiting[link.head] += 1
    ready = [index for index, count in enumerate(waiting) if not count]
    heapq.heapify(ready)
    taken: set[tuple[int, int]] = set()
    beside: set[tuple[int, int]] = set()  # (tail, direction): one neighbour on each side
    while ready:
        index = heapq.heappop(ready)
        box = boxes[index]
        into = [link for link in forward if link.head == index]
        row = max((boxes[link.tail].row + 1 for link in into), default=0)
        if not into and index:  # nothing leads here: below what is written before it
            row = max(boxes[index - 1].row + 1, 0)
        if len(into) == 1:
            side = (into[0].tail, box.lane - boxes[into[0].tail].lane)
            if side not in beside and (boxes[side[0]].row, box.lane) not in taken and _fits_beside(index, side, links):
                row = boxes[side[0]].row
                beside.add(side)
        while (row, box.lane) in taken:
            row += 1
        box.row = row
        taken.add((row, box.lane))
        for link in forward:
            if link.tail == index:
                waiting[link.head] -= 1
                if not waiting[link.head]:
                    heapq.heappush(ready, link.head)


def _fits_beside(index: int, side: tuple[int, int], links: list[Link]) -> bool:
    """Whether a box may stand in the row of the box that leads to it: in the next lane, with room for what is written between."""
    tail, direction = side
    return abs(direction) == 1 and all(
        link.label_size[0] <= GUTTER_LABEL for link in links if set(link.ends) == {index, tail}
    )


def widen(chart: Chart, crowded: list[Link]) -> None:
    """Make room between the rows for labels that found no free place; paths and labels are to be found again."""
    for link in crowded:
        chart.gaps[_gap_of(chart, link)] += link.label_size[1] + ROW_GAP / 4
    for link in chart.links:
        link.path, link.label_at = [], None
    _set_places(chart)


def _set_gaps(chart: Chart) -> None:
    """The gap above every row: as high as the labels of the arrows that cross it."""
    chart.gaps = [ROW_GAP] * (max(box.row for box in chart.boxes) + 2)
    for link in chart.links:
        tail, head = chart.boxes[link.tail], chart.boxes[link.head]
        if link.label and (tail.row != head.row or tail.lane == head.lane):
            gap = _gap_of(chart, link)
            chart.gaps[gap] = max(chart.gaps[gap], link.label_size[1] + LABEL_GAP)


def _gap_of(chart: Chart, link: Link) -> int:
    """The gap in which the label of a link should stand, by the row below it: beside the tail, on the side of the head."""
    row = chart.boxes[link.tail].row
    return row if link.back and row else row + 1


def _set_places(chart: Chart) -> None:
    heights = [0.0] * (len(chart.gaps) - 1)
    for box in chart.boxes:
        heights[box.row] = max(heights[box.row], box.height)
    tops, y = [], 0.0
    for row, height in enumerate(heights):
        y += chart.gaps[row] if row else 0
        tops.append(y)
        y += height
    for box in chart.boxes:
        box.x = chart.lane_left(box.lane) + chart.lane_width / 2
        box.y = tops[box.row] + heights[box.row] / 2
