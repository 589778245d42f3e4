"""What is quoted of an interpretation: an item of a list, a row with the names of its columns, all that stands under a heading.

A cell alone says nothing without the head of its column, and a heading nothing without what stands below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from generator.model import Block, Heading

if TYPE_CHECKING:
    from generator.model import Position

_LONGEST_SECTION = 600
"""A heading over more than this is quoted with what stands right below it, and over more than this again, alone."""


def quote(block: Block, at: Position | None = None) -> str:
    """The whole block, or what of it stands on the line of `at`: the item of a list, the row of a table, the paragraph."""
    if block.kind == "table":
        return _of_table(block, at)
    found, start = block.text, 0
    for line in block.text.split("\n") if at else ():
        if at and block.at(start).line > at.line:
            break
        found = line
        start += len(line) + 1
    return found


def below_heading(
    pieces: Sequence[Heading | Block], row: int, level: Callable[[Heading | Block], int], said: Callable[[Block], str]
) -> str:
    """All that stands under the heading `pieces[row]`, deeper headings included, each block as `said` tells it.

    `level` is that of a heading, and 0 for what is none.
    """
    top, directly, all_below = level(pieces[row]), [], []
    deeper = False
    for piece in pieces[row + 1 :]:
        depth = level(piece)
        if 0 < depth <= top:
            break
        deeper = deeper or depth > 0
        words = said(piece) if isinstance(piece, Block) else piece.text
        all_below.append(words)
        if not deeper:
            directly.append(words)
    for texts in (all_below, directly):
        whole = "\n".join(filter(None, texts))
        if 0 < len(whole) <= _LONGEST_SECTION:
            return whole
    return pieces[row].text


def _of_table(table: Block, at: Position | None) -> str:
    """The row on that line, each cell after the head of its column; of the head itself, and of no line, all rows."""
    lines = table.text.split("\n")
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    rows = list(zip(starts, lines, strict=True))
    if at:
        wanted = [row for row in rows[1:] if table.at(row[0]).line == at.line]
        rows = [rows[0], *(wanted or rows[1:])]
    boundaries = frozenset(memoryview(table.marks).cast("I")[::3])
    head = _cells(*rows[0], boundaries)
    told = [(line, _cells(start, line, boundaries)) for start, line in rows[1:]]
    if any(len(cells) != len(head) for _, cells in told):  # an empty cell leaves no trace: then as they stand written
        return "\n".join([rows[0][1], *(line for line, _ in told)])
    return "\n".join(
        f"{name}：{cell}" if name else cell for _, cells in told for name, cell in zip(head, cells, strict=True)
    )


def _cells(start: int, line: str, boundaries: frozenset[int]) -> list[str]:
    """The cells of a row: each begins where a piece of the source begins behind a space."""
    at = [0, *(place for place in range(1, len(line)) if line[place - 1] == " " and start + place in boundaries)]
    ends = [*at[1:], len(line)]
    return [line[begin:end].strip() for begin, end in zip(at, ends, strict=True)]
