"""The ways that Graphviz gives, made into arrows: straight pieces, ends on the outline of the shapes; and whether they are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.render.flow.shapes import Box, Chart, Kind, Link, Point

Rect = tuple[float, float, float, float]  # left, top, right, bottom

SHORTEST = 14.0  # a last piece as long as the arrow's point


def straighten(points: Sequence[Point]) -> list[Point]:
    """The corners of a path on whole numbers; every piece runs straight along one axis, whatever was lost in rounding."""
    path: list[Point] = []
    for x, y in points:
        point: Point = (round(x), round(y))
        if path:
            before = path[-1]
            flat = abs(point[0] - before[0]) > abs(point[1] - before[1])
            point = (point[0], before[1]) if flat else (before[0], point[1])
            if abs(point[0] - before[0]) <= 1 and abs(point[1] - before[1]) <= 1:
                continue
        if len(path) > 1 and (path[-2][0] == path[-1][0] == point[0] or path[-2][1] == path[-1][1] == point[1]):
            path[-1] = point
        else:
            path.append(point)
    return path


def tie(path: list[Point], end: int, box: Box, corner: Point | None) -> None:
    """Move one end of a path (0 or -1) onto the outline of its box, or to the very corner of a diamond."""
    if len(path) < 2:
        return
    (x, y), inner = path[end], path[1 if end == 0 else -2]
    half_x, half_y = box.width / 2, box.height / 2
    along_y = abs(inner[0] - x) < abs(inner[1] - y)
    if corner is not None:
        tip = box.x + corner[0] * half_x, box.y + corner[1] * half_y
        if along_y == (corner[1] != 0):  # runs straight out of the corner
            path[1 if end == 0 else -2] = (tip[0], inner[1]) if along_y else (inner[0], tip[1])
            path[end] = tip
        else:
            path[end] = (x, tip[1]) if along_y else (tip[0], y)
            path.insert(0 if end == 0 else len(path), tip)
        return
    offset = min(abs(x - box.x) / half_x if along_y else abs(y - box.y) / half_y, 1.0)
    reach = 1 - offset if box.kind is Kind.DECISION else 1.0
    if along_y:
        path[end] = x, box.y + (half_y if inner[1] > box.y else -half_y) * reach
    else:
        path[end] = box.x + (half_x if inner[0] > box.x else -half_x) * reach, y


def loop_of(box: Box, rise: float) -> list[Point]:
    """A way from a box back to itself: out on the right, over the corner, in from above; its top leaves room for a label."""
    right, top = box.x + box.width / 2, box.y - box.height / 2
    start = (right, box.y) if box.kind is Kind.DECISION else (right, top + 14)
    end = (box.x + 14, top + 14 * box.height / box.width) if box.kind is Kind.DECISION else (right - 24, top)
    return [start, (right + 9, start[1]), (right + 9, top - rise), (end[0], top - rise), end]


def lengthen_ends(chart: Chart, paths: list[list[Point]]) -> None:
    """Push a piece that hugs a box away from it, so that the arrow's point has room, where nothing stands in the way."""
    inner = [_inner(box) for box in chart.boxes]
    for number in range(len(paths)):
        for end, corner, beyond in ((-1, -2, -3), (0, 1, 2)):
            path = paths[number]
            if len(path) < 4 or _long(path[end], path[corner]) >= SHORTEST:
                continue
            met = _touched(paths, number)
            paths[number] = _pushed(path, end, corner, beyond)
            if _touched(paths, number) > met or _wrong(chart, chart.links[number], paths[number], inner):
                paths[number] = path


def _pushed(path: list[Point], end: int, corner: int, beyond: int) -> list[Point]:
    (x, y), (x2, y2), other = path[end], path[corner], path[beyond]
    push = SHORTEST + 2
    moved = list(path)
    if x == x2:
        shift = y + push * (1 if y2 > y else -1)
        moved[corner], moved[beyond] = (x2, shift), (other[0], shift)
    else:
        shift = x + push * (1 if x2 > x else -1)
        moved[corner], moved[beyond] = (shift, y2), (shift, other[1])
    return moved


def pieces(path: Sequence[Point]) -> Iterator[Rect]:
    """The straight pieces of a path, each as a rectangle without width."""
    for (x1, y1), (x2, y2) in pairwise(path):
        yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def faulty(chart: Chart, paths: Sequence[list[Point]]) -> bool:
    """Whether an arrow runs through a box or does not reach its boxes."""
    inner = [_inner(box) for box in chart.boxes]
    return any(len(path) < 2 or _wrong(chart, link, path, inner) for link, path in zip(chart.links, paths, strict=True))


def _wrong(chart: Chart, link: Link, path: list[Point], inner: list[Rect]) -> bool:
    if _loose(path[0], chart.boxes[link.tail]) or _loose(path[-1], chart.boxes[link.head]):
        return True
    corners = {index for index in link.ends if chart.boxes[index].kind is Kind.DECISION}  # ends lie inside their frame
    parts = list(pieces(path))
    return any(touch(part, box) for index, box in enumerate(inner) if index not in corners for part in parts)


def _touched(paths: Sequence[list[Point]], number: int) -> int:
    """How many pieces of other arrows the arrow `number` meets."""
    own = list(pieces(paths[number]))
    others = (piece for index, path in enumerate(paths) if index != number for piece in pieces(path))
    return sum(touch(piece, other) for other in others for piece in own)


def touch(one: Rect, two: Rect) -> bool:
    """Whether two rectangles, or pieces of arrows, have a point in common."""
    return one[0] <= two[2] and two[0] <= one[2] and one[1] <= two[3] and two[1] <= one[3]


def _inner(box: Box) -> Rect:
    half_x, half_y = box.width / 2 - 2, box.height / 2 - 2
    return box.x - half_x, box.y - half_y, box.x + half_x, box.y + half_y


def _loose(end: Point, box: Box) -> bool:
    across, down = abs(end[0] - box.x) / (box.width / 2), abs(end[1] - box.y) / (box.height / 2)
    return abs((across + down if box.kind is Kind.DECISION else max(across, down)) - 1) > 0.03


def _long(one: Point, two: Point) -> float:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])
