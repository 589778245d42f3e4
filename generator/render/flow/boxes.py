"""The text of a step, broken into lines, and the box that holds it."""

from __future__ import annotations

from generator.model import END, Step
from generator.render.flow.shapes import NAME, SMALL, Box, Kind, Line
from generator.render.flow.text import balanced, clean, width

PAD_X, PAD_Y = 12.0, 10.0
LOWEST_DIAMOND = 64.0


def box_of(number: int, step: Step, lane: int, room: float) -> Box:
    """The box of a step, `room` wide."""
    title = f"{number}. {clean(step.name)}"
    if step.decision or step.branches:
        lines, wide, high = _diamond(title, step, room)
        return Box(number, Kind.DECISION, lane, lines, wide, high)
    inner = room - 2 * PAD_X
    lines = tuple(
        [Line(text, "name") for text in balanced(title, NAME, inner, 3)]
        + [Line(text, "detail") for text in _materials(step.materials, inner)]
        + [Line(text, "limit") for text in _details("时限：", step.limit, inner, 2)]
        + [Line(text, "detail") for text in _details("", step.method, inner, 2)]
        + [Line(text, "detail") for text in _details("", step.note, inner, 3)]
    )
    high = sum(line.height for line in lines) + 2 * PAD_Y
    return Box(number, Kind.END if step.next == END else Kind.STEP, lane, lines, room, high)


def _details(label: str, text: str | None, room: float, most: int) -> tuple[str, ...]:
    return balanced(label + clean(text), SMALL, room, most) if text and clean(text) else ()


def _materials(materials: tuple[str, ...], room: float) -> tuple[str, ...]:
    """All materials, or the first of them and how many there are."""
    names = [name for name in map(clean, materials) if name]
    for count in range(len(names), 0, -1):
        more = f"等{len(names)}项" if count < len(names) else ""
        lines = _details("材料：", "、".join(names[:count]) + more, room, 4)
        if not lines[-1].endswith("…"):
            return lines
    return _details("材料：", names[0] if names else "", room, 4)


def _diamond(title: str, step: Step, room: float) -> tuple[tuple[Line, ...], float, float]:
    """The flattest diamond of full width whose text stays inside its slanting sides."""
    best: tuple[tuple[Line, ...], float, float] | None = None
    for share in (0.66, 0.6, 0.54, 0.48):
        inner = room * share
        lines = [Line(text, "name") for text in balanced(title, NAME, inner, 5)]
        lines += [Line(text, "limit") for text in balanced(clean(step.limit), SMALL, inner, 3)] if step.limit else []
        high = _needed_height(lines, room)
        if best is None or high < best[2]:
            best = tuple(lines), room, high
    assert best is not None  # the loop ran
    return best


def _needed_height(lines: list[Line], room: float) -> float:
    """The least height at which every line's corners lie inside a diamond of width `room`."""
    total = sum(line.height for line in lines)
    top, need = -total / 2, LOWEST_DIAMOND
    for line in lines:
        size = NAME if line.role == "name" else SMALL
        reach = max(abs(top + 3), abs(top + line.height - 3))
        need = max(need, 2 * reach / (1 - min((width(line.text, size) + 8) / room, 0.9)))
        top += line.height
    return need
