"""How much of an interpretation stands in its policies word for word, in runs of 13 letters; pure and linear.

Letters and figures count; spaces, punctuation, markup, the width of figures and traditional characters do not.
The raw share is of the whole text.
The judged share is what a drafter answers for: copied titles of documents, quoted articles, guides and flows are left out,
and a run ends where its line ends, so that a list of goods or the cells of a table, which cannot be said otherwise, do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Block, Heading

if TYPE_CHECKING:
    from generator.model import Body, Position

RUN = 13
_LEAST = 60
_STEP = 7  # every run of 13 letters holds a whole group of 7 that begins at a multiple of 7
_OTHER = re.compile(r"[\W_]+")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,7}条(?:之[一二三四五六七八九十])?")
_QUOTES = re.compile(
    r"第[一二三四五六七八九十百千零〇\d]{1,7}[条款项]|(?:修改|修订|修正|调整|更改|改|表述)为|增加|新增|删[去除]"
)
_COMPARED = re.compile(r"(?:修订|修改|修正|调整)[前后]")
_NOTHING_BEFORE = re.compile("(?:没有|原?无(?:此?规定)?|空|[—－/／-]+)? |[^ ]*$")
_CARDS = ("flow", "guide", "example")
_FILLER = "的"  # put between the words of a copy, it changes nothing
_MUCH_FILLER = 14  # in running text one letter of 25 or so is one
_TRADITIONAL = re.compile("[個為會發應條業務員單請區關對與實機構學國時這們費補貼領責環護]")
_TITLE = re.compile(r"《[^《》]*》(?:（[^（）号]*号[^（）]*）)?")
_STOP = re.compile(r"[。；;！？]")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of copied letters within one line: what it says, where it stands, and where the policy says it."""

    text: str
    length: int
    position: Position
    source: str


@dataclass(frozen=True, slots=True)
class Copied:
    """Shares from 0 to 1. `own` letters were judged, `quoted` ones are copied titles and articles; `spans` longest first."""

    raw: float
    judged: float
    own: int
    quoted: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    piece: Heading | Block
    offset: int  # in the text of the piece
    text: str
    start: int  # in the letters of the body
    length: int
    judged: bool


def letters(text: str) -> str:
    """The letters and figures of a text, figures and Latin letters in half width."""
    bare = _OTHER.sub("", text)
    return bare.translate(_NARROW) if _WIDE.search(bare) else bare


def verbatim(text: str, source: str) -> float:
    """The share of `text` that stands in `source` in runs of 13 letters, nothing exempt."""
    ours = letters(text)
    return sum(_copied(ours, letters(source))) / len(ours) if ours else 0.0


def copying(body: Body, policies: Sequence[Body]) -> Copied:
    """How much of a body is copied from these policies."""
    lines = tuple(_lines(body))
    ours = _compared("".join(line.text for line in lines))
    theirs = "\n".join(_compared("".join(piece.text for piece in policy.pieces())) for policy in policies)
    copied = _copied_but_for_filler(ours, theirs)
    own = taken = quoted = 0
    runs: list[tuple[int, _Line, int]] = []
    for line, exempt in _with_quotations(lines):
        here = copied[line.start : line.start + line.length]
        before = sum(here)
        for start, end in exempt:
            here[start:end] = bytes(end - start)
        quoted += before - sum(here)
        if not line.judged:
            continue
        own += line.length - before + sum(here)
        for found in re.finditer(rb"\x01{13,}", here):
            taken += len(found.group())
            runs.append((len(found.group()), line, found.start()))
    runs.sort(key=lambda run: -run[0])
    judged = taken / own if own >= _LEAST else 0.0
    spans = tuple(_span(*run, ours, policies) for run in runs[:3])
    return Copied(sum(copied) / len(ours) if ours else 0.0, judged, own, quoted, spans)


def _compared(text: str) -> str:
    """The letters of a text, traditional characters as simplified ones."""
    bare = letters(text)
    if _TRADITIONAL.search(bare) is None:
        return bare
    from generator.traditional import SIMPLIFIED  # few texts have any

    return bare.translate(SIMPLIFIED)


def _copied_but_for_filler(ours: str, theirs: str) -> bytearray:
    """Like `_copied`; where ours is full of 的, they are passed over."""
    mask = _copied(ours, theirs)
    if ours.count(_FILLER) * _MUCH_FILLER <= len(ours):
        return mask
    words = [at for at, letter in enumerate(ours) if letter != _FILLER]
    for at, sign in zip(words, _copied(*(text.replace(_FILLER, "") for text in (ours, theirs))), strict=True):
        mask[at] |= sign
    for at in range(1, len(ours) - 1):
        if ours[at] == _FILLER:
            mask[at] |= mask[at - 1] & mask[at + 1]
    return mask


