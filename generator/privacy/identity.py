"""Numbers of resident identity cards: region, date of birth, and check character (GB 11643: ISO 7064, MOD 11-2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, product

from generator.privacy.digits import Run
from generator.privacy.regions import PREFECTURES, PROVINCES

_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
_CHECKS = "10X98765432"
_LIKELY = re.compile(r"(?=([1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]))")
_OLD = re.compile(r"(?=([1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}))")
_USUAL = frozenset(
    ((18,), (6, 8, 4), (6, 4, 4, 4), (6, 4, 2, 2, 4), (6, 12), (14, 4), (10, 8), (8, 10), (17, 1), (6, 8, 3, 1))
)
NAMED = re.compile(r"身份证|公民身份|居民身份|证件号|身份号|ID\s?(?:No|card|号)", re.IGNORECASE)
_ROUNDED = re.compile(r"(?<!\d)[1-8]\d{5}(?:19|20)\d{7}000(?!\d)")
_PAPERS = re.compile(
    r"护照(?:号码?|编号)?[为是:： ]{0,3}([DEGPS][A-Z]?\d{7,8})(?![\dA-Z])"
    r"|(?:通行证|回乡证)(?:号码?|编号)?[为是:： ]{0,3}([CHMWLT][A-Z]?\d{7,10})(?![\dA-Z])"
    r"|(?:军官|士兵|警官|文职干部|军人)证(?:号码?|编号)?[为是:： ]{0,3}((?:[\u4e00-\u9fff]字)?第?\d{6,8}号?)(?!\d)",
    re.IGNORECASE,
)

_FIRST_PART = re.compile(r"前\s?[6六]\s?位[^\d\n]{0,12}(\d{6})(?!\d)")
_DAY_PART = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./年 ]?(\d{1,2})[-./月 ]?(\d{1,2})(?!\d)")
_LAST_PART = re.compile(r"(?:[后末尾]|最后)\s?[4四]\s?位[^\d\n]{0,12}(\d{3}[\dXxＸｘ])(?![\dA-Za-z])")
_PART_REACH = 120
"""Signs between the parts of one number."""

_MOST_PARTS = 50
_MOST_TRIED = 30


@dataclass(frozen=True, slots=True)
class Identity:
    """A number of an identity card: its digits, where it stands, and how sure it is.

    `sure` is False for one whose check character is wrong but that the text calls an identity number, and for the old 15 digits.
    """

    number: str
    start: int
    end: int
    born: date | None
    sure: bool = True


def check_character(digits: str) -> str:
    """The check character of the first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11]


def born(digits: str) -> date | None:
    """The date of birth that a number of 18 or 15 digits carries, or None when there is no such day since 1900."""
    written = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    try:
        day = date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None
    return day if day.year >= 1900 else None


def _placed(digits: str) -> bool:
    """Whether the number begins with a place; a foreigner's card has a 9 before the province."""
    return digits[:4] in PREFECTURES or (digits[0] == "9" and digits[1:3] in PROVINCES)


def _evenly(sizes: tuple[int, ...]) -> bool:
    return len(set(sizes[:-1])) == 1 and sizes[-1] <= sizes[0]


def identities(text: str, found: Iterable[Run], *, named: bool = False) -> Iterator[Identity]:
    """Every number of 18 characters in the runs of a text, in order; `named` when it is a table that says it holds some."""
    for run in found:
        after = 0
        for match in _LIKELY.finditer(run.digits):
            start, digits = match.start(), match.group(1)
            end = start + 18
            if start < after or not (run.opens(start) or run.closes(end)):
                continue
            sizes = run.groups(start, end)
            whole = run.opens(start) and run.closes(end)
            if not whole and len(sizes) > 1:
                continue  # figures side by side
            usual = whole and (sizes in _USUAL or _evenly(sizes))
            if run.cells and len(sizes) > 1 and not (usual and (sizes[0] == 1 or sizes == (6, 8, 4))):
                continue
            day = born(digits)
            if day is None or not _placed(digits):
                continue
            place = run.place(start, end)
            called = usual and (named or bool(NAMED.search(text, max(0, place[0] - 20), place[0])))
            sure = check_character(digits) == digits[17]
            if called or (sure and digits[0] != "9"):
                yield Identity(digits, *place, day, sure)
                after = end


def old_identities(text: str, found: Iterable[Run], *, named: bool = False) -> Iterator[Identity]:
    """Numbers of 15 digits, issued until 1999, where the text says what they are: they have no check character."""
    if not (named or NAMED.search(text)):
        return
    for run in found:
        for match in _OLD.finditer(run.digits):
            start, digits = match.start(), match.group(1)
            end = start + 15
            if not (run.opens(start) and run.closes(end)) or run.joined.count(0, start + 1, end) > 2:
                continue
            place = run.place(start, end)
            if not _placed(digits) or not (named or NAMED.search(text, max(0, place[0] - 20), place[0])):
                continue
            day = born(digits)
            if day:
                yield Identity(digits, *place, day, sure=False)


def rounded(text: str) -> Iterator[Identity]:
    """Numbers that a spreadsheet has stored as figures: the last three digits are lost, place and date of birth are not."""
    for match in _ROUNDED.finditer(text):
        day = born(match.group())
        if day and match.group()[:4] in PREFECTURES:
            yield Identity(match.group(), *match.span(), day, sure=False)


def in_parts(text: str) -> Iterator[Identity]:
    """Numbers told part by part: the first six digits, the day of birth, the last four, in whatever order."""
    for first in islice(_FIRST_PART.finditer(text), _MOST_PARTS):
        near = text[max(0, first.start() - _PART_REACH) : first.end() + _PART_REACH]
        for day, last in islice(product(_DAY_PART.finditer(near), _LAST_PART.finditer(near)), _MOST_TRIED):
            written = f"{first[1]}{day[1]}{day[2]:0>2}{day[3]:0>2}{last[1]}"
            digits = unicodedata.normalize("NFKC", written).upper()
            birth = born(digits)
            if birth and _placed(digits) and check_character(digits) == digits[17]:
                yield Identity(digits, *first.span(1), birth)
                break


def papers(text: str) -> Iterator[Identity]:
    """Numbers of passports, travel permits and officers' cards that the text calls by that name."""
    if any(name in text for name in ("护照", "通行证", "回乡证", "官证", "兵证", "军人证", "干部证")):
        for match in _PAPERS.finditer(text):
            group = match.lastindex or 0
            yield Identity(match.group(group), *match.span(group), None)
