"""Where an interpretation states the day its policy takes effect, or how long it lasts, in another way than the policy."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.articles import names_policy
from generator.model import Block, Heading, Interpretation, Pair, Policy
from generator.quantities import number

if TYPE_CHECKING:
    from generator.rules import Context

_SENTENCE = re.compile(r"[^。！？；\n]+")
_BEGINS = re.compile(r"(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日起?(?:正式|开始)?(?:施行|实施|执行)")
_NUMBER = "[0-9]{1,2}|[一二两三四五六七八九十]{1,2}"
_LASTS = re.compile(f"有效期限?(?:为|是)?({_NUMBER})年(?:(半)|[零又]?({_NUMBER})个月)?(?![度底内初])")
_TITLES = re.compile(r"《([^《》]{1,100})》")
_THIS = re.compile("本(?:办法|规定|细则|规则|通知|意见|方案|措施|政策|文件|决定)")
_OTHER = re.compile("原|旧|修[订改]|废止|此前|以前|曾|条例|法[》自从]|上位|延长|试行|证|协议|合同|例如|比如")
_SLACK = 2  # days: the last day, or the day after it


@dataclass(frozen=True, slots=True)
class Misdated:
    """A wrong statement, from `start` to `end` of its piece, with what to say of it."""

    piece: Heading | Block
    start: int
    end: int
    message: str
    fix: str


def misdated(item: Interpretation, context: Context) -> Iterator[Misdated]:
    """Every statement on when the one policy of an interpretation begins or ends that its front matter and text do not have."""
    policy = context.documents.get(f"content/policies/{item.targets[0]}.md") if len(item.targets) == 1 else None
    if not isinstance(policy, Policy) or policy.effective is None:
        return
    pair = Pair(policy.id, policy, (item,))
    begins, text = policy.effective, "".join(policy.body.text.split())
    for piece in item.body.pieces():
        for sentence in _SENTENCE.finditer(piece.text):
            first, lasts = _BEGINS.search(sentence[0]), _LASTS.search(sentence[0])
            if not (first or lasts) or not _of_this(sentence[0], pair):
                continue
            at = sentence.start()
            if first and _differs(first, begins) and first[0].split("日")[0] not in text:
                said = f"{begins.year}年{begins.month}月{begins.day}日"
                message = f"解读写“{first[0]}”，政策的施行日期是{said}"
                fix = f"改为“{said}起施行”；政策文件头写错的，改文件头"
                yield Misdated(piece, at + first.start(), at + first.end(), message, fix)
            if lasts and policy.expires and lasts[0] not in text and _outlasts(lasts, begins, policy.expires):
                message = f"解读写“{lasts[0]}”，政策自 {begins} 起施行，失效日期是 {policy.expires}"
                fix = "照政策的有效期改；政策文件头的“失效日期”写错的，改文件头"
                yield Misdated(piece, at + lasts.start(), at + lasts.end(), message, fix)


def _of_this(sentence: str, pair: Pair) -> bool:
    """Whether a sentence speaks of this policy and of no other document."""
    titles = _TITLES.findall(sentence)
    rest = _TITLES.sub("《》", sentence)
    if _OTHER.search(rest) or not all(names_policy(title, pair) for title in titles):
        return False
    return bool(titles) or _THIS.search(sentence) is not None


def _differs(found: re.Match[str], begins: date) -> bool:
    return (int(found[1]), int(found[2]), int(found[3])) != (begins.year, begins.month, begins.day)


def _outlasts(found: re.Match[str], begins: date, expires: date) -> bool:
    more = 6 if found[2] else int(number(found[3] or "") or 0)
    months = begins.month - 1 + 12 * int(number(found[1]) or 0) + more
    year, month = begins.year + months // 12, months % 12 + 1
    return abs((expires - date(year, month, min(begins.day, monthrange(year, month)[1]))).days) > _SLACK
