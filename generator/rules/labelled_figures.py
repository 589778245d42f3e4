"""Figures with what they are said of: the words before them in a sentence, the row and the column in a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice, takewhile
from typing import TYPE_CHECKING

from generator.elements import elements_of
from generator.model import Block, Heading
from generator.quantities import number, quantities
from generator.rules.figures import JUDGED, article_at, figure

if TYPE_CHECKING:
    from generator.model import Document

BARE = ""
"""The kind of a number in a table whose unit stands in the head of its column."""

MOST = 2000
_PAIRS = 500
_IN_A_ROW = 8
_LONGEST = 24
_SHORTEST = 2
_OUTSIDE = {"background", "example", "differences"}
_SENTENCE = re.compile(r"[^。；;！？\n]+")
_BARE = re.compile(r"[0-9][0-9,]{0,11}(?:\.[0-9]{1,4})?")
_PARTS = re.compile("[、，,：:（()）/]")
_EDGES = " 、，,：:（）()“”*和及与或为是达按补给每"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with its labels: `row` (or the words before it) and `column`; `line` counts the sentences and rows of a document."""

    value: Decimal
    kind: str
    text: str
    row: str
    column: str
    piece: Heading | Block
    start: int
    line: int
    article: str = ""


def labelled_figures(document: Document) -> tuple[Labelled, ...]:
    """Every figure of a judged kind, and every bare number of a table, with its labels; through `Context.once`."""
    return tuple(islice(_labelled(document), MOST))


def _labelled(document: Document) -> Iterator[Labelled]:
    place, line, inside = article_at(document), 0, ""
    for piece in document.body.pieces():
        if isinstance(piece, Heading):
            inside = next((element.id for element in elements_of(piece)), "" if piece.level <= 2 else inside)
        if inside in _OUTSIDE or (isinstance(piece, Block) and piece.kind == "code"):
            continue
        rows = _of_table if isinstance(piece, Block) and piece.kind == "table" else _of_text
        for value, kind, text, row, column, start, offset in rows(piece.text):
            yield Labelled(value, kind, text, row, column, piece, start, line + offset, place(piece.at(start)))
        line += len(piece.text) + 1


_Found = tuple[Decimal, str, str, str, str, int, int]


def _of_text(text: str) -> Iterator[_Found]:
    for sentence in _SENTENCE.finditer(text):
        ends: dict[str, int] = defaultdict(int)
        for quantity in islice(quantities(sentence[0]), _IN_A_ROW):
            each = figure(quantity, "")
            if each.kind in JUDGED:
                words = sentence[0][ends[each.kind] : quantity.start][-_LONGEST:]
                ends[each.kind] = quantity.end
                start = sentence.start() + quantity.start
                yield each.value, each.kind, quantity.text, words, "", start, sentence.start()


def _of_table(text: str) -> Iterator[_Found]:
    lines = text.split("\n")
    head, begin = lines[0].split(" "), len(lines[0]) + 1
    for line in lines[1:]:
        cells, at = line.split(" "), begin
        for column, cell in enumerate(cells):
            name = head[column] if len(cells) == len(head) else ""
            found = [(figure(each, ""), each) for each in islice(quantities(cell), _IN_A_ROW)]
            if column and _BARE.fullmatch(cell) and (value := number(cell)) is not None:
                yield value, BARE, cell, cells[0][-_LONGEST:], name, at, begin
            elif column and len(found) == 1 and found[0][0].kind in JUDGED:
                each, quantity = found[0]
                yield each.value, each.kind, quantity.text, cells[0][-_LONGEST:], name, at + quantity.start, begin
            at += len(cell) + 1
        begin += len(line) + 1


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Two figures of an interpretation that the policy has the other way round, with the words that tell them apart."""

    one: Labelled
    other: Labelled
    labels: tuple[str, str]
    article: str


def exchanged(ours: tuple[Labelled, ...], theirs: tuple[Labelled, ...]) -> Iterator[Exchanged]:
    """The pairs of figures whose labels have each other's figure in the policy, and never their own."""
    known: dict[Decimal, list[Labelled]] = defaultdict(list)
    for each in theirs:
        known[each.value].append(each)
    said = "\n".join(dict.fromkeys(_words(each) for each in theirs))
    kept: dict[tuple[str, str], str] = {}
    for one, other, first, second in islice(_pairs([each for each in ours if each.value in known]), _PAIRS):
        labels = _apart(first, second)
        if labels is None:
            continue
        for key in (labels, labels[::-1]):
            if key not in kept:
                kept[key] = _known_part(*key, said)
        left, right = kept[labels], kept[labels[::-1]]
        crossed = (_has(known, left, right, other), _has(known, right, left, one)) if left and right else ([],)
        if all(crossed) and not _has(known, left, right, one) and not _has(known, right, left, other):
            yield Exchanged(one, other, labels, crossed[0][0].article)


def _pairs(ours: list[Labelled]) -> Iterator[tuple[Labelled, Labelled, str, str]]:
    """Neighbours that say the same kind of thing: in a sentence, in a row, in a column."""
    rows: dict[tuple[int, int, str], list[Labelled]] = defaultdict(list)
    columns: dict[tuple[int, str, str], list[Labelled]] = defaultdict(list)
    for each in ours:
        rows[id(each.piece), each.line, each.kind].append(each)
        if each.column:
            columns[id(each.piece), each.column, each.kind].append(each)
    for row in rows.values():
        for one, other in combinations(row[:_IN_A_ROW], 2):
            if one.value != other.value:
                yield (one, other, one.column, other.column) if one.column else (one, other, one.row, other.row)
    for column in columns.values():
        for one, other in combinations(column[: 2 * _IN_A_ROW], 2):
            if one.value != other.value:
                yield one, other, one.row, other.row


def _apart(one: str, other: str) -> tuple[str, str] | None:
    """The words by which two labels differ: 本科毕业 and 研究 of 本科毕业生每月补 and 研究生每月补."""
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one[::-1], other[::-1], strict=False))))
    for kept in range(same, max(-1, same - _SHORTEST), -1):  # 一类 and 二类 of 一类路段 and 二类路段
        left, right = (words[: len(words) - kept].strip(_EDGES) for words in (one, other))
        left, right = (_PARTS.split(words)[-1].strip(_EDGES) for words in (left, right))
        if min(len(left), len(right)) >= _SHORTEST:
            return None if left in right or right in left else (left, right)
    return None


def _known_part(label: str, foreign: str, said: str) -> str:
    """The longest beginning or end of a label that the policy says of a figure and the other label has not; else empty."""
    for size in range(len(label), _SHORTEST - 1, -1):
        for part in (label[:size], label[-size:]):
            if part not in foreign and part in said:
                return part
    return ""


def _has(known: dict[Decimal, list[Labelled]], label: str, foreign: str, wanted: Labelled) -> list[Labelled]:
    """The figures of the policy like this one that are said of the label and not of the other label too."""
    alike = (each for each in known[wanted.value] if each.kind == wanted.kind or BARE in (each.kind, wanted.kind))
    return [each for each in alike if label in _words(each) and foreign not in _words(each)]


def _words(each: Labelled) -> str:
    return f"{each.row} {each.column}"
