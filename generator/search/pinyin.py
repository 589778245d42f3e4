"""How titles and aliases sound, so that zufang and zfbt find 租房补贴."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.render.slug import PHRASES
from generator.search.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SOUND = re.compile(r"[a-z0-9]+")
SOUND, INITIALS = 1, 2
"""What the grams of full pinyin and of initials carry in their highest byte."""


@cache
def _reader() -> Callable[[str], list[str]]:
    import pypinyin  # costs 56 MB and a moment; only the index needs it

    pypinyin.load_phrases_dict({phrase: [[part] for part in read.split()] for phrase, read in PHRASES.items()})
    return lambda text: pypinyin.lazy_pinyin(text, errors=lambda other: f" {other} ")


@cache
def syllables(text: str) -> str:
    """The sound of a text, one syllable (or Latin word or number) after the other, with spaces: ``zu fang bu tie``."""
    return " ".join(_SOUND.findall(" ".join(_reader()(fold(text)))))


def sound_grams(sounds: Iterable[str]) -> set[int]:
    """Grams of two and three letters of what `syllables` gave, run together, and of its initials; a letter takes a byte."""
    found: set[int] = set()
    for sound in sounds:
        words = sound.split()
        for mark, letters in ((SOUND, "".join(words)), (INITIALS, "".join(word[0] for word in words))):
            codes = letters.encode("ascii")
            for first, second, third in zip(codes, codes[1:], codes[2:] + b"\0", strict=False):
                found.add(mark << 24 | first << 16 | second << 8)
                found.add(mark << 24 | first << 16 | second << 8 | third)
    return found
