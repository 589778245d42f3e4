"""Numbers with some digits hidden: masks that hide too little, and two masks of one number that give it away together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.privacy.identity import born, check_character
from generator.privacy.regions import PREFECTURES

ENOUGH = 6
"""Digits to hide at least: 4 of them can be tried out, and with the check character there are only a few hundred left."""

_STARS = re.compile(r"[*＊●•○■□✱※＃#]|(?<=[\dxX×Ｘｘ])[xX×Ｘｘ](?=[xX×Ｘｘ*])")
_MASK = re.compile(r"(?<![\d*A-Za-z])[\d*]{10,17}[\d*Xx](?![\d*A-Za-z])")
_MOST = 400


@dataclass(frozen=True, slots=True)
class Mask:
    """A masked number of an identity card: 18 signs, `*` for each hidden one, and where it stands."""

    signs: str
    start: int
    end: int

    @property
    def hidden(self) -> int:
        """How many signs are hidden."""
        return self.signs.count("*")

    @property
    def form(self) -> str:
        """Which places are hidden, whatever the digits."""
        return "".join("*" if sign == "*" else "0" for sign in self.signs)


def hides(text: str) -> bool:
    """Whether anything in the text may hide a digit."""
    return bool(_STARS.search(text))


def masks(text: str) -> Iterator[Mask]:
    """The masked numbers of identity cards in a text; five stars that stand for eight digits are taken for eight."""
    if not hides(text):
        return
    for found in _MASK.finditer(plain_stars(text)):
        signs = _full(found.group().upper())
        if signs and signs[:4] in PREFECTURES:
            yield Mask(signs, *found.span())


def plain_stars(text: str) -> str:
    """The text, sign for sign, with every way to write a hidden digit as `*`, and full-width figures as figures."""
    plain = re.sub(r"[xX×Ｘｘ](?=[xX×Ｘｘ]{2})|(?<=[xX×Ｘｘ]{2})[xX×Ｘｘ]|(?<=[*])[xX](?=[xX])", "*", text)
    return re.sub(r"[*＊●•○■□✱※]", "*", plain).translate({0xFF10 + digit: str(digit) for digit in range(10)})


def _full(signs: str) -> str | None:
    """The mask drawn out to 18 signs; None when it is not one of an identity card."""
    head = signs[: signs.find("*")] if "*" in signs else ""
    tail = signs[signs.rfind("*") + 1 :]
    if len(signs) == 18 and signs.count("*") >= 2 and "X" not in signs[:17]:
        full = signs
    elif len(head) >= 6 and set(signs[len(head) : len(signs) - len(tail)]) == {"*"} and len(signs) < 18:
        full = head + "*" * (18 - len(head) - len(tail)) + tail
    else:
        return None
    year = full[6:10]
    likely = "*" in year[:2] or year[:2] in ("19", "20")
    return full if likely and full[:4].isdigit() else None


def exposed(found: Iterable[Mask]) -> Iterator[Mask]:
    """Masks that hide fewer digits than can be guessed."""
    for mask in found:
        if mask.hidden < ENOUGH:
            yield mask


def join(found: Iterable[Mask]) -> Iterator[tuple[Mask, Mask]]:
    """Pairs of masks that agree where both show a digit, and together give a whole valid number."""
    forms: dict[str, list[Mask]] = {}
    for mask in islice(found, _MOST):
        forms.setdefault(mask.form, []).append(mask)
    listed = list(forms)
    for row, form in enumerate(listed):
        for other in listed[row + 1 :]:
            if _covers(form, other):
                yield from _joined(forms[form], forms[other], form, other)


def _covers(form: str, other: str) -> bool:
    hidden = sum(one == two == "*" for one, two in zip(form, other, strict=True))
    shared = sum(one == two == "0" for one, two in zip(form, other, strict=True))
    return hidden <= 1 and shared >= 3


def _joined(these: list[Mask], those: list[Mask], form: str, other: str) -> Iterator[tuple[Mask, Mask]]:
    shared = [place for place in range(18) if form[place] == other[place] == "0"]
    by_shared: dict[str, list[Mask]] = {}
    for mask in those:
        by_shared.setdefault("".join(mask.signs[place] for place in shared), []).append(mask)
    for mask in these:
        for match in by_shared.get("".join(mask.signs[place] for place in shared), ()):
            if _valid(mask.signs, match.signs):
                yield mask, match


def _valid(one: str, two: str) -> bool:
    union = "".join(second if first == "*" else first for first, second in zip(one, two, strict=True))
    if "*" in union:
        return union.index("*") == 17 or any(
            born(tried) is not None and check_character(tried) == tried[17]
            for tried in (union.replace("*", str(digit)) for digit in range(10))
        )
    return born(union) is not None and check_character(union) == union[17]
