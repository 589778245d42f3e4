"""Two pictures as SVG: a share for each unit, and the shares of all over the periods. A table with the same numbers stands beside each.

Own drawing: literal colours that print, classes through which a style sheet may change them, numbers written at every mark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from generator.monitoring.counts import (
    DUE,
    INTERPRETED,
    INTERPRETED_RATE,
    QUALIFIED,
    QUALIFIED_RATE,
    Rate,
    counted,
    percent,
    tenths,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.monitoring.monitoring import Monitoring
    from generator.monitoring.rows import Row

_WIDTH = 720
_INK, _SOFT, _FIRST, _SECOND = "#1f2933", "#52606d", "#1d4f91", "#bf6f14"
_LINE = "#cbd2d9"
_FONT = "sans-serif"
_LABEL, _BAR, _ROW, _INSET = 210, 14, 52, 40
_RATES = ((INTERPRETED_RATE, _FIRST, "first"), (QUALIFIED_RATE, _SECOND, "second"))


def of_units(found: Monitoring) -> str:
    """解读率 and 合格率 of each unit, as bars with their numbers."""
    names = [(unit, found.of(unit)) for unit in found.units if counted(DUE, found.of(unit))]
    entries = [*names, ("合计", found.rows)]
    height = 44 + _ROW * len(entries) + 8
    parts = _legend(_LABEL)
    scale = (_WIDTH - _LABEL - 150) / 1000
    for place, (name, rows) in enumerate(entries):
        top = 44 + _ROW * place
        parts.append(_text(_LABEL - 12, top + 22, _shortened(name), anchor="end"))
        parts.append(_rule(_LABEL, top - 4, _LABEL, top + _ROW - 4))
        for row, (rate, colour, name_of) in enumerate(_RATES):
            value, y = tenths(rate, rows), top + row * (_BAR + 5)
            width = round((value or 0) * scale)
            parts.append(
                f'<rect class="zc-chart-{name_of}" x="{_LABEL}" y="{y}" width="{width}" height="{_BAR}" fill="{colour}"/>'
            )
            number = f"{percent(value)}（{counted(rate.part, rows)}/{counted(rate.whole, rows)}）"
            parts.append(_text(_LABEL + width + 8, y + 12, number, size=13))
    told = "；".join(f"{name}{_told(rows)}" for name, rows in entries)
    return _svg("units", f"{found.period.label}各责任单位解读率和合格率", told, height, parts)


def of_trend(found: Monitoring) -> str:
    """解读率 and 合格率 of all over the periods, as two lines; a period without documents due leaves a gap."""
    points = [(period.label, rows) for period, rows in found.trend]
    left, right, top, bottom = 60, _WIDTH - 40, 60, 260
    step = (right - left - 2 * _INSET) / max(1, len(points) - 1)
    parts = _legend(left)
    for share in (0, 250, 500, 750, 1000):
        y = _height(share, top, bottom)
        parts += [_rule(left, y, right, y), _text(left - 8, y + 5, f"{share // 10}%", anchor="end", size=13, soft=True)]
    places = [
        round(left + _INSET + step * place) if len(points) > 1 else (left + right) // 2 for place in range(len(points))
    ]
    for place, (label, _) in zip(places, points, strict=True):
        year, _, rest = label.partition("年")
        parts.append(_text(place, bottom + 24, rest.removeprefix("第") or f"{year}年", anchor="middle", size=13))
        if rest:
            parts.append(_text(place, bottom + 42, f"{year}年", anchor="middle", size=12, soft=True))
    for rate, colour, name in _RATES:
        parts += _line(rate, colour, name, places, points, top, bottom)
    told = "；".join(f"{label}{_told(rows)}" for label, rows in points)
    return _svg("trend", "解读率和合格率的变化", told, bottom + 56, parts)


def _line(
    rate: Rate,
    colour: str,
    name: str,
    places: Sequence[int],
    points: Sequence[tuple[str, Sequence[Row]]],
    top: int,
    bottom: int,
) -> list[str]:
    parts, run = list[str](), list[tuple[int, int]]()
    above = rate is INTERPRETED_RATE
    runs = [run]
    for place, (_, rows) in zip(places, points, strict=True):
        value = tenths(rate, rows)
        if value is None:
            run = []
            runs.append(run)
            continue
        y = _height(value, top, bottom)
        run.append((place, y))
        mark = (
            f'<circle class="zc-chart-{name}" cx="{place}" cy="{y}" r="5" fill="{colour}"/>'
            if above
            else f'<rect class="zc-chart-{name}" x="{place - 5}" y="{y - 5}" width="10" height="10" fill="{colour}"/>'
        )
        parts += [mark, _text(place, y - 10 if above else y + 21, percent(value), anchor="middle", size=13)]
    dashes = "" if above else ' stroke-dasharray="6 4"'
    lines = [
        f'<polyline class="zc-chart-{name}-line" points="{" ".join(f"{x},{y}" for x, y in each)}" fill="none" '
        f'stroke="{colour}" stroke-width="2"{dashes}/>'
        for each in runs
        if len(each) > 1
    ]
    return [*lines, *parts]


def _height(value: int, top: int, bottom: int) -> int:
    return round(bottom - (bottom - top) * value / 1000)


def _told(rows: Sequence[Row]) -> str:
    due, interpreted, qualified = (counted(count, rows) for count in (DUE, INTERPRETED, QUALIFIED))
    rates = f"解读率{percent(tenths(INTERPRETED_RATE, rows))}，合格率{percent(tenths(QUALIFIED_RATE, rows))}"
    return f"应解读{due}份，已解读{interpreted}份，合格{qualified}份，{rates}"


def _legend(left: int) -> list[str]:
    parts, x = [], left
    for rate, colour, name in _RATES:
        parts.append(f'<rect class="zc-chart-{name}" x="{x}" y="12" width="14" height="14" fill="{colour}"/>')
        parts.append(_text(x + 20, 24, rate.name, size=14))
        x += 90
    return parts


def _shortened(name: str) -> str:
    return name if len(name) <= 13 else f"{name[:12]}…"


def _text(x: int, y: int, text: str, *, anchor: str = "start", size: int = 14, soft: bool = False) -> str:
    colour, kind = (_SOFT, "soft") if soft else (_INK, "ink")
    return (
        f'<text class="zc-chart-{kind}" x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(text)}</text>"
    )


def _rule(x1: int, y1: int, x2: int, y2: int) -> str:
    return f'<line class="zc-chart-rule" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{_LINE}"/>'


def _svg(key: str, title: str, told: str, height: int, parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="zc-chart" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="chart-{key}-title chart-{key}-desc" font-family="{_FONT}">'
    )
    named = f'<title id="chart-{key}-title">{escape(title)}</title><desc id="chart-{key}-desc">{escape(told)}</desc>'
    return f"{head}\n{named}\n" + "\n".join(parts) + "\n</svg>\n"
