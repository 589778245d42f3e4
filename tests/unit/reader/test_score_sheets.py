"""A judge's sheet as Excel and WPS save it is read; every other file is refused with its line and what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reader.score_sheets import read_sheet

PATH = "content/showcase/2026/评委甲.csv"
HEAD = "编号,标题,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语"
LINE = "2026-zufang-butie,租房补贴,22,18.5,19,12.0,６,8,讲得清楚"
SCORES = {"完整性": 220, "准确性": 185, "实用性": 190, "通俗性": 120, "形式多样": 60, "时效与跟踪": 80}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_a_sheet_is_read_as_excel_saves_it(encoding: str, line_end: str, sign: str) -> None:
    text = f"{HEAD}\n{LINE}\n,,,,,,,,\n".replace("\n", line_end).replace(",", sign)
    sheet, problems = read_sheet(PATH, text.encode(encoding))
    assert not problems
    assert sheet is not None and sheet.judge == "评委甲"
    assert [(score.id, dict(score.points), score.comment) for score in sheet.scores] == [
        ("2026-zufang-butie", SCORES, "讲得清楚")
    ]


def test_a_quoted_comment_may_hold_commas_and_lines() -> None:
    sheet, problems = read_sheet(
        PATH, f'{HEAD}\n{LINE},\n"2026-b",乙,1,2,3,4,5,6,"清楚，\n也短"\n2026-c,丙,一,2,3,4,5,6,\n'.encode()
    )
    assert sheet is not None
    assert [(score.position.line, score.comment) for score in sheet.scores] == [
        (2, "讲得清楚"),
        (3, "清楚， 也短"),
        (5, ""),
    ]
    assert [(problem.position.line, problem.message) for problem in problems] == [(5, "“完整性”这一格的“一”不是分数")]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"PK\x03\x04rest", 1, "这是 Excel 文件改了扩展名，不是 CSV"),
        (HEAD.encode("utf-16"), 1, "这是“Unicode 文本”（UTF-16），读不了"),
        (b"\xff\x00\xff", 1, "不是文本文件，或编码损坏"),
        (b"", 1, "评分表是空的"),
        (HEAD.replace(",", "，").encode(), 1, "列名之间是全角逗号“，”"),
        (HEAD.replace("准确性,", "").encode(), 1, "第一行没有“准确性”这一列"),
        (HEAD.replace("标题", "密级").encode(), 1, "“密级”这一列不认识"),
        (HEAD.replace("标题", "完整性").encode(), 1, "有两列都叫“完整性”"),
        (f'{HEAD}\n{LINE}\n2026-b,"乙,1\n'.encode(), 3, "这一行的引号没有成对，后面的都读乱了"),
        (f"{HEAD}\n{LINE},再说一句\n".encode(), 2, "这一行有 10 格，第一行只有 9 格"),
        (f"{HEAD}\n{LINE.replace('18.5', '18.55')}\n".encode(), 2, "“准确性”这一格的“18.55”不是分数"),
        (f"{HEAD}\n{LINE.replace('18.5', '-3')}\n".encode(), 2, "“准确性”这一格的“-3”不是分数"),
    ],
    ids=lambda value: "bytes" if isinstance(value, bytes) else None,
)
def test_what_is_no_sheet_is_refused_at_its_line(data: bytes, line: int, message: str) -> None:
    _, problems = read_sheet(PATH, data)
    assert [(problem.position.path, problem.position.line, problem.message) for problem in problems] == [
        (PATH, line, message)
    ]
    assert problems[0].fix


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"{HEAD}\n{text}".encode()))
def test_reading_never_fails(data: bytes) -> None:
    sheet, problems = read_sheet(PATH, data)
    lines = data.count(b"\n") + data.count(b"\r") + 2
    assert sheet is not None or problems
    assert all(1 <= problem.position.line <= lines for problem in problems)
