"""How titles and aliases sound, so that zufang and zfbt find 租房补贴."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.render.slug import reader
from generator.search.folding import digest, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_SOUND = re.compile(r"[a-z0-9]+")
_CHARACTERS = re.compile(r"[^\x00-\x7f]+")
SOUND, INITIALS, WHOLE_SOUND = 1, 2, 3
"""What the grams of full pinyin, of initials and of whole names carry in their highest byte."""


@lru_cache(maxsize=65536)
def _spoken(stretch: str) -> str:
    """Remembered, because titles of interpretations repeat those of policies."""
    return " ".join(reader()(stretch))


def syllables(text: str) -> str:
    """The sound of a text, one syllable (or Latin word or number) after the other, with spaces: ``zu fang bu tie``."""
    return " ".join(_SOUND.findall(_CHARACTERS.sub(lambda found: f" {_spoken(found[0])} ", fold(text))))


def sound_grams(sounds: Iterable[str]) -> set[int]:
    """Grams of two and three letters of what `syllables` gave, run together, and of its initials; a letter takes a byte.

    One more stands for each whole name.
    """
    found: set[int] = set()
    for sound in sounds:
        words = sound.split()
        for mark, letters in ((SOUND, "".join(words)), (INITIALS, "".join(word[0] for word in words))):
            codes = letters.encode("ascii")
            for first, second, third in zip(codes, codes[1:], codes[2:] + b"\0", strict=False):
                found.add(mark << 24 | first << 16 | second << 8)
                found.add(mark << 24 | first << 16 | second << 8 | third)
        found.add(WHOLE_SOUND << 24 | digest("".join(words).encode("ascii"), 24))
    return found
