"""Marks of secrecy and of internal handling, as they stand on papers; words in running text are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

_LONGEST = 40
_MOST_ROWS = 200
_MOST_SAMPLES = 10
"""Quoted in one line; what comes after them is taken for real."""

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\U000e0000-\U000e0fff]"
)
"""What nobody sees (Default_Ignorable_Code_Point): between the two signs of a grade it is there to deceive a program."""

_TRADITIONAL = "機祕絕級內資傳開發導領長啟啓閱辦擬會簽參轉載對僅嚴於減後"
_SIMPLE = str.maketrans(_TRADITIONAL, "机秘绝级内资传开发导领长启启阅办拟会签参转载对仅严于减后")
_IS_TRADITIONAL = re.compile(f"[{_TRADITIONAL}]")
_GRADE = r"(?:绝\s{0,4}密|机\s{0,4}密|秘\s{0,4}密)级?"
_TERM = (
    r"(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:年|个月|月)|长期|(?:启用|启封|开启|公布|公开|解密|开考|考试)前)"
)
_STAR = re.compile(
    rf"{_GRADE}\s?(?:[★☆✩⭐✭]\s?){{1,3}}{_TERM}?|(?<![\u4e00-\u9fff]){_GRADE}\s?[·•・]\s?{_TERM}(?![\u4e00-\u9fff])"
)
_URGENT = r"(?:(?:特提|特急|加急|平急|急件)\s?)?"
_LINE = re.compile(
    rf"[\[【(（〔“]?{_URGENT}(?:(?:密\s?级|涉密等级|保密等级)\s?[:：,，\t ]\s?)?{_GRADE}(?:\s?[*＊●·]?\s?{_TERM})?{_URGENT}"
    r"[\]】)）〕”]?(?:\s?[编份]号\s?[:：]?\s?\w{0,8})?"
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


_CELL = re.compile(r"[^\s,，;；|]+")
_COLUMN = re.compile(r"密级|涉密等级|保密等级|定密")
_ONLY_GRADE = re.compile(_GRADE)
_STOPS = "。；;！!？?"
_QUOTED = re.compile(r"[“「『‘][^“”「」『』‘’]{1,24}[”」』’]")
_MARKING = re.compile(r"标[注志识明记示]|注明|加盖|格式|样式|写[作为成]|书写|形式|[例比譬]如|如[“「『‘]")
_OWN = re.compile(r"(?:本|此|该)(?:文件|文|件|资料|通知|方案|报告|表|材料|函|批复)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its words, where they begin, and whether it is a grade of secrecy or an order not to publish.

    `sample` is a grade quoted in a sentence that tells how papers are marked; it is never grave.
    """

    words: str
    start: int
    grave: bool
    sample: bool = False


def marks(text: str) -> Iterator[Mark]:
    """The marks in a text: stars after a grade anywhere, the others where they fill a line or stand in a column for grades."""
    if not _HIDDEN.search(text):
        yield from _marks(text) if _ANY.search(text) else ()
        return
    gaps = [found.start() for found in _HIDDEN.finditer(text)]
    for mark in _marks(_HIDDEN.sub("", text)):
        start = mark.start
        for gap in gaps:
            if gap > start:
                break
            start += 1
        yield replace(mark, start=start)


def _marks(text: str) -> Iterator[Mark]:
    simple = text.translate(_SIMPLE) if _IS_TRADITIONAL.search(text) else text
    column, explained = _graded(simple)
    start = 0
    for line in simple.split("\n"):
        plain = line.strip(" \t\u3000*#>-")
        value = plain.partition(": ")[2].partition(" #")[0].strip("\"' ")  # of a YAML entry
        own = start
        start += len(line) + 1
        if stars := list(_STAR.finditer(line)) if "密" in line else []:
            samples = [_is_sample(line, *star.span()) for star in stars[:_MOST_SAMPLES]]
            real = next((star for star, sample in zip_longest(stars, samples) if not sample), None)
            star = real or stars[0]
            words = text[own + star.start() : own + star.end()].strip()
            yield Mark(words, own + star.start(), grave=bool(real), sample=not real)
        elif not plain or len(plain) > 10 * _LONGEST:
            continue
        elif filling := next((words for words in (plain, value) if _is_limit(words)), ""):
            if not (explained and _ONLY_GRADE.match(filling) and len(_CELL.findall(filling)) > 1):
                yield _written(text, own + line.find(filling), len(filling), grave=True)
        elif filling := next((words for words in (plain, value) if _is_internal(words)), ""):
            yield _written(text, own + line.find(filling), len(filling), grave=False)
        elif (said := _INSTRUCTION.fullmatch(plain)) and len(re.findall(r"[\u4e00-\u9fff]", said["said"])) >= 2:
            yield _written(text, own + line.find(plain), min(12, len(plain)), grave=False)
    if column is not None:
        yield column


def _written(text: str, start: int, length: int, *, grave: bool) -> Mark:
    return Mark(text[start : start + length], start, grave)


def _graded(text: str) -> tuple[Mark | None, bool]:
    """A table with a column for grades: the first grade in it, and whether the table only tells what the grades are."""
    first, *rows = text.split("\n", _MOST_ROWS)[:_MOST_ROWS]
    columns = _CELL.findall(first) if len(first) <= 10 * _LONGEST else []
    if len(columns) < 2 or not any(_COLUMN.fullmatch(cell) for cell in columns):
        return None, False
    found: list[Mark] = []
    start = len(first) + 1
    for row in rows:
        cells = list(_CELL.finditer(row)) if len(row) <= 10 * _LONGEST else []
        if len(cells) >= 2:
            grades = (cell for cell in cells if _ONLY_GRADE.fullmatch(cell.group()))
            found += [Mark(f"密级 {cell.group()}", start + cell.start(), grave=False) for cell in grades]
        start += len(row) + 1
    if not found:
        return None, False
    told = bool(_COLUMN.fullmatch(columns[0])) and len({mark.words for mark in found}) > 1
    return (None if told else found[0]), told


def _is_sample(line: str, start: int, end: int) -> bool:
    """Whether the grade stands in quotation marks, in a sentence about how papers are marked."""
    quoted = next((q for q in _QUOTED.finditer(line) if q.start() < start and end < q.end()), None)
    if not quoted:
        return False
    first = max(line.rfind(stop, 0, quoted.start()) for stop in _STOPS) + 1
    last = min((place for stop in _STOPS if (place := line.find(stop, quoted.end())) >= 0), default=len(line))
    sentence = line[first:last]
    around = _QUOTED.sub("", sentence)
    return (
        len(re.findall(r"[\u4e00-\u9fff]", around)) >= 5 and bool(_MARKING.search(sentence)) and not _OWN.search(around)
    )


def _is_limit(words: str) -> bool:
    if len(words) > _LONGEST:
        return False
    return bool("密" in words and _LINE.fullmatch(words)) or bool("此件" in words and _LIMITED.fullmatch(words))


def _is_internal(words: str) -> bool:
    return len(words) <= _LONGEST and bool(_INNER.fullmatch(words) and _INNER_WORDS.search(words))


_ANY = re.compile(
    r"密|[内內]部|此件|不得|勿|[阅閱]后|批示|[签簽]批|[拟擬][办辦]|[阅閱][示批]|[会會][签簽]|[仅僅]供|[严嚴]禁|不宜"
)
