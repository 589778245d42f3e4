"""Consultations and interpreters out of front matter; one bad value loses one key, with its place and a remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model import Consultation, Interpretation, Problem, ProblemKind
from generator.reader import read_corpus, read_document
from tests.consultation_samples import CONSULTATION, TEXT, write_consultation
from tests.project import INTERPRETATION, edit, valid_project


def read(text: str) -> tuple[Consultation, tuple[Problem, ...]]:
    document, problems = read_document(CONSULTATION, text.encode())
    assert isinstance(document, Consultation)
    return document, problems


def test_all_that_is_written_is_read() -> None:
    item, problems = read(TEXT)
    assert problems == ()
    assert (item.opens, item.closes, item.answered) == (date(2026, 1, 15), date(2026, 2, 14), date(2026, 2, 20))
    assert (item.days, item.received, item.adopted, item.became) == (31, 5, 1, ("2026-zufang-butie",))
    assert [(each.number, each.times, each.answer) for each in item.opinions] == [
        ("甲", 4, "未采纳"),
        ("乙", 1, "采纳"),
    ]
    assert item.opinions[1].position.line == 16
    assert item.channel is not None and item.channel.mail == "yijian@example.org"


def test_it_is_a_document_of_the_corpus_and_of_no_pair(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    write_consultation(root)
    corpus = read_corpus(root)
    assert [item.path for item in corpus.consultations] == [CONSULTATION]
    assert CONSULTATION in {document.path for document in corpus.documents()}
    assert [pair.id for pair in corpus.pairs] == ["2026-zufang-butie"]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("收到数: 5", "收到数: 五条", 17, "不是整数"),
        ("收到数: 5", "收到数: [5]", 17, "不是整数"),
        ("条数: 4", "条数: 0", 15, "不是正整数"),
        ("采纳: 未采纳", "采纳: 不同意", 15, "不在可选范围"),
        ("意见: 收据也算凭证, ", "", 16, "没有写意见"),
        ("编号: 乙", "姓名: 乙", 16, "不认识"),
        ("org/yijian", "org/yijian onclick=1", 12, "不是网址"),
        ("https://www", "javascript:alert(1)//www", 12, "不是网址"),
        ("yijian@example.org", "yijian@example.org?bcc=x", 12, "不是邮箱"),
        ("类别: 行政规范性文件", "类别: 通知", 4, "不在可选范围"),
    ],
)
def test_a_bad_value_loses_its_key_and_nothing_else(old: str, new: str, line: int, said: str) -> None:
    assert TEXT.count(old) == 1
    item, problems = read(TEXT.replace(old, new))
    assert [(problem.kind, problem.position.line) for problem in problems] == [(ProblemKind.ILL_TYPED, line)]
    assert said in problems[0].message and problems[0].fix
    assert item.title and item.answered


def test_who_interpreted(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    line = "解读人: [{称呼: 示例专家甲, 身份: 专家, 单位: 示例大学, 同意公开: 是}, {姓名: 示例记者甲, 身份: 媒体}]"
    edit(root, INTERPRETATION, "联系方式:", f"{line}\n联系方式:")
    (item,) = read_corpus(root).interpretations
    assert [(each.name, each.capacity, each.unit, each.consents) for each in item.interpreters] == [
        ("示例专家甲", "专家", "示例大学", True),
        ("示例记者甲", "媒体", "", False),
    ]


@pytest.mark.parametrize(
    "entry", ["{身份: 专家}", "{姓名: 甲}", "{姓名: 甲, 身份: 网红}", "{姓名: 甲, 身份: 专家, 电话: 1}"]
)
def test_an_interpreter_that_cannot_be_read_costs_the_key(entry: str, tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, INTERPRETATION, "联系方式:", f"解读人: [{entry}]\n联系方式:")
    (item,) = read_corpus(root).interpretations
    assert isinstance(item, Interpretation) and item.interpreters == ()
    (problem,) = item.problems
    assert problem.kind is ProblemKind.ILL_TYPED and "身份: 专家" in problem.fix
