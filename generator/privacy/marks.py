"""Marks of secrecy and of internal handling, as they stand on papers; words in running text are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 40
_GRADE = r"(?:绝\s?密|机\s?密|秘\s?密)"
_TERM = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:年|个月|月)|长期|启用前|公布前|解密前"
_STAR = re.compile(rf"{_GRADE}\s?[★☆✩⭐✭]\s?(?:{_TERM})?")
_LINE = re.compile(
    rf"[\[【(（〔“]?(?:(?:密\s?级|涉密等级|保密等级)\s?[:：]\s?)?{_GRADE}(?:\s?[*＊●·]?\s?(?:{_TERM}))?[\]】)）〕”]?(?:\s?[编份]号\s?[:：]?\s?\w{{0,8}})?"
)
_INNER = re.compile(
    r"[\[【(（〔“]?(?:此件|本件|本文件?|本资料|该件|仅)?(?:"
    r"内部(?:资料|文件|材料|刊物|使用|传阅|参考|掌握)|(?:仅供|供|限)(?:内部|本单位|领导)(?:参考|使用|传阅|参阅|交流|掌握)?"
    r"|不得(?:对外)?(?:公开|外传|传播|发布|翻印|转载)|(?:请?勿|严禁|禁止)(?:外传|对外公开|对外发布|传播|翻印)|注意保存|阅后(?:即焚|收回|销毁|退回)|不宜公开"
    r"|[，,、。；;！!·\s])+[\]】)）〕”]?"
)
_INNER_WORDS = re.compile(r"内部|仅供|公开|外传|阅后|对外")
_LIMITED = re.compile(
    r"[（(]?此件(?:依申请公开|不(?:予|宜)?公开|删减后公开|发至[^（）()\n]{1,16}级)[^（）()\n]{0,8}[）)]?[。.]?"
)
_INSTRUCTION = re.compile(
    r"(?:(?:领导|主要领导|分管领导|区长|县长|市长|书记|[主局处科]任?长|主任)\s?)?(?:批示|签批|拟办|阅示|阅批|会签)(?:意见|内容)?\s?[:：]\s?(?P<said>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its words, where they begin, and whether it is a grade of secrecy or an order not to publish."""

    words: str
    start: int
    grave: bool


def marks(text: str) -> Iterator[Mark]:
    """The marks in a text: stars after a grade anywhere, the others where they fill a line."""
    if not _ANY.search(text):
        return
    start = 0
    for line in text.split("\n"):
        plain = line.strip(" \t\u3000*#>-")
        value = plain.partition(": ")[2].partition(" #")[0].strip("\"' ")  # of a YAML entry
        at = start + line.find(plain)
        start += len(line) + 1
        star = _STAR.search(line)
        if star:
            yield Mark(star.group().strip(), at if not plain else start - len(line) - 1 + star.start(), grave=True)
        elif not plain or len(plain) > 10 * _LONGEST:
            continue
        elif filling := next((words for words in (plain, value) if _is_limit(words)), ""):
            yield Mark(filling, at, grave=True)
        elif filling := next((words for words in (plain, value) if _is_internal(words)), ""):
            yield Mark(filling, at, grave=False)
        elif (said := _INSTRUCTION.fullmatch(plain)) and len(re.findall(r"[\u4e00-\u9fff]", said["said"])) >= 2:
            yield Mark(plain[:12], at, grave=False)


def _is_limit(words: str) -> bool:
    return len(words) <= _LONGEST and bool(_LINE.fullmatch(words) or _LIMITED.fullmatch(words))


def _is_internal(words: str) -> bool:
    return len(words) <= _LONGEST and bool(_INNER.fullmatch(words) and _INNER_WORDS.search(words))


_ANY = re.compile(r"密|内部|此件|不得|勿外|阅后|批示|签批|拟办|阅示|阅批|会签|仅供|严禁|不宜")
