"""A finished chart as inline SVG: literal colours for any renderer, classes for the dark style sheet, links to the step list."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.model import Flow
from generator.render.flow.labels import label_box
from generator.render.flow.shapes import (
    LABEL,
    LABEL_LINE,
    NAME,
    NO_ACTOR,
    SMALL,
    SMALL_LINE,
    Box,
    Chart,
    Kind,
    Link,
    Point,
)
from generator.render.flow.text import clean

PREFIX = "\x00"
"""Stands for the prefix of all ids, so that one drawing serves every page; no text of an author can hold it."""

MARGIN = 6.0
HEAD_PAD, HEAD_GAP, FOOT_GAP = 9.0, 26.0, 24.0
CORNER = 6.0
FONT = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
LANE_FILLS = ("#f4f7fc", "#e9f0f9")
BRAND, ON_BRAND = "#1257a7", "#ffffff"
INK, MUTED, AMBER = "#16202c", "#4a5666", "#8a5200"
LINE, SETBACK = "#51607a", "#b3211d"
FILLS = {Kind.STEP: "#ffffff", Kind.DECISION: "#fff4d6", Kind.END: "#e3f3e6"}
EDGES = {Kind.STEP: BRAND, Kind.DECISION: "#a86400", Kind.END: "#2f7d32"}
INKS = {"name": INK, "detail": MUTED, "limit": AMBER}


def draw_chart(chart: Chart, flow: Flow) -> str:
    """The SVG; its ids start with `PREFIX`."""
    left, top, right, bottom = _extent(chart)
    lines = max(map(len, chart.lanes))
    head_high = lines * SMALL_LINE + 2 * HEAD_PAD
    head_top = top - HEAD_GAP - head_high
    left, right, head_top, bottom = left - MARGIN, right + MARGIN, head_top - MARGIN, bottom + FOOT_GAP
    title = clean(flow.name) or "办理流程"
    size = f'viewBox="{_n(left)} {_n(head_top)} {_n(right - left)} {_n(bottom + MARGIN - head_top)}"'
    size += f' width="{_n(right - left)}" height="{_n(bottom + MARGIN - head_top)}"'
    lanes = len(chart.lanes) if len(chart.lanes) <= 5 else "many"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="zc-flow-svg" data-zc-lanes="{lanes}" {size} font-family="{FONT}" '
        f'text-anchor="middle">',
        f'<title id="{PREFIX}-title">{_x(title)}：流程图</title>',
        f'<desc id="{PREFIX}-desc">{_x(_description(chart))}</desc>',
    ]
    parts.append(f'<g role="img" aria-labelledby="{PREFIX}-title {PREFIX}-desc">')
    for lane, name in enumerate(chart.lanes):
        parts += _lane(chart, lane, name, head_top + MARGIN, head_high, bottom)
    ordered = sorted(chart.links, key=lambda link: link.setback)  # bad news on top
    parts += [_arrow(link) for link in ordered]
    for box in chart.boxes:
        parts += _shape(box)
    for link in ordered:
        parts += _label(link)
    # links inside an image would be lost to screen readers; these lie over it, for the mouse, and the list has the rest
    parts.append('</g><g aria-hidden="true">')
    parts += [_way_to_step(box) for box in chart.boxes if box.number]
    return "".join(parts) + "</g></svg>"


def _extent(chart: Chart) -> tuple[float, float, float, float]:
    """The smallest frame around lanes, boxes, arrows and labels."""
    frames = [
        (box.x - box.width / 2, box.y - box.height / 2, box.x + box.width / 2, box.y + box.height / 2)
        for box in chart.boxes
    ]
    frames += [(x, y, x, y) for link in chart.links for x, y in link.path]
    frames += [label_box(link) for link in chart.links if link.label_at]
    frames.append((0, frames[0][1], chart.lane_left(len(chart.lanes) - 1) + chart.lane_width, frames[0][3]))
    lefts, tops, rights, bottoms = zip(*frames, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _description(chart: Chart) -> str:
    steps = [box for box in chart.boxes if box.number]
    decisions = sum(box.kind is Kind.DECISION for box in steps)
    actors = "、".join("".join(name) for name in chart.lanes)
    judged = f"，其中 {decisions} 处判断" if decisions else ""
    return f"由{actors}办理，共 {len(steps)} 步{judged}。每一步的文字说明见步骤列表。"


def _lane(chart: Chart, lane: int, name: tuple[str, ...], top: float, high: float, bottom: float) -> Iterator[str]:
    x, wide = chart.lane_left(lane), chart.lane_width
    if len(chart.lanes) == 1 and name == (NO_ACTOR,):
        return
    yield (
        f'<rect class="zc-flow-lane zc-flow-lane-{lane % 2}" x="{_n(x)}" y="{_n(top)}" width="{_n(wide)}" '
        f'height="{_n(bottom - top)}" rx="8" fill="{LANE_FILLS[lane % 2]}"/>'
        f'<rect class="zc-flow-head" x="{_n(x)}" y="{_n(top)}" width="{_n(wide)}" height="{_n(high)}" rx="8" fill="{BRAND}"/>'
    )
    first = top + high / 2 - len(name) * SMALL_LINE / 2
    for index, line in enumerate(name):
        y = first + (index + 0.5) * SMALL_LINE + (SMALL + 1) * 0.36
        yield _text(line, x + wide / 2, y, SMALL + 1, "zc-flow-text-actor", ON_BRAND, bold=True)


def _arrow(link: Link) -> str:
    kind, colour = ("setback", SETBACK) if link.setback else ("link", LINE)
    dash = ' stroke-dasharray="6 4"' if link.setback else ""
    (x1, y1), (x2, y2) = link.path[-2:]
    dx, dy = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
    base = (x2 - 10 * dx, y2 - 10 * dy)
    path = [*link.path[:-1], base]
    point = f"{_n(x2)},{_n(y2)} {_n(base[0] - 4.5 * dy)},{_n(base[1] + 4.5 * dx)} {_n(base[0] + 4.5 * dy)},{_n(base[1] - 4.5 * dx)}"
    return (
        f'<path class="zc-flow-{kind}" d="{_rounded(path)}" fill="none" stroke="{colour}" stroke-width="1.6"{dash}/>'
        f'<polygon class="zc-flow-{kind}-point" points="{point}" fill="{colour}"/>'
    )


def _rounded(path: list[Point]) -> str:
    """Path data with round corners, smaller ones where two corners stand close together."""
    data = [f"M{_n(path[0][0])} {_n(path[0][1])}"]
    for before, corner, after in zip(path, path[1:], path[2:], strict=False):
        first, second = _length(before, corner), _length(corner, after)
        radius = min(CORNER, first / 2, second / 2)
        if radius < 1:
            data.append(f"L{_n(corner[0])} {_n(corner[1])}")
            continue
        start, end = _towards(corner, before, radius / first), _towards(corner, after, radius / second)
        data.append(f"L{_n(start[0])} {_n(start[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(end[0])} {_n(end[1])}")
    return "".join(data) + f"L{_n(path[-1][0])} {_n(path[-1][1])}"


def _length(one: Point, two: Point) -> float:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


def _towards(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _shape(box: Box) -> Iterator[str]:
    colours = f'fill="{FILLS[box.kind]}" stroke="{EDGES[box.kind]}" stroke-width="1.6" stroke-linejoin="round"'
    yield _outline(box, f'class="zc-flow-box zc-flow-box-{box.kind}" {colours}')
    y = box.y - sum(line.height for line in box.lines) / 2
    for line in box.lines:
        size = NAME if line.role == "name" else SMALL
        middle = y + line.height / 2 + size * 0.36
        yield _text(
            line.text, box.x, middle, size, f"zc-flow-text-{line.role}", INKS[line.role], bold=line.role != "detail"
        )
        y += line.height


def _outline(box: Box, attributes: str) -> str:
    half_x, half_y = box.width / 2, box.height / 2
    left, top = box.x - half_x, box.y - half_y
    if box.kind is Kind.DECISION:
        corners = ((left, box.y), (box.x, top), (box.x + half_x, box.y), (box.x, box.y + half_y))
        return f'<polygon points="{" ".join(f"{_n(x)},{_n(y)}" for x, y in corners)}" {attributes}/>'
    radius = 10 if box.number else half_y
    return f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(box.width)}" height="{_n(box.height)}" rx="{_n(radius)}" {attributes}/>'


def _way_to_step(box: Box) -> str:
    shape = _outline(box, 'fill="#ffffff" fill-opacity="0"')
    return f'<a class="zc-flow-to" href="#{PREFIX}-step-{box.number}" tabindex="-1">{shape}</a>'


def _label(link: Link) -> Iterator[str]:
    if not link.label_at:
        return
    left, top, right, bottom = label_box(link)
    kind, colour = ("setback", SETBACK) if link.setback else ("branch", AMBER)
    yield (
        f'<rect class="zc-flow-label" x="{_n(left)}" y="{_n(top)}" width="{_n(right - left)}" height="{_n(bottom - top)}" '
        'rx="4" fill="#ffffff"/>'
    )
    for index, line in enumerate(link.label):
        y = top + 2 + (index + 0.5) * LABEL_LINE + LABEL * 0.36
        yield _text(line, (left + right) / 2, y, LABEL, f"zc-flow-text-{kind}", colour, bold=True)


def _text(text: str, x: float, y: float, size: float, name: str, colour: str, *, bold: bool) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text class="{name}" x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{colour}"{weight}>{_x(text)}</text>'
    )


def _x(text: str) -> str:
    return escape(text, quote=True)


def _n(number: float) -> str:
    """A coordinate with at most one decimal, the same text on every machine."""
    return f"{round(number * 2) / 2:g}"
