"""One spelling for what readers take to be the same, and the grams a text is found by.

``theme/assets/js/search-folding.js`` does the same; a test runs both on the same strings. Everything is decided character by
character, so a piece of a text folds to a piece of the folded text and is always found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

OPENING, CLOSING = "(〔[【〖{", ")〕]】〗}"
_SAME = {
    **dict.fromkeys(OPENING, "("),
    **dict.fromkeys(CLOSING, ")"),
    **dict.fromkeys("《》〈〉“”„‟«»‘’‚‛「」『』\"'·・", ""),
    **dict.fromkeys("‐‑‒–—―−~〜", "-"),
    **dict.fromkeys("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    **dict.fromkeys(map(chr, range(0xFE00, 0xFE10)), ""),
}
WHOLE = 2
"""The low 16 bits of a gram that stands for a whole text: a sign that occurs in none."""

_SPACES = re.compile(r"(?<![0-9a-z ]) +| +(?![0-9a-z ])")
_BREAK = ord("\n")
_MANY_SPACES = re.compile(r" {2,}")
_MANY_DASHES = re.compile(r"-{2,}")
_LOOSE = re.compile(r"(?<![0-9a-z])[()\-](?![0-9a-z])")
_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9a-z])[\W_]+(?=[0-9a-z])")
_NO_PART_OF_A_NAME = re.compile(r"[^\w\-]+|_+|(?<![0-9a-z])-|-(?![0-9a-z])")
_NO_PART_OF_A_RUN = re.compile(r"[^\w()\-./%]+|(?<![0-9a-z])[()\-./%](?![0-9a-z])")
_IN_NUMBERS = re.compile(r"(?=([!-~]{2})([^\n]))")


class _Table(dict[int, str]):
    """Filled as characters are met: a few thousand of them in all."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = "".join(_SAME.get(character, character) for character in folded)
        return self[code]


_TABLE = _Table()


def fold(text: str) -> str:
    """The text in compatibility form and lower case, without quotes and 《》, spaces only between Latin words.

    Brackets and dashes are of one kind, and stay only beside a digit or Latin letter, where they tell 〔2026〕3号 from 20263号.
    """
    folded = text.translate(_TABLE)
    if " " in folded:
        folded = _MANY_SPACES.sub(" ", _SPACES.sub("", folded))
    return _LOOSE.sub("", _MANY_DASHES.sub("-", folded))


def bare(text: str) -> str:
    """The folded text without its marks, so that a title or 文号 is known however they were typed, or left out.

    Between two Latin words or numbers a dash stands for them: 2026—2028 does not hold 62.
    """
    return _NO_PART_OF_A_NAME.sub("", _BETWEEN_NUMBERS.sub("-", fold(text)))


def runs(folded: str) -> str:
    """The stretches of letters, digits and characters, a line each; brackets and the like count beside a digit or Latin letter.

    So the 文号 示政办〔2026〕3号 is one stretch, and no gram crosses a comma.
    """
    return _NO_PART_OF_A_RUN.sub("\n", folded)


def grams(stretches: str) -> set[int]:
    """Every unit of UTF-16 and every two successive ones in what `runs` gave, the first of two in the low 16 bits."""
    data = stretches.encode("utf-16-le")
    pairs = set(memoryview(data[: len(data) & ~3]).cast("I"))
    pairs.update(memoryview(data[2 : 2 + (len(data) - 2 & ~3)] if data else b"").cast("I"))
    units = set(memoryview(data).cast("H"))
    units.discard(_BREAK)
    pairs.difference_update([unit << 16 | _BREAK for unit in units], [_BREAK << 16 | unit for unit in units])
    pairs.discard(_BREAK << 16 | _BREAK)
    pairs |= units
    return pairs


def digest(units: Iterable[int], bits: int) -> int:
    """A number of so many bits that tells texts apart well enough to look up few."""
    found, mask = 0, (1 << bits) - 1
    for unit in units:
        found = found * 31 + unit & mask
    return found


def whole_grams(texts: Iterable[str]) -> set[int]:
    """What stands for each text as a whole, so that a title or an alias is told from a part of a longer one."""
    plain = (bare(text).encode("utf-16-le") for text in texts)
    return {WHOLE | digest(memoryview(data).cast("H"), 16) << 16 for data in plain}


def number_grams(stretches: str) -> set[int]:
    """Every three successive units of which the first two are ASCII: pairs alone tell numbers and 文号 apart too badly.

    Seven bits each for the first two, sixteen for the third.
    """
    found = _IN_NUMBERS.findall(stretches)
    return {ord(two[0]) << 23 | ord(two[1]) << 16 | ord(third) for two, third in found if third <= "\uffff"}
