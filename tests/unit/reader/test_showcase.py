"""content/showcase/: what is malformed is refused at its line, and one wrong line is enough to have no selection at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import ProblemKind
from generator.reader import read_corpus
from generator.reader.showcase import read_folder
from tests.project import valid_project
from tests.showcase_samples import write_selection, write_sheet

FOLDER = "content/showcase/2026"
GOOD = """评选期: {起: 2026-01-01, 止: 2026-03-31}
基准日: 2026-04-10
类别: [{名称: 综合, 名额: 1}]
"""
FINAL = """公布日期: 2026-05-08
入选:
  - {编号: 2026-zufang-butie, 类别: 综合, 名次: 1, 得分: 91.3}
"""


def messages(rules: str, final: str = "") -> list[tuple[int, str]]:
    files = {f"{FOLDER}/selection.yml": rules.encode()} | ({f"{FOLDER}/final.yml": final.encode()} if final else {})
    selection, problems = read_folder(FOLDER, files)
    assert (selection is None or (selection.final is None and bool(final))) == bool(problems)
    return [(problem.position.line, problem.message) for problem in problems]


def test_the_defaults_are_those_of_the_rubric() -> None:
    selection, problems = read_folder(FOLDER, {f"{FOLDER}/selection.yml": GOOD.encode()})
    assert not problems and selection is not None
    assert sum(selection.weights.values()) == 100 and dict(selection.shares) == {"初评": 40, "复评": 60}
    assert selection.title == "2026年优秀政策解读案例"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("止: 2026-03-31", "止: 2025-12-31", 1, "“评选期”是 2026-01-01 到 2025-12-31，不是 2026 年的"),
        (
            "起: 2026-01-01, 止: 2026-03-31",
            "起: 2025-01-01, 止: 2025-12-31",
            1,
            "“评选期”是 2025-01-01 到 2025-12-31，不是 2026 年的",
        ),
        ("基准日: 2026-04-10", "基准日: 2026-03-01", 2, "基准日 2026-03-01 在评选期结束（2026-03-31）以前"),
        ("基准日: 2026-04-10", "基准日: 2026-02-30", 2, "“基准日”的“2026-02-30”不是日期"),
        ("基准日: 2026-04-10\n", "", 1, "遴选缺“基准日”"),
        ("名额: 1", "名额: 0", 3, "“名额”的“0”不是 1 到 99 的整数"),
        ("名额: 1", "名额: 1, 奖金: 3", 3, "类别里没有“奖金”这一项"),
        ("名称: 综合", "名称: 综合, 政策类型: [惠民性]", 3, "“政策类型”里没有“惠民性”"),
        ("]\n", "]\n分值: {完整性: 100}\n", 4, "“分值”缺“准确性”"),
        ("]\n", "]\n占比: {初评: 40, 复评: 50}\n", 4, "“占比”加起来是 90"),
        ("]\n", "]\n同分: [抽签]\n", 4, "“同分”里没有“抽签”"),
        ("]\n", "]\n评委: [{姓名: 甲/乙, 单位: 档案馆}]\n", 4, "“姓名”“甲/乙”不能作文件名"),
        ("]\n", "]\n评委: [{姓名: 甲, 单位: 档案馆}, {姓名: 甲, 单位: 图书馆}]\n", 4, "“评委”里的“甲”写了两次"),
        ("]\n", "]\n参评: [租房补贴]\n", 4, "“参评”的“租房补贴”不是政策的编号"),
        ("]\n", "]\n基准日: 2026-04-11\n", 4, "“基准日”写了两次"),
    ],
)
def test_a_wrong_line_of_the_rules_is_named(old: str, new: str, line: int, message: str) -> None:
    assert messages(GOOD.replace(old, new)) == [(line, message)]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("名次: 1, ", "", 3, "名单的一行缺“名次”"),
        ("91.3", "很高", 3, "“得分”的“很高”不是分数"),
        ("公布日期: 2026-05-08\n", "", 1, "终审名单缺“公布日期”"),
        ("得分: 91.3", "摘要: {policies/a.md: 12}", 3, "“摘要”里“policies/a.md”的值不是 64 位的摘要"),
    ],
)
def test_a_wrong_line_of_the_list_is_named(old: str, new: str, line: int, message: str) -> None:
    assert messages(GOOD, FINAL.replace(old, new)) == [(line, message)]


def test_every_file_of_the_folder_is_accounted_for(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    folder = write_selection(root)
    write_sheet(folder, "评委甲", {"2026-zufang-butie": [1, 2, 3, 4, 5, 6]}, "gb18030")
    (folder / "评委乙.xlsx").write_bytes(b"PK\x03\x04")
    (folder.parent / "说明.txt").write_text("x", encoding="utf-8")
    corpus = read_corpus(root)
    assert [len(selection.sheets) for selection in corpus.selections] == [1]
    assert {(problem.kind, problem.position.path) for problem in corpus.problems} == {
        (ProblemKind.SELECTION, "content/showcase/2026/评委乙.xlsx"),
        (ProblemKind.FOREIGN, "content/showcase/说明.txt"),
    }
    assert "评委甲" not in str(corpus.site_files.keys() - {f"{FOLDER}/评委甲.csv"})
    assert "2026-zufang-butie" in corpus.site_files[f"{FOLDER}/评委甲.csv"]  # looked through for personal data


@given(st.text(max_size=200), st.text(max_size=200))
def test_reading_never_fails(rules: str, final: str) -> None:
    files = {
        f"{FOLDER}/selection.yml": (GOOD + rules).encode("utf-8", "surrogatepass"),
        f"{FOLDER}/final.yml": final.encode("utf-8", "surrogatepass"),
    }
    selection, problems = read_folder(FOLDER, files)
    assert selection is not None or problems
