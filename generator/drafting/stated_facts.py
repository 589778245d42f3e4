"""What a text states about itself in set phrases: who explains it, who may read it, what it repeals, whom to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.drafting.dates import DATE, day, last_day, small
from generator.model import Position
from generator.reader.yaml_tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

_OFFICE = "局|厅|委|办|办公室|办公厅|政府|委员会|部|中心|总署"
_EXPLAINED = re.compile(rf"(?:由|解释工作由)([\u4e00-\u9fff（）]{{2,30}}(?:{_OFFICE}))(?:负责|承担)(?:解释|。|，)")
_SEVERAL = re.compile("会同|联合|分别|共同|[和与及各本]|商(?![务业])|制定机关|发布机关")
_DISCLOSED = re.compile(
    r"[（(]此件(主动公开|公开发布|依申请公开|不予公开)[）)]|公开(?:方式|属性|形式)[：:]\s*(主动公开|依申请公开|不予公开)"
)
_TERM = re.compile(
    rf"自\s*{DATE}\s*起(?:正式)?(?:施行|实施|执行|生效)，有效期(?:为|限为)?\s*(\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*年[。；，]"
)
_REPEALED = re.compile(r"《[^《》]{2,100}》（([^（）]{4,40}号)）[、，和及]?$")
_UNIT = re.compile(r"(?m)^\s*(?:解读|供稿)(?:单位|机关|部门)[：:]\s*([^。；：:\n]{2,40})$")
_ASKED = re.compile(r"(?m)^\s*(?:联系|咨询)(?:单位|部门|科室)[：:]\s*([^。；：:\n]{2,40})$")
_PHONE = re.compile(
    r"(?:电话|热线|联系方式)[：:]\s*(0\d{2,3}\s?[-—－]\s?\d{7,8}(?:-\d{1,5})?|400-?\d{3}-?\d{4}|12345)(?!\d)"
)


def responsible(body: str) -> str | None:
    """Who explains the policy, when it is one office and named."""
    names = {found.group(1) for found in _EXPLAINED.finditer(body) if "解释" in found.group()}
    return names.pop() if len(names) == 1 and not any(map(_SEVERAL.search, names)) else None


def disclosure(body: str) -> str | None:
    """公开属性, as the note below the date says."""
    said = {(found.group(1) or found.group(2)).replace("公开发布", "主动公开") for found in _DISCLOSED.finditer(body)}
    return said.pop() if len(said) == 1 else None


def expiry(body: str, effective: str | None) -> str | None:
    """The last day of a term of years, when the text counts it from the day it takes effect."""
    terms = {(day(found), small(found.group(4))) for found in _TERM.finditer(body)}
    if len(terms) != 1:
        return None
    start, years = terms.pop()
    return last_day(start, years) if start and start == effective else None


def repealed(body: str) -> tuple[str, ...]:
    """The 文号 of what the text says is 同时废止, in order; only those that are listed whole, each behind its title."""
    before, sign, _ = body.partition("同时废止")
    numbers: list[str] = []
    while sign and (found := _REPEALED.search(before)):
        numbers.insert(0, found.group(1))
        before = before[: found.start()]
    return tuple(numbers)


def interpreter(body: str) -> str | None:
    """Who interprets, from a line of its own."""
    return _only(found.group(1).strip() for found in _UNIT.finditer(body))


def contact(body: str, unit: str | None) -> Mapping | None:
    """联系方式, when the text gives one number of an office; of several somebody has to choose."""
    phone = _only(re.sub(r"\s?[-—－]\s?", "-", found.group(1)) for found in _PHONE.finditer(body))
    if phone is None:
        return None
    unit = _only(found.group(1).strip() for found in _ASKED.finditer(body)) or unit
    place = Position("")
    pairs = [("单位", unit), ("电话", phone)]
    return Mapping(place, [(Scalar(key, place), Scalar(text, place)) for key, text in pairs if text])


def _only(texts: Iterable[str]) -> str | None:
    found = set(texts)
    return found.pop() if len(found) == 1 else None
