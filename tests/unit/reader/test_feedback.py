"""Feedback as Excel saves it; a line that is wrong costs only itself, and no bytes make reading fail."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import ProblemKind
from generator.reader import read_corpus
from generator.reader.feedback import parse_count, parse_day, parse_feedback
from tests.project import valid_project

PATH = "content/feedback/a.csv"
HEAD = "日期,政策,渠道,数量,问题\r\n"
LINE = "2026-05-12,2026-zufang-butie,12345热线,3,补贴多久到账\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_every_way_in_which_a_spreadsheet_saves_it_is_read(encoding: str, sign: str) -> None:
    found, problems = parse_feedback(PATH, (HEAD + LINE).replace(",", sign).encode(encoding))
    assert not problems
    assert [(line.day, line.policy, line.channel, line.count, line.question, line.position.line) for line in found] == [
        (date(2026, 5, 12), "2026-zufang-butie", "12345热线", 3, "补贴多久到账", 2)
    ]


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"PK\x03\x04", "另存为“CSV（逗号分隔）”"),
        ("日期,政策".encode("utf-16"), "不要选“Unicode 文本”"),
        (b"\xff\xff\xff", "另存为"),
        (b"", "第一行写列名"),
        ("日期，政策，渠道，数量，问题\n".encode(), "不要手打逗号"),
        ("日期,政策,渠道,问题\n".encode(), "zcjd feedback import"),
        ((HEAD.strip() + ",姓名\n").encode(), "不放姓名、电话"),
        ((HEAD.strip() + ",日期\n").encode(), "删掉一列"),
    ],
    ids=str,
)
def test_a_table_of_another_kind_is_told_with_its_remedy(data: bytes, remedy: str) -> None:
    found, (problem,) = parse_feedback(PATH, data)
    assert found == ()
    assert (problem.kind, problem.position.line, remedy in problem.fix) == (ProblemKind.FEEDBACK, 1, True), problem


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2026-02-30,a,窗口,1,问", "不是真有的日期"),
        ("2026-05-12,a,窗口,-1,问", "“-1”不是 1 到"),
        ("2026-05-12,a,窗口,0,问", "不是 1 到"),
        ("2026-05-12,a,窗口,1.5,问", "不是 1 到"),
        ("2026-05-12,a,,1,问", "“渠道”这一格是空的"),
        ("2026-05-12,a,窗口,1", "“问题”这一格是空的"),
        ("2026-05-12,a,窗口,1,问,又问", "这一行有 6 格"),
        (f"2026-05-12,a,窗口,1,{'问' * 501}", "501 个字"),
        (f"2026-05-12,a,{'窗' * 41},1,问", "渠道有 41 个字"),
    ],
)
def test_a_line_that_is_wrong_costs_only_itself(line: str, message: str) -> None:
    found, (problem,) = parse_feedback(PATH, f"{HEAD}{LINE}{line}\r\n{LINE}".encode())
    assert [each.position.line for each in found] == [2, 4]
    assert (problem.position.line, message in problem.message) == (3, True), problem
    assert problem.fix


def test_what_stands_before_an_open_quote_is_kept() -> None:
    found, (problem,) = parse_feedback(PATH, f'{HEAD}{LINE}2026-05-12,a,窗口,1,"问\r\n{LINE}'.encode())
    assert ([each.position.line for each in found], problem.position.line) == ([2], 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-02", date(2026, 5, 2)),
        ("2026/5/2", date(2026, 5, 2)),
        ("2026.5.2", date(2026, 5, 2)),
        ("２０２６年5月2日", date(2026, 5, 2)),
        ("2026-05-02 09:12:00", date(2026, 5, 2)),
        ("2026-05-02T09:12", date(2026, 5, 2)),
        ("2026-13-02", None),
        ("0001-01-01", None),
        ("5月2日", None),
        ("20260502", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert parse_day(text) == day


def test_counts() -> None:
    assert [parse_count(text) for text in ("1", " ３ ", "100000", "100001", "0", "-1", "1e3", "三", "")] == [
        *(1, 3, 100000),
        *(None,) * 6,
    ]


def test_files_are_read_in_order_and_what_is_no_table_is_told(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    folder = root / "content/feedback"
    folder.mkdir()
    (folder / "b.csv").write_text(HEAD + LINE, encoding="utf-8")
    (folder / "a.csv").write_text(HEAD + LINE.replace("3,", "4,"), encoding="gbk")
    (folder / "c.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "d").mkdir()
    corpus = read_corpus(root)
    assert [(line.position.path[-5:], line.count) for line in corpus.feedback] == [("a.csv", 4), ("b.csv", 3)]
    assert {problem.position.path: problem.kind for problem in corpus.problems} == {
        "content/feedback/c.xlsx": ProblemKind.FEEDBACK,
        "content/feedback/d": ProblemKind.FOREIGN,
    }
    assert "补贴多久到账" in corpus.site_files["content/feedback/a.csv"]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: (HEAD + text).encode("utf-8", "replace")))
def test_reading_never_fails_and_places_lie_inside(data: bytes) -> None:
    found, problems = parse_feedback(PATH, data)
    lines = len(data.decode("utf-8", "replace").splitlines()) + 1
    assert all(
        1 <= each.line <= max(1, lines)
        for each in [line.position for line in found] + [problem.position for problem in problems]
    )
