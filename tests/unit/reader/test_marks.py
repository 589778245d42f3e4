"""Every visible character knows its place in the source."""

from __future__ import annotations

import pytest

from generator.model import Block, Position
from generator.reader.markdown import read_body

TEXTS = {
    "emphasis": "补贴**每月500元**，最长*24个月*。",
    "soft breaks join": "第一行\n第二行**重点**\n第三行",
    "list": "- 第一项\n- 第二项[链接](a.md)后\n  续行",
    "ordered": "1. 甲\n2. 乙**丙**丁",
    "table": "| 学历 | 每月 |\n| --- | --- |\n| 本科 | 500元 |\n| **硕士** | 800元 |",
    "quote": "> 引用的话\n> 第二行",
    "fence": "```text\n第一\n第二\n```",
    "mask": "王*明，138****1234",
    "code": "写 `阶段: 发布` 即可",
    "indented start": "　　缩进的一段\n　　第二行",
    "hard break": "甲  \n乙",
    "line ends of others": "```text\n甲\u0085乙\u2028丙\n丁\n```",
    "long line": "𠮷é**补贴**" * 200,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_each_character_stands_where_it_is_said_to(text: str) -> None:
    body, problems = read_body("## 标题\n\n" + text + "\n", "content/policies/a.md", 7)
    assert not problems
    lines = ["## 标题", "", *text.split("\n")]
    seen = 0
    for piece in body.pieces():
        for offset, sign in enumerate(piece.text):
            if sign not in "\n ":
                place = piece.at(offset)
                assert lines[place.line - 7][place.column - 1] == sign, (sign, place)
                seen += 1
    assert seen > 2


def test_a_block_without_marks_gives_its_own_place() -> None:
    place = Position("content/policies/a.md", 3, 1)
    assert Block("paragraph", "文字", place).at(1) == place
