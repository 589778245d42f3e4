"""Digits as people write them: full width, circled, Chinese, Arabic-Indic, spaced, split by signs or by what nobody sees.

A text is turned into a *shape* of the same length, so that every place in it is a place in the text: digits, X for what may be
a check character, a space for what people put between digits, `HIDDEN` for what does not show, and `OTHER`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

HIDDEN, OTHER = "\x01", "."
MAX_GAP = 8
"""Signs between two digits of one number."""

MAX_CHECK_GAP = 3
"""Signs before a check character, which is a letter like any other further on."""

_CHINESE = {
    **dict(zip("〇一二三四五六七八九", "0123456789", strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", "0123456789", strict=True)),
    **dict(zip("○壱貳參肆伍陸柒捌玖", "0123456789", strict=True)),
    "◯": "0",
    "幺": "1",
    **dict(zip("㈠㈡㈢㈣㈤㈥㈦㈧㈨", "123456789", strict=True)),
    **dict(zip("㊀㊁㊂㊃㊄㊅㊆㊇㊈", "123456789", strict=True)),
}
_CHECK = frozenset("xXｘＸ×✕✖хХⅩⅹ十拾χΧ")
_BETWEEN = frozenset(".．·・•‧∙,，、/／\\＼_＿*＊|｜`~～+＋()（）[]【】#＃:：;；\"'“”‘’「」→⇒➔>＞=＝﹦")
_CODED = re.compile(r"&#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});|(?:%[0-9a-fA-F]{2})+")


class _Shapes(dict[int, str]):
    """The shape of each character, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        shape = _CHINESE.get(sign) or _shape(sign)
        self[code] = shape
        return shape


def _shape(sign: str) -> str:
    if sign in _CHECK or unicodedata.normalize("NFKC", sign) in ("x", "X"):
        return "X"
    value = unicodedata.digit(sign, None)
    if value is not None:
        return str(value)
    category = unicodedata.category(sign)
    if category in ("Cf", "Mn", "Me", "Cc") and not sign.isspace():
        return HIDDEN
    return " " if sign.isspace() or category in ("Zs", "Pd") or sign in _BETWEEN or sign == "−" else OTHER


_SHAPES = _Shapes()
_RUN = re.compile(r"[0-9X \x01]{11,}")
_GROUP = re.compile(r"[0-9\x01]+|X")
_SIGNS = "".join([*_CHINESE, *_CHECK])
_NUMERALS = "".join(_CHINESE)
_TURN = re.compile(rf"(?<=[{_NUMERALS}])(?=[^{_SIGNS}])|(?<=[^{_SIGNS}])(?=[{_NUMERALS}])")
_DATED = re.compile(r"[0-9]{6}[ \x01]{0,3}(?:19|20)[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[ \x01]{0,3}[0-9]{3}[0-9X]")
_DAY = str.maketrans(OTHER, " ")


@dataclass(frozen=True)
class Run:
    """Digits that may belong together: `digits` (X only after a digit), where each stands in `text`, and which follow one another.

    `joined` has a 1 for each digit with nothing visible between it and the one before.
    """

    text: str
    digits: str
    offsets: list[int]
    joined: bytes

    def gap(self, index: int) -> str:
        """What stands between digit `index` and the one before."""
        return self.text[self.offsets[index - 1] + 1 : self.offsets[index]] if 0 < index < len(self.offsets) else ""

    def groups(self, start: int, end: int) -> tuple[int, ...]:
        """The sizes of the groups that the digits from `start` to `end` are written in."""
        cuts = [start, *(i for i in range(start + 1, end) if not self.joined[i]), end]
        return tuple(after - before for before, after in pairwise(cuts))

    def opens(self, index: int) -> bool:
        """Whether a group begins with this digit, or figures after a name that ends in a Chinese numeral."""
        return not self.joined[index] or index in self.turns

    def closes(self, end: int) -> bool:
        """Whether a group ends before this digit."""
        return end >= len(self.digits) or self.opens(end)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the digits from `start` to `end` stand in the text."""
        return self.offsets[start], self.offsets[end - 1] + 1

    @cached_property
    def turns(self) -> frozenset[int]:
        """The digits where Chinese numerals give way to figures, or figures to Chinese numerals."""
        signs = "".join(map(self.text.__getitem__, self.offsets))
        return frozenset(turn.start() for turn in _TURN.finditer(signs))

    @cached_property
    def cells(self) -> bool:
        """Whether tabs divide it, as they do the cells of a spreadsheet."""
        return "\t" in self.text[self.offsets[0] : self.offsets[-1]]


def runs(text: str) -> Iterator[Run]:
    """Every run of at least 11 digits, in order."""
    shape = text.translate(_SHAPES)
    if "年" in text:
        shape = _DATED.sub(lambda found: found.group().translate(_DAY), shape)
    for found in _RUN.finditer(shape):
        yield from _split(text, shape, found.start(), found.end())


def _split(text: str, shape: str, start: int, end: int) -> Iterator[Run]:
    digits: list[str] = []
    offsets: list[int] = []
    joined = bytearray()
    last = -1  # where the last group ended
    for group in _GROUP.finditer(shape, start, end):
        here = group.start()
        piece = group.group()
        if piece == "X" and not digits:
            continue
        gap = here - last
        if digits and gap > MAX_GAP:
            yield from _run(text, digits, offsets, joined)
            digits, offsets, joined = [], [], bytearray()
            if piece == "X":
                continue
        follows = bool(digits) and gap == 0 and digits[-1] != "X"
        if piece == "X" and (gap > MAX_CHECK_GAP or digits[-1] == "X"):
            continue
        last = group.end()
        if last - here == 1 and piece != HIDDEN:  # 1-1-1: the least work for the commonest of baits
            offsets.append(here)
            digits.append(piece)
            joined.append(follows)
            continue
        if HIDDEN in piece:
            offsets += [here + at for at, sign in enumerate(piece) if sign != HIDDEN]
            piece = piece.replace(HIDDEN, "")
        else:
            offsets += range(here, last)
        if piece:
            digits.append(piece)
            joined.append(follows)
            joined.extend(b"\x01" * (len(piece) - 1))
    yield from _run(text, digits, offsets, joined)


def _run(text: str, digits: list[str], offsets: list[int], joined: bytearray) -> Iterator[Run]:
    if len(offsets) >= 11:
        yield Run(text, "".join(digits), offsets, bytes(joined))


def decoded(text: str) -> str | None:
    """The text with &#49; and %31 turned into what they stand for; None when there is nothing of the kind."""
    if ("&#" not in text and "%" not in text) or not _CODED.search(text):
        return None
    return _CODED.sub(_decode, text)


def _decode(found: re.Match[str]) -> str:
    code = found.group()
    if code.startswith("&"):
        return html.unescape(code)
    return bytes.fromhex(code.replace("%", "")).decode("utf-8", "replace")
