"""The parts of a policy that has no articles: its headings 一、 二、, and where an interpretation names one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.articles import articles_of, names_policy
from generator.model import Pair
from generator.render.body import heading_ids
from generator.render.official import number_of

if TYPE_CHECKING:
    from generator.model import Interpretation, Policy, Position

_N = "[一二三四五六七八九十]{1,3}"
_NUMBERED = re.compile(rf"\s*({_N})、\s*(\S.*)")
_NAMED = re.compile(rf"第({_N})(?:大?部分)|“(?:{_N}、)?([^“”\n]{{3,40}})”")
_TITLE = re.compile(r"《([^《》]{1,100})》(?:（[^（）]{0,80}）)?的?$")
_ELSEWHERE = re.compile(r"(?:本文|本解读|解读|[上下]文|[本该]篇|报告|[法例])的?$")
_REACH = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its number, its heading as written and without the number, and its id on the policy's page."""

    number: int
    label: str
    name: str
    id: str


def parts_of(policy: Policy) -> tuple[Part, ...]:
    """The parts in order; empty for a policy with articles, and for one that changes others, whose articles are meant there."""
    if policy.amends or articles_of(policy):
        return ()
    found = [
        (heading.level, Part(number_of(numbered[1]), heading.text.strip(), numbered[2].strip(), key))
        for heading, key in zip(policy.body.headings, heading_ids(policy), strict=True)
        if (numbered := _NUMBERED.fullmatch(heading.text))
    ]
    top = min((level for level, _ in found), default=0)
    return tuple(part for level, part in found if level == top)


def places_of(part: Part, policy: Policy, item: Interpretation) -> Iterator[Position]:
    """Where an interpretation names a part: 第三部分, or the words of its heading in quotation marks; of another document never."""
    pair = Pair(policy.id, policy, (item,))
    for piece in item.body.pieces():
        for found in _NAMED.finditer(piece.text):
            if (number_of(found[1]) != part.number) if found[1] else (found[2] != part.name):
                continue
            before = piece.text[max(0, found.start() - _REACH) : found.start()]
            title = _TITLE.search(before)
            if names_policy(title[1], pair) if title else not _ELSEWHERE.search(before):
                yield piece.at(found.start())
