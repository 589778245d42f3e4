"""Seeded mutations of documents, as bytes. The same seed and sources give the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

MAX_BYTES = 1024 * 1024
"""The reader takes no larger file; there is nothing to find beyond."""

_UNICODE = (
    *"\u200b\u200d\u00ad\ufeff\u2028\u2029\u0085\u00a0\u3000\u202e\u2066\u0301\ufffe\ufdd0\x00\x07\x0b\x1b\x7f\U000e0041",
    *"𠮷ａ１①㈠㊣Ⅳ½²７〇零﷽\u0130ßﬁ｛：，（％￥",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
)
_YAML = (
    ": ",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "<<: *a",
    "!!python/name:os.system ",
    "!",
    "|\n",
    ">-\n",
    '"',
    "'",
    " #",
    "? ",
    "\t",
    "---\n",
    "...\n",
    "%YAML 9.9\n",
    "~",
    "null",
    "{a: [",
    "\\x",
)
_MARKDOWN = (
    "```",
    "````",
    "```flow\n",
    "```guide\n",
    "```example\n",
    "~~~",
    "|",
    "|---|",
    "[",
    "](",
    "![",
    "![](",
    "<div>",
    "<!--",
    "&#0;",
    "&amp;",
    "# ",
    "#######",
    "> ",
    "\\",
    "[^1]",
    "[^1]: ",
    "***",
    "___",
    "===\n",
    "---\n",
    "1. ",
    "- [ ] ",
    "{#id}",
    "{#",
    "<http://",
    "javascript:",
    "$$",
    "*",
    "**",
    "_",
    "`",
    "  \n",
)
_DOMAIN = (
    *"第条款项章节《》〔〕（）“”、。；：一二三四五六七八九十百千万亿零两元角分年月日天岁人户%％‰×÷＝=+-−.0123456789 ",
    "第十条",
    "第一百二十三条之一",
    "第三条第二款第（一）项",
    "《某某办法》",
    "示政办〔2026〕3号",
    "百分之三十",
    "500元/月",
    "20个工作日",
    "有效期3年",
    "即日起施行",
    "同时废止",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "9999年99月99日",
    "0000-12345678",
    "1e999",
    "ZJ203",
    "步骤:\n",
    "  - 名称: 甲\n",
    "  - 判断: 甲？\n",
    "    下一步: 甲\n",
    "    分支: {是: 甲, 否: 甲}\n",
    "计算: 1/0 = 1",
    "修改: [2026-a]\n",
    "豁免: {ZJ301: {}}\n",
    "##  \n",
    "问：",
    "答：",
    "身份证",
    "绝密★",
)
_TOKENS = (*_UNICODE, *_YAML, *_MARKDOWN, *_DOMAIN)
_COUNTS = (1, 2, 3, 8, 40, 300, 3000, 20000)


def _flip(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _number in range(dice.randrange(1, 9)):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _truncate(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    cut = dice.randrange(len(data) + 1)
    return data[cut:] if dice.random() < 0.2 else data[:cut]


def _drop(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    start = dice.randrange(len(lines))
    del lines[start : start + dice.choice((1, 1, 2, 5, 20))]
    return b"\n".join(lines)


def _double(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    start = dice.randrange(len(lines))
    piece = lines[start : start + dice.choice((1, 1, 3, 10, 40))]
    where = dice.choice((start, dice.randrange(len(lines))))
    return b"\n".join([*lines[:where], *piece * dice.choice((1, 1, 2, 5, 50, 1000)), *lines[where:]])


def _swap(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    for _number in range(dice.choice((1, 2, 10))):
        one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _splice(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    lines, foreign = data.split(b"\n"), dice.choice(others).split(b"\n")
    start, there = dice.randrange(len(lines)), dice.randrange(len(foreign))
    taken = foreign[there : there + dice.choice((1, 3, 10, 40, 200))]
    return b"\n".join([*lines[:start], *taken, *lines[start + dice.choice((0, 0, len(taken))) :]])


def _insert(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    for _number in range(dice.choice((1, 1, 2, 5, 30))):
        place = dice.randrange(len(text) + 1)
        text = text[:place] + dice.choice(_TOKENS) + text[place + dice.choice((0, 0, 0, 1)) :]
    return text.encode()


def _repeat(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    """A run of one token, or of a few, as long as it may get."""
    text = data.decode("utf-8", "replace")
    unit = "".join(dice.choice(_TOKENS) for _ in range(dice.choice((1, 1, 1, 2, 3))))
    if dice.random() < 0.2:
        unit += "\n"
    place = dice.randrange(len(text) + 1)
    return (text[:place] + unit * dice.choice(_COUNTS) + text[place:]).encode()


def _value(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    """Another value behind a colon: a figure that is too long, a list where a line was, nothing."""
    lines = data.decode("utf-8", "replace").split("\n")
    rows = [row for row, line in enumerate(lines) if ":" in line]
    if rows:
        row = dice.choice(rows)
        key = lines[row].partition(":")[0]
        value = dice.choice(
            (
                "",
                "9" * dice.choice((5, 40, 5000)),
                "[]",
                "[[[[]]]]",
                "{}",
                "[a, a, a]",
                "0",
                "-1",
                "1" + "0" * 400,
                *_TOKENS,
            )
        )
        lines[row] = f"{key}: {value}"
    return "\n".join(lines).encode()


def _nest(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    """A part of the document, deeper and deeper in lists and quotes."""
    lines = data.split(b"\n")
    start = dice.randrange(len(lines))
    depth = dice.choice((1, 3, 20, 200))
    mark = dice.choice((b"> ", b"- ", b"1. ", b"  ", b"\t"))
    for row in range(start, min(start + 12, len(lines))):
        lines[row] = mark * depth + lines[row]
    return b"\n".join(lines)


_WAYS: tuple[Callable[[bytes, random.Random, Sequence[bytes]], bytes], ...] = (
    *(_insert, _insert, _insert, _repeat, _repeat, _value, _value, _splice, _splice),
    *(_flip, _truncate, _drop, _double, _swap, _nest),
)


def mutate(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """One to six mutations of a document, one upon the other; `others` are documents to take pieces from."""
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        data = dice.choice(_WAYS)(data, dice, others)[:MAX_BYTES]
    return data
