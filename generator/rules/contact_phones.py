"""Phone numbers as offices write them: fixed lines with and without area code, short numbers, 400 and 800 numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RUN = re.compile(r"(?<![\dA-Za-z.])[+(]?\d[\d\-()  ]{2,30}\d(?![\dA-Za-z])")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_JOINED = re.compile(r"[\s()\-+]")
_PLAUSIBLE = re.compile(
    r"(?:86)?(?:010|02\d|0[3-9]\d{2})[2-9]\d{6,7}"  # area code and number
    r"|0000\d{8}"  # the area code of examples, which no place has
    r"|[2-9]\d{6,7}"  # within the town
    r"|12345\d{3}"  # the numbers of examples, written again without the area code
    r"|[48]00\d{7}"
    r"|1[0-9]\d{1,3}"  # 12345, 110
    r"|9[56]\d{3,6}"  # 95598, 96110
    r"|(?:010|02\d|0[03-9]\d{2})(?:1[0-9]\d{3}|9[56]\d{3,4})"  # 0000-12345
    r"|(?:86)?1[3-9]\d{9}"
)


def phones(text: str) -> Iterator[tuple[int, str]]:
    """Every run of figures that may be meant as a phone number, with its place; extensions (转802) are left out."""
    plain = "".join(_narrow(letter) for letter in text)
    for found in _RUN.finditer(plain):
        if not plain[: found.start()].rstrip().endswith(("转", "分机", "工号")):
            yield found.start(), found.group().strip()


def _narrow(letter: str) -> str:
    narrow = unicodedata.normalize("NFKC", letter)
    if narrow in "‐‑‒–—―−－~～":
        return "-"
    return narrow if len(narrow) == 1 else letter


def plausible(phone: str) -> bool:
    """Whether a number can be dialled, going by its length and first digits."""
    digits = _JOINED.sub("", phone)
    if _PLAUSIBLE.fullmatch(digits):
        return True
    return all(_PLAUSIBLE.fullmatch(part) for part in _several(phone)) if " " in phone.strip() else False


def _several(phone: str) -> list[str]:
    return [_JOINED.sub("", part) for part in phone.split()]


def tells(text: str) -> bool:
    """Whether any figure of the text can be dialled."""
    return any(plausible(phone) for _, phone in phones(text))
