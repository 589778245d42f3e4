"""How wide a text is and where it may break, without asking any font: a Chinese glyph is one em wide, a letter less.

Widths are a little generous, so a text that fits here fits its box in every common font.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

NEVER_FIRST = frozenset("，。、；：？！）〕】》」』”’％…—,.;:?!)]}%")
NEVER_LAST = frozenset("（〔【《「『“‘([{")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_PIECE = re.compile(r"[!-~\u00a1-\u024f]+|\s|.", re.DOTALL)
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ ")
_WIDE = frozenset("mwMW@%&")
LONGEST_PIECE = 6.5  # em


def clean(text: str) -> str:
    """The text on one line, without characters that XML forbids or nobody sees."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


@cache
def em(character: str) -> float:
    """The width of one character, in em."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.4 if unicodedata.category(character) == "So" else 1.0
    if character in _NARROW:
        return 0.38
    if character in _WIDE:
        return 0.95
    if character.isupper():
        return 0.7
    return 0.6 if character < "\u0250" else 1.0


def width(text: str, size: float) -> float:
    """The width of a line set in `size`."""
    return sum(map(em, text)) * size


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Break `text` into at most `most` lines no wider than `room`; what does not fit ends in “…”.

    Punctuation never starts a line, an opening bracket never ends one, and numbers and words stay whole.
    """
    lines: list[str] = []
    line, used = "", 0.0
    for piece, ems in _pieces(text):
        needed = ems * size
        if line and used + needed > room:
            lines.append(line.rstrip())
            line, used = "", 0.0
            if piece == " ":
                continue
        line += piece
        used += needed
    if line.strip():
        lines.append(line.rstrip())
    if len(lines) > most:
        last = lines[most - 1]
        while last and width(last + "…", size) > room:
            last = last[:-1]
        lines = [*lines[: most - 1], last + "…"]
    return tuple(lines)


def balanced(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Like `wrap`, in the same number of lines but with lines of about the same width: no single glyph stands alone."""
    lines = wrap(text, size, room, most)
    narrow = width(text, size) / max(len(lines), 1)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    while narrow < room:
        tried = wrap(text, size, narrow, most)
        if len(tried) == len(lines) and max(width(line, size) for line in tried) <= room:
            return tried
        narrow += size / 2
    return lines


@lru_cache(maxsize=2048)
def _pieces(text: str) -> tuple[tuple[str, float], ...]:
    """What a line break must not cut (words, numbers with their unit, marks with what they belong to), and how wide it is."""
    pieces: list[str] = []
    glue = False
    for found in _PIECE.finditer(text):
        part = found.group()
        if pieces and part != " " and (glue or (part[0] in NEVER_FIRST and pieces[-1] != " ")):
            pieces[-1] += part
        else:
            pieces.append(part)
        glue = part[-1] in NEVER_LAST or part[-1].isdecimal()
    return tuple((short, width(short, 1)) for piece in pieces for short in _shorten(piece))


def _shorten(piece: str) -> list[str]:
    """A piece that no box could hold, in parts that every box holds."""
    parts, line = [], ""
    for character in piece:
        if line and width(line + character, 1) > LONGEST_PIECE:
            parts.append(line)
            line = ""
        line += character
    return [*parts, line]
