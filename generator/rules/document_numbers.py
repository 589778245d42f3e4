"""文号 as they are written in running text, and whether two of them are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.quantities import number

_WRITTEN = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{0,14})(?:(?P<open>[〔［\[【(（{]) ?(?P<year>(?:19|20)[0-9]{2}) ?(?P<close>[〕］\]】)）}]?)"
    r"|(?P<plain>(?:19|20)[0-9]{2}) ?(?P<end>[〕］\]】]|年(?=第)))[ 第]{0,2}"
    r"(?P<serial>[0-9](?: ?[0-9]){0,4}|[〇零一二三四五六七八九十百千]{1,7}) ?号"
)
_SERIAL = re.compile(r"(?<![0-9])0*([0-9]{1,5}) ?号")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
AROUND = 160
LEADS = r"(?: ?[（(] ?(?:以下简称[^（），。]{1,20}，)?)?(?:，?(?:文号|发文字号)(?:为|是)?[：:]?)?"
_NOT_ITS = re.compile(r".*(?:[与和及按照据由对、的]|文号[为是]?|字号[为是]?)")


@dataclass(frozen=True, slots=True)
class Number:
    """A 文号 found in a text: the office's letters, year and serial, and whether its brackets are the official 〔〕."""

    office: str
    year: int
    serial: int
    official: bool
    text: str
    start: int


def numbers(text: str) -> Iterator[Number]:
    """Every 文号 in `text` that has a year: 示政办〔2026〕3号, 示政办[2026]第三号, 示政办〔20263号, 公告2026年第3号."""
    for found in _WRITTEN.finditer(text):
        year, serial = int(found["year"] or found["plain"]), _serial(found["serial"])
        if serial is None:
            continue
        start = found.start() + len(found["office"]) - len(office := _NOT_ITS.sub("", found["office"]))
        official = (
            found["open"] == "〔"
            and found["close"] == "〕"
            and found["serial"].isascii()
            and " " not in found[0]
            and "第" not in found[0][-9:]
        )
        official = official or (found["end"] or "").startswith("年")
        yield Number(office, year, serial, official, text[start : found.end()], start)


def _serial(written: str) -> int | None:
    """12, 1 2, 十二 and 一二 are the same serial."""
    figures = written.replace(" ", "").translate(_DIGITS)
    value = int(figures) if figures.isascii() else number(written)
    return None if value is None else int(value)


def own_number(written: str) -> Number | None:
    """A policy's 文号 from its front matter."""
    return next(numbers("".join(unicodedata.normalize("NFC", written).split())), None)


def mentions(text: str, own: Number) -> bool:
    """Whether a text names a 文号 in any form, 170号公告 and 第170号令 included."""
    return any(int(serial) == own.serial for serial in _SERIAL.findall(text))


def numbered(text: str, title: str | None) -> bool:
    """Whether a 文号, right or wrong, stands behind this title."""
    return title is not None and any(beside(text, found, title) for found in numbers(text))


def beside(text: str, found: Number, title: str) -> bool:
    """Whether the text leads from this full title straight to a number found in it."""
    before = text[max(0, found.start - AROUND) : found.start]
    return bool(title) and re.search(rf"《{re.escape(title)}》{LEADS}$", before) is not None


def unlike(one: Number, own: Number) -> int:
    """How many characters of office, year and serial differ; 99 when they differ too much to be one slip."""
    left, right = (f"{each.office}|{each.year}|{each.serial}" for each in (one, own))
    if abs(len(left) - len(right)) > 2:
        return 99
    if len(left) == len(right):
        return sum(a != b for a, b in zip(left, right, strict=True))
    longer, shorter = sorted((left, right), key=len, reverse=True)
    at = next((index for index, char in enumerate(shorter) if char != longer[index]), len(shorter))
    gap = len(longer) - len(shorter)
    return gap if longer[at + gap :] == shorter[at:] else 99
