"""Slips of wording in what readers see, gathered into one hit a document: a hint that repeats itself is a nag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Block, Document, Position

_AROUND = 6
_SHOWN = 3


def visible_lines(document: Document, *, tables: bool = True) -> Iterator[tuple[str, Position]]:
    """Every line that readers see with the place of its beginning: the body without fenced blocks, then rows of guides and examples.

    Where cells of a table end is not known any more: without `tables` they are left out.
    """
    for piece in document.body.pieces():
        if isinstance(piece, Block) and (piece.kind == "code" or (piece.kind == "table" and not tables)):
            continue
        offset = 0
        for line in piece.text.split("\n"):
            if line:
                yield line, piece.at(offset)
            offset += len(line) + 1
    for card in document.body.cards:
        for row in card.rows:
            yield from ((value, row.position) for value in row.values)


def slips(document: Document, pattern: re.Pattern[str], *, tables: bool = True) -> list[tuple[Position, str]]:
    """Every match of a slip with its place and a few characters around it."""
    return [
        (Position(place.path, place.line, place.column + found.start()), _excerpt(line, found))
        for line, place in visible_lines(document, tables=tables)
        for found in pattern.finditer(line)
    ]


def gathered(found: list[tuple[Position, str]], fact: str, fix: str, level: Level | None = None) -> Iterator[Hit]:
    """One hit at the first place that counts the others: 第一处、最多三处 are quoted."""
    if found:
        texts = list(dict.fromkeys(text for _, text in found))[:_SHOWN]
        count = f"共 {len(found)} 处，如" if len(found) > 1 else ""
        quoted = "".join(f"“{text}”" for text in texts)
        lines = sorted({place.line for place, _ in found})[:_SHOWN]
        where = (
            f"（第 {'、'.join(map(str, lines))} 行{'等' if len(found) > len(lines) else ''}）" if len(found) > 1 else ""
        )
        yield Hit(found[0][0], f"{fact}：{count}{quoted}{where}", fix, level)


def _excerpt(line: str, found: re.Match[str]) -> str:
    return line[max(found.start() - _AROUND, 0) : found.end() + _AROUND].strip()
