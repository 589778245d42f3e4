"""Mobile numbers with some digits hidden, and two of them that together show the whole number of one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.privacy.masked import hides, plain_stars

_MASK = re.compile(r"(?<![\d*A-Za-z])1[3-9][\d*]{9}(?![\d*A-Za-z])")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")
_LABEL = re.compile(
    r"(?:联系|移动|本人)?(?:电话|手机)(?:号码?)?|号码|姓名|(?:领取|申请|联系|负责|经办)人|户主|首批|[为是和与]$"
)
_PLACE = re.compile(r".*(?:街道|[镇乡村局路区县市]|社区|中心|单位|公司|学校)")
_LEAD = 40
_MOST = 400


@dataclass(frozen=True, slots=True)
class PhoneMask:
    """A masked mobile number: 11 signs, `*` for each hidden one; whose it is, where a name stands before it; and its place."""

    signs: str
    owner: str
    start: int
    end: int


def phone_masks(text: str) -> Iterator[PhoneMask]:
    """The masked mobile numbers in a text."""
    if not hides(text):
        return
    plain = plain_stars(text)
    for found in _MASK.finditer(plain):
        if "*" in found.group():
            yield PhoneMask(found.group(), _owner(plain, found.start()), *found.span())


def joined_phones(found: Iterable[PhoneMask]) -> Iterator[tuple[PhoneMask, PhoneMask]]:
    """Pairs of one person, or the only two there are, that agree where both show a digit and hide nothing together."""
    listed = list(islice({mask.signs + mask.owner: mask for mask in found}.values(), _MOST))
    nameless = len({mask.signs for mask in listed}) == 2
    for row, one in enumerate(listed):
        for two in listed[row + 1 :]:
            same = one.owner == two.owner if one.owner and two.owner else nameless
            if same and _whole(one.signs, two.signs):
                yield one, two


def _whole(one: str, two: str) -> bool:
    pairs = list(zip(one, two, strict=True))
    return all("*" in pair or pair[0] == pair[1] for pair in pairs) and ("*", "*") not in pairs


def _owner(text: str, start: int) -> str:
    """The name that stands nearest before, in the same line; empty when there is none."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - _LEAD) : start]
    words = (_LABEL.sub("", word) for word in reversed(_WORD.findall(line)))
    return next((word[-4:] for word in words if len(word) > 1 and not _PLACE.fullmatch(word)), "")
