"""Where the labels of the arrows stand: on their own arrow, off the boxes, off one another and off other arrows."""

from __future__ import annotations

from itertools import pairwise

from generator.render.flow.paths import Rect, pieces, touch
from generator.render.flow.shapes import Chart, Link, Point

STRIDE = 7.0
ARROW_ROOM = 12.0
ASIDE, SHIFTED, APART = 8.0, 90.0, 12.0
ROUNDS = 2
_BOX, _LABEL, _LINK = 1e6, 1e5, 600.0


def place_labels(chart: Chart) -> None:
    """Set `label_at` of every link that has a label."""
    boxes = [(_BOX, _around((box.x, box.y), box.width + 6, box.height + 6)) for box in chart.boxes]
    parts = [(link, [(_LINK, piece) for piece in pieces(link.path)]) for link in chart.links]
    labelled = [link for link in chart.links if link.label]
    for _ in range(ROUNDS):
        for link in labelled:
            labels = [(_LABEL, _apart(other)) for other in labelled if other is not link and other.label_at]
            others = [piece for other, own in parts if other is not link for piece in own]
            link.label_at = _best_spot(link, [*boxes, *labels, *others])


def crowded(chart: Chart) -> list[Link]:
    """The links whose label lies on a box, or on or close beside the label of a link before them."""
    found, before = [], [_around((box.x, box.y), box.width, box.height) for box in chart.boxes]
    for link in chart.links:
        if link.label_at:
            if any(touch(label_box(link), other) for other in before):
                found.append(link)
            before.append(_apart(link))
    return found


def _best_spot(link: Link, obstacles: list[tuple[float, Rect]]) -> Point:
    """The cheapest place; the places are tried from the one that costs least by itself, so most are never weighed."""
    best, least = link.path[0], float("inf")
    half_x, half_y = link.label_size[0] / 2, link.label_size[1] / 2
    for cost, (x, y) in sorted(_spots(link)):
        if cost >= least:
            break
        left, top, right, bottom = x - half_x, y - half_y, x + half_x, y + half_y
        total = cost
        for weight, (left2, top2, right2, bottom2) in obstacles:
            if left2 <= right and right2 >= left and top2 <= bottom and bottom2 >= top:
                total += weight
                if weight > _LINK:  # less of a box or a label covered is better than more
                    total += (min(right, right2) - max(left, left2)) * (min(bottom, bottom2) - max(top, top2))
                if total >= least:
                    break
        if total < least:
            best, least = (x, y), total
    return best


def label_box(link: Link) -> Rect:
    """The place that a placed label covers."""
    wide, high = link.label_size
    return _around(link.label_at or link.path[0], wide, high)


def _apart(link: Link) -> Rect:
    """The place of a placed label and so much to the sides that two labels never read as one."""
    wide, high = link.label_size
    return _around(link.label_at or link.path[0], wide + 2 * APART, high)


def _spots(link: Link) -> list[tuple[float, Point]]:
    """Places along the path with what they cost: the nearer to the tail the better, and never on the arrow's point."""
    found: list[tuple[float, Point]] = []
    wide, high = link.label_size
    walked = 0.0
    last = len(link.path) - 2
    for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(link.path)):
        length = abs(x2 - x1) + abs(y2 - y1)
        half = (wide if abs(x2 - x1) > abs(y2 - y1) else high) / 2
        steps = max(int(length // STRIDE), 1)
        for number in range(steps + 1):
            at = length * number / steps
            left = length - at - (ARROW_ROOM if index == last else 0)
            tight = max(half + (3 if index == 0 else 0) - at, 0) + max(half - left, 0)
            x = x1 + (x2 - x1) * number / steps
            y = y1 + (y2 - y1) * number / steps
            spill = tight * (40 if index in (0, last) else 3)
            cost = (walked + at) * 0.5 + spill
            found.append((cost, (round(x), round(y))))
            if (
                x1 == x2 and wide > 2 * ASIDE
            ):  # to one side, its arrow still running through it, where another arrow is near
                found += [(cost + SHIFTED, (round(x + side * (wide / 2 - ASIDE)), round(y))) for side in (-1, 1)]
        walked += length
    return found


def _around(centre: Point, wide: float, high: float) -> Rect:
    return centre[0] - wide / 2, centre[1] - high / 2, centre[0] + wide / 2, centre[1] + high / 2