def _copied(ours: str, theirs: str) -> bytearray:
    """A 1 for each letter of ours that stands in a run of theirs."""
    mask = bytearray(len(ours))
    groups = {theirs[start : start + _STEP] for start in range(0, len(theirs), _STEP)}
    near = _next_near(ours, groups, 0)
    if near == len(ours):
        return mask
    places = {theirs[start : start + RUN]: start for start in range(len(theirs) - RUN, -1, -1)}
    start = covered = 0
    while start <= len(ours) - RUN:
        near = _next_near(ours, groups, start) if near < start else near
        start = max(start, near - RUN + _STEP)
        place = places.get(ours[start : start + RUN])
        if place is None:
            start += 1
            continue
        fresh, covered = max(covered, start), start + RUN + _alike(ours, start + RUN, theirs, place + RUN)
        mask[fresh:covered] = b"\x01" * (covered - fresh)
        start = covered - RUN + 1  # windows before it end within the run
    return mask


def _next_near(ours: str, groups: set[str], start: int) -> int:
    """The first place from `start` on where a group of theirs stands; the length of ours when there is none."""
    found = (at for at in range(start, len(ours) - _STEP + 1) if ours[at : at + _STEP] in groups)
    return next(found, len(ours))


def _alike(ours: str, start: int, theirs: str, place: int) -> int:
    """How many letters from here on are the same, in steps that double while they are and halve when they are not."""
    length, step = 0, 1
    while step:
        piece = ours[start + length : start + length + step]
        if len(piece) == step and piece == theirs[place + length : place + length + step]:
            length, step = length + step, step * 2
        else:
            step //= 2
    return length


def _lines(body: Body) -> Iterator[_Line]:
    start = 0
    for piece in body.pieces():
        fenced = isinstance(piece, Block) and piece.kind == "code" and piece.info in _CARDS
        ends = r"[^\n ]+" if isinstance(piece, Block) and piece.kind == "table" else r"[^\n]+"
        for found in re.finditer(ends, piece.text):
            length = len(letters(found.group()))
            yield _Line(piece, found.start(), found.group(), start, length, not fenced)
            start += length


def _with_quotations(lines: Sequence[_Line]) -> Iterator[tuple[_Line, list[tuple[int, int]]]]:
    """Each line with the runs of its letters that quote a cited article."""
    heading = before = ""
    piece: Heading | Block | None = None
    whole = False
    for line in lines:
        if line.piece is not piece:
            before = piece.text[-200:] if piece else ""
            piece = line.piece
            heading = piece.text if isinstance(piece, Heading) else heading
            whole = isinstance(piece, Block) and _is_quotation(piece, heading, before)
        yield line, [(0, line.length)] if whole else [*_quoted(line.text), *_titles(line.text)]


def _is_quotation(block: Block, heading: str, before: str) -> bool:
    if block.kind == "quote":
        return any(_ARTICLE.search(text) for text in (block.text, before, heading))
    if block.kind == "table":
        head, *rows = block.text.split("\n")
        new = all(_NOTHING_BEFORE.match(row) and not _ARTICLE.search(row) for row in rows)
        return len(_COMPARED.findall(head)) > 1 and not new
    return bool(_COMPARED.match(block.text)) and bool(_ARTICLE.search(heading) or _ARTICLE.search(block.text[:40]))


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """The letters between outermost quotation marks that follow a citation or an amendment in the same sentence."""
    opened: list[int] = []
    count = _counter(text)
    for found in re.finditer('[“”"]', text):
        if found.group() == "“" or (found.group() == '"' and not opened):
            opened.append(found.end())
        elif opened:
            start = opened.pop()
            lead = _STOP.split(text[max(start - 60, 0) : start])[-1]
            if not opened and _QUOTES.search(lead):
                yield count(start), count(found.start())


def _titles(text: str) -> Iterator[tuple[int, int]]:
    count = _counter(text)
    for found in _TITLE.finditer(text):
        yield count(found.start()), count(found.end())


def _counter(text: str) -> Callable[[int], int]:
    """How many letters stand before a place; asked for one place after the other, it counts each letter once."""
    at = before = 0

    def count(place: int) -> int:
        nonlocal at, before
        before += len(letters(text[at:place]))
        at = place
        return before

    return count


def _span(length: int, line: _Line, first: int, ours: str, policies: Sequence[Body]) -> Span:
    places = [at for at, sign in enumerate(line.text) if sign.isalnum()]
    start, end = places[first], places[first + length - 1] + 1
    run = ours[line.start + first : line.start + first + RUN]
    return Span(line.text[start:end], length, line.piece.at(line.offset + start), _source(run, policies))


def _source(run: str, policies: Sequence[Body]) -> str:
    """Where the policies say it: the article, else the line."""
    run = run.replace(_FILLER, "")
    for policy in policies:
        pieces = [piece for piece in policy.pieces() if piece.text]
        starts, text, label = [], "", ""
        for piece in pieces:
            starts.append(len(text))
            text += _compared(piece.text).replace(_FILLER, "")
        found = text.find(run)
        if found < 0:
            continue
        row = bisect_right(starts, found) - 1
        for piece in pieces[: row + 1]:
            opening = _ARTICLE.match(piece.text)
            label = opening.group() if opening else label
        return label or f"第 {pieces[row].position.line} 行"
    return ""
