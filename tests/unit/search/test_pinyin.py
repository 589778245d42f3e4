"""How titles sound."""

from __future__ import annotations

import pytest

from generator.search.folding import digest
from generator.search.pinyin import INITIALS, SOUND, WHOLE_SOUND, sound_grams, syllables


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("租房补贴", "zu fang bu tie"),
        ("长乐区“一件事”办法（2026年）", "chang le qu yi jian shi ban fa 2026 nian"),
        ("长效管护", "chang xiao guan hu"),
        ("行政执法APP", "xing zheng zhi fa app"),
        ("", ""),
    ],
)
def test_syllables(text: str, sound: str) -> None:
    assert syllables(text) == sound


def test_grams_of_full_pinyin_and_of_initials_are_kept_apart() -> None:
    def gram(mark: int, letters: str) -> int:
        return int.from_bytes(bytes((mark,)) + letters.ljust(3, "\0").encode(), "big")

    found = sound_grams(["zu fang"])
    assert found == {
        *(gram(SOUND, letters) for letters in ("zu", "uf", "fa", "an", "ng", "zuf", "ufa", "fan", "ang")),
        gram(INITIALS, "zf"),
        WHOLE_SOUND << 24 | digest(b"zufang", 24),
    }
