"""Where the values of fenced blocks stand: the model keeps the places of keys, messages want those of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Block, Body, Card, Flow, Position, Row


def block_of(body: Body, fenced: Card | Flow) -> Block | None:
    """The block of the body that was read as this card or flow."""
    line = fenced.position.line
    blocks = (block for section in body.sections for block in section.blocks)
    return next((block for block in blocks if block.kind == "code" and block.position.line == line), None)


def place_of(block: Block | None, words: str, after: Position, offset: int = 0) -> Position:
    """Where the character `offset` of these words stands, on the line of `after` or below; `after` when they are written otherwise."""
    if block is None or not words:
        return after
    begin = _offset_of_line(block, after.line)
    found = block.text.find(words, begin) if begin is not None else -1
    return block.at(found + offset) if found >= 0 else after


def places_of(block: Block | None, row: Row) -> tuple[Position, ...]:
    """Where each value of a row begins."""
    places: list[Position] = []
    begin = _offset_of_line(block, row.position.line) if block else None
    for value in row.values:
        found = block.text.find(value, begin) if block and begin is not None else -1
        places.append(block.at(found) if block and found >= 0 else row.position)
        begin = found + len(value) if found >= 0 else begin
    return tuple(places)


def _offset_of_line(block: Block, line: int) -> int | None:
    place, offset = block.at(0), 0
    for _ in range(line - place.line):
        offset = block.text.find("\n", offset) + 1
        if not offset:
            return None
    return offset
