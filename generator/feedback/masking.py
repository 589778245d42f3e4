"""Personal data taken out of a question: numbers by what they are, names and house numbers by the words around them.

Numbers are found as the privacy rules find them. A name without such words beside it is not found: people have to look through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy import (
    cards,
    home_phones,
    identities,
    in_parts,
    masks,
    mobiles,
    old_identities,
    papers,
    phone_masks,
    rounded,
    runs,
)

IDENTITY, PHONE, CARD, NAME, HOME, MAIL, ACCOUNT, LONG = (
    "身份证号",
    "电话",
    "银行卡号",
    "姓名",
    "门牌号",
    "邮箱",
    "微信号、QQ号",
    "长串数字",
)
_HAN = "[\u4e00-\u9fff]"
_SIGNS = (
    (
        NAME,
        re.compile(
            rf"(?:市民|来电人|来访人|居民|村民|网民|网友|群众|诉求人|投诉人|当事人)({_HAN}{{1,3}})(?:先生|女士|小姐)"
        ),
    ),
    (NAME, re.compile(rf"(?<!{_HAN})({_HAN}{{1,2}})(?:先生|女士|小姐)")),
    (NAME, re.compile(rf"我叫({_HAN}{{2,3}})(?!{_HAN})|(?:姓名|联系人|户主|申请人)[:：] ?({_HAN}{{2,4}})(?!{_HAN})")),
    (
        HOME,
        re.compile(
            r"\d{1,4}(?:号楼|幢|栋|座)(?:[^，,。；;\n]{0,8}\d{2,5}室?)?|\d{1,3}单元\d{2,5}室?|\d{1,4}弄\d{1,4}号"
        ),
    ),
    (MAIL, re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,80}")),
    (ACCOUNT, re.compile(r"(?:微信|QQ|qq)号?[:：是为 ]{0,2}([A-Za-z0-9_-]{5,20})")),
    (PHONE, re.compile(r"(?<!\d)0\d{2,3}[- ]?[2-9]\d{6,7}(?!\d)")),
    (LONG, re.compile(r"\d(?:[ -]?\d){8,40}")),
)
"""What is looked for, and the part of it that is taken out: the group that matched, or all."""


def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with what is personal replaced by 〔手机号〕 and the like, and what that was, in order."""
    kinds: list[str] = []
    for start, end, kind in sorted(_without_overlaps(_found(text)), reverse=True):
        text = f"{text[:start]}〔{kind}〕{text[end:]}"
        kinds.append(kind)
    return text, tuple(reversed(kinds))


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    numerals = list(runs(text))
    for identity in (
        *identities(text, numerals, named=True),
        *old_identities(text, numerals, named=True),
        *rounded(text),
        *in_parts(text),
        *papers(text),
    ):
        yield identity.start, identity.end, IDENTITY
    yield from ((found.start, found.end, IDENTITY) for found in masks(text))
    yield from ((found.start, found.end, CARD) for found in cards(text, numerals, named=True))
    yield from ((found.start, found.end, PHONE) for found in (*mobiles(text, numerals), *home_phones(text)))
    yield from ((found.start, found.end, PHONE) for found in phone_masks(text))
    for kind, sign in _SIGNS:
        for match in sign.finditer(text):
            yield *match.span(match.lastindex or 0), kind


def _without_overlaps(found: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Of what overlaps the first: what begins earlier, then what was found earlier, each drawn out to the end of the others."""
    end, kind, start = -1, "", -1
    for place in sorted(found, key=lambda each: each[0]):
        if place[0] >= end:
            if kind:
                yield start, end, kind
            start, end, kind = place
        else:
            end = max(end, place[1])
    if kind:
        yield start, end, kind
