"""The sections and headings of a body that are, or may stand for, its elements."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.elements.headings import elements_of, plain_heading
from generator.elements.table import BY_ID
from generator.model import Heading

if TYPE_CHECKING:
    from generator.model import Body, Section

_PASSAGE = 20  # characters of text that say something about a matter
_ENOUGH_NAMED = 2
_ABOUT = frozenset(("background", "goals", "issues", "example", "terms", "contact", "faq", "time", "flow"))
_APART = re.compile("附件|链接|来源|扫码|图解|下一步|结语|编者|前言|引言|名单")
_COMMON = re.compile(  # words that stand in every policy
    "什么|哪些|如何|怎么|怎样|为何|是否|可以|需要|应当|关于|有关|相关|其他|具体|主要|要求|规定|情况|问题|说明|政策|公告|通知|办法|文件"
)


def find_sections(body: Body) -> dict[str, Section]:
    """Each element that has a section of its own, with the first section that is it."""
    own: dict[str, Section] = {}
    shared: dict[str, Section] = {}
    for section in body.sections:
        for rank, element in enumerate(elements_of(section.heading) if section.heading else ()):
            (shared if rank else own).setdefault(element.id, section)
    return {**shared, **own}


def find_named_content(body: Body, policy: str) -> tuple[Heading, ...]:
    """The headings that name what the policy rules (扩大申请人范围) where none says 主要内容; empty when they do not convince.

    They convince when two or more stand over a passage of some length and most share words with `policy`, its visible text.
    A heading over several deeper ones counts as those.
    """
    named: list[Heading] = []
    for section in body.sections:
        heading = section.heading
        if heading is None or heading.id in BY_ID or len(section.text) < _PASSAGE:
            continue
        if _other_than_content(heading):
            continue
        deeper = [Heading(3, block.text, block.position) for block in section.blocks if block.kind == "heading"]
        named += [item for item in deeper if not _other_than_content(item)] if len(deeper) > 1 else [heading]
    if len(named) < _ENOUGH_NAMED:
        return ()
    spoken_of = [heading for heading in named if _shares_words(plain_heading(heading.text), policy)]
    return tuple(spoken_of) if 2 * len(spoken_of) > len(named) and len(spoken_of) >= _ENOUGH_NAMED else ()


def _other_than_content(heading: Heading) -> bool:
    """Whether a heading stands for an element that is no part of the rules themselves (背景, 问答, 联系方式 …)."""
    return any(element.id in _ABOUT for element in elements_of(heading)) or _APART.search(heading.text) is not None


def _shares_words(heading: str, policy: str) -> bool:
    """Whether two neighbouring characters of the heading, other than the words every heading has, stand in the policy."""
    bare = _COMMON.sub(" ", heading)
    return any(pair in policy for pair in map("".join, pairwise(bare)) if " " not in pair)


def find_deeper(body: Body) -> dict[str, Heading]:
    """Elements whose heading stands at level 3 or deeper, where it opens no section."""
    deeper: dict[str, Heading] = {}
    for heading in body.headings:
        if heading.level > 2:
            for element in elements_of(heading):
                deeper.setdefault(element.id, heading)
    return deeper
