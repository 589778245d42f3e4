"""The office's table of words that mean the same: what is taken from it, and what is said of each line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import ProblemKind
from generator.reader import read_corpus
from generator.reader.synonyms import SYNONYMS, parse_synonyms
from tests.project import valid_project


def test_a_group_a_line_in_any_punctuation_with_notes() -> None:
    groups, problems = parse_synonyms(
        "# 本区的叫法\n房补、租房补贴,租金补贴 # 说明\n\n低保；最低生活保障\n公租房\n".encode()
    )
    assert groups == (("房补", "租房补贴", "租金补贴"), ("低保", "最低生活保障"), ("公租房",))
    assert problems == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("房、住房", "“房”只有一个字，搜它会带出许多不相干的文件"),
        ("房补、租房补贴", "“房补”在第 1 行已经有了"),
        ("《办法》、规定", "“《办法》”里有搜不到的符号"),
        ("、", "这一行没有词"),
        ("很长" * 11 + "、短的", "“很长很长很长很长…”有 22 个字，最多 20 个"),
        ("、".join(f"第{n}词" for n in range(13)), "这一组有 13 个词，最多 12 个"),
    ],
)
def test_a_wrong_line_is_named_and_left_out(line: str, said: str) -> None:
    groups, problems = parse_synonyms(f"房补、租金补贴\n{line}\n低保、最低生活保障\n".encode())
    assert groups == (("房补", "租金补贴"), ("低保", "最低生活保障"))
    assert [(problem.message, problem.position.line) for problem in problems] == [(said, 2)]
    assert problems[0].position.path == SYNONYMS


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_whatever_the_file_holds_reading_returns(data: bytes) -> None:
    groups, problems = parse_synonyms(data)
    assert all(len(word) >= 2 for words in groups for word in words)
    lines = data.decode("utf-8", "replace").count("\n") + data.count(b"\r") + 3
    assert all(1 <= problem.position.line <= lines + data.count(b"\xe2") for problem in problems)


def test_the_table_reaches_the_corpus_and_other_files_beside_it_do_not(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    folder = root / "content" / "search"
    folder.mkdir()
    (folder / "同义词.txt").write_bytes("房补、租金补贴\n房\n".encode())
    (folder / "synonyms.txt").write_bytes(b"x")
    corpus = read_corpus(root)
    assert corpus.synonyms == (("房补", "租金补贴"),)
    assert [(p.kind, p.position.path) for p in corpus.problems] == [
        (ProblemKind.FOREIGN, "content/search/synonyms.txt"),
        (ProblemKind.SYNONYMS, SYNONYMS),
    ]


def test_a_table_in_another_encoding_is_a_problem_of_the_table(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    (root / "content" / "search").mkdir()
    (root / SYNONYMS).write_bytes("公租房、公共租赁住房\n".encode("gbk"))
    (problem,) = read_corpus(root).problems
    assert (problem.kind, problem.message) == (ProblemKind.SYNONYMS, "文件是 GBK 编码，要用 UTF-8")
