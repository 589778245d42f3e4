"""Which elements a heading stands for.

A heading is matched whole, after full-width forms, numbering, quoted titles and question marks are taken off, so a sentence
that merely mentions 背景 is no heading of the background. A heading that joins two (背景及目的) is both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.elements.table import BY_ID, ELEMENTS, Element

if TYPE_CHECKING:
    from generator.model import Heading

_NUMBERING = re.compile(
    r"(?:part\d+|第?[一二三四五六七八九十百]+(?:部分|[章节篇]|[、.,:])|第[一二三四五六七八九十](?=[是，])"
    r"|\([一二三四五六七八九十\d]{1,3}\)|\d+(?:\.\d+)*(?:[、.):]|(?=[^\d年月日个项条.%]))|问[:：])[、.:,]?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"《[^《》]*》|〈[^〈〉]*〉")
_TRAILING = re.compile(r"\([^()]*\)$")
_NOISE = re.compile(r"[\s“”\"'‘’「」\[\]【】*_]")
_LONGEST = 200  # quoted titles are long; a paragraph set as a heading is no element
_JOINED = re.compile(r"以及|[和及与暨、/]")


def plain_heading(text: str) -> str:
    """The heading without what varies: width, spaces, numbering, quoted titles, a remark in brackets, end punctuation."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text))
    for _ in range(2):  # "第一部分 一、背景" carries two numberings
        found = _NUMBERING.match(plain)
        if found and found.end() < len(plain):
            plain = plain[found.end() :]
    plain = _QUOTED.sub("", plain)
    plain = _TRAILING.sub("", plain.strip("?？!！:：。.,，;；—-"))
    return re.sub(r"^(?:关于)?的?", "", plain.strip("?？!！:：。.,，;；—-"))


@lru_cache(maxsize=4096)
def _elements_of_text(text: str) -> tuple[Element, ...]:
    plain = plain_heading(text)
    found = [element for element in ELEMENTS if element.pattern.fullmatch(plain)] if plain else []
    head = re.split(r"[:,]|——|--", plain, maxsplit=1)[0]
    if not found and 0 < len(head) < len(plain):  # 背景依据：为什么出台
        found = [element for element in ELEMENTS if element.pattern.fullmatch(head)]
    parts = [part for part in _JOINED.split(plain) if part]
    if not found and len(plain) <= 12 and len(parts) > 1:  # longer ones are sentences that name a thing or two
        found = [element for element in ELEMENTS if any(element.pattern.fullmatch(part) for part in parts)]
    return tuple(found)


def elements_of(heading: Heading) -> tuple[Element, ...]:
    """Every element a heading stands for, the likeliest first; an explicit id such as ``{#goals}`` settles it."""
    if heading.id in BY_ID:
        return (BY_ID[heading.id],)
    return _elements_of_text(heading.text) if len(heading.text) <= _LONGEST else ()


def element_of(heading: Heading) -> Element | None:
    """The element a heading stands for, or None."""
    return next(iter(elements_of(heading)), None)
