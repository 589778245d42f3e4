"""How calculations are written: every form of a sign, numbers, brackets, and where the words between them end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.arithmetic.units import UNIT


class Unclear(Exception):
    """The side cannot be computed; the message says why, in Chinese."""


class Symbolic(Unclear):
    """The side names a value instead of writing it (月租金 × 50%)."""


WIDE = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
SIGNS = str.maketrans(
    WIDE
    | {ord(sign): "×" for sign in "*＊✕✖╳⨯∗xXｘＸ"}
    | {ord(sign): "-" for sign in "−–－﹣"}
    | {ord(sign): "÷" for sign in "➗"}
    | {ord(sign): "/" for sign in "／∕⁄"}
    | {ord(sign): "~" for sign in "～〜∼—"}
    | {ord(sign): "(" for sign in "（[［【{｛"}
    | {ord(sign): ")" for sign in "）]］】}｝"}
    | {ord(sign): "=" for sign in "＝﹦"}
    | {ord(sign): "≈" for sign in "≒≅"}
    | {ord("％"): "%", ord("　"): " ", ord("\xa0"): " "}
)


def plain(text: str) -> str:
    """The text with every form of a sign as one, character for character, so that offsets stay true."""
    return text.translate(SIGNS)


DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
THOUSAND = re.compile(r",\d{3}(?!\d)")
NUMERAL = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
CHINESE = re.compile(f"(?:百分之|千分之)?[{NUMERAL}]{{1,16}}(?:点[{NUMERAL}]{{1,6}})?")
FRACTION = re.compile(f"([{NUMERAL}]{{1,4}})分之([{NUMERAL}]{{1,4}})")
SCALE = re.compile(r"万亿|亿|万|千(?=[元块人户家])|百(?=[元块人户家])")
SCALES = {"亿": 10**8, "万": 10**4, "万亿": 10**12, "千": 1000, "百": 100}
PER = re.compile(r"每([一-鿿]{1,3}?)(?=每|$)")
OPERATOR = re.compile(
    r"\s*(再?乘以?|除以|再?加上?|再?减去?|[+\-×÷/]|的(?=\s*(?:\d|一半|百分之|[一二三四五六七八九十]分之))|打(?=[\d一二三四五六七八九.]{1,4}折))"
)
WORDS = {"乘": "×", "除": "÷", "加": "+", "减": "-", "的": "×", "打": "×"}
LABEL = re.compile(r"[^\d()+\-×÷/%~=≈<>≤≥]+")
WORD = re.compile(r"[A-Za-z一-鿿²㎡]{1,8}")
LEVEL = {"+": 1, "-": 1, "×": 2, "÷": 2, "/": 2}
NUMBERED = re.compile("[一-鿿A-Za-z]$")  # 标准1 is a name
FILLERS = ("共", "约", "即", "为", "是", "得", "按", "合计", "共计", "总计", "近")
PERIOD = re.compile(
    r"\d[月日号]\s*[-~至到]\s*\d{1,4}[年月日号]|\d年\s*[-~至到]\s*\d{4}年\s*\d|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d:\d\d"
)
REMARK = re.compile(r"\([^()]*\)")
EXTREME = re.compile(r"(min|max|取小|取低|取大|取高|最小值|最大值)值?\s*\(", re.IGNORECASE)
DATE = re.compile(r"\s*(?:年度?|月份?|日|号)(?!以|内|[+\-×÷/~)=])(?=[^\s+\-×÷/~()=])")
DENOMINATOR = re.compile(r"[/每]\s*(\()?")
LATER = re.compile("再?乘以?|除以|再?加上?|再?减去?|的|至|每|等于|打")
HALF = re.compile("一半|半(?=个月|个小时|[年天日])")
MORE = {"年": (re.compile(r"\s*零?(\d{1,2})个?月"), "月", 12), "小时": (re.compile(r"\s*(\d{1,2})分钟?"), "分钟", 60)}


def until_operator(word: str) -> str:
    found = LATER.search(word)
    return word[: found.start()] if found else word


def number_in(line: str, start: int, end: int) -> int | None:
    """Where a Chinese number with a unit, a sign or nothing after it stands in these words; 一次性, 第三年 and 二孩 are none."""
    if found := HALF.match(line, start, end):
        return found.start()
    for found in CHINESE.finditer(line, start, end):
        after = found.end()
        before = line[found.start() - 1] if found.start() > start else ""
        if before in ("第", "每"):
            continue
        if found.group().startswith(("百分之", "千分之")) or FRACTION.match(line, found.start(), end):
            return found.start()
        followed = UNIT.match(line, after, end)
        if followed and not line.startswith("次性", after):
            return found.start()
        if line.startswith("折", after) or after >= end or line[after] in " +-×÷/%~)(=":
            return found.start() if found.start() == start or followed or line.startswith("折", after) else None
    return None


def split(line: str, start: int, end: int, signs: str) -> Iterator[tuple[int, int]]:
    """The parts of a line between these signs, those within brackets and within 1,000 aside."""
    depth, first = 0, start
    for place in range(start, end):
        sign = line[place]
        depth += (sign == "(") - (sign == ")")
        if (
            depth <= 0
            and sign in signs
            and not (sign == "," and THOUSAND.match(line, place) and line[place - 1].isdigit())
        ):
            yield first, place
            first = place + 1
    yield first, end


def closing(line: str, start: int, end: int) -> int:
    depth = 0
    for place in range(start, end):
        depth += (line[place] == "(") - (line[place] == ")")
        if not depth:
            return place
    raise Unclear("括号没有配对")
