"""zcjd import: plain text pairs to Markdown pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.import_ import command
from generator.reader import read_corpus
from tests.accuracy.import_corpus import import_all
from tests.project import ID, valid_project

POLICY = """示政办〔2026〕12号
示例区老年助餐管理办法
第一条 为了方便老人就近用餐，制定本办法。
第二条 年满八十周岁的老人，每餐补贴3元，卡号显示为62*****88。
本办法自2026年4月1日起施行。
示例区民政局
2026年2月27日
"""
INTERPRETATION = """《示例区老年助餐管理办法》政策解读
一、背景依据《示例区养老服务条例》第九条要求，各乡镇要让老人吃上热饭，社区办得起来、长得下去。
二、主要内容
（一）补贴标准。每餐补3元。
（二）申领方式。刷卡即补。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return valid_project(tmp_path / "project")


def run(
    root: Path, *arguments: str, policy: bytes = POLICY.encode(), interpretation: bytes = INTERPRETATION.encode()
) -> Result:
    (root / "政策.txt").write_bytes(policy)
    (root / "解读.txt").write_bytes(interpretation)
    return CliRunner().invoke(command, [str(root / "政策.txt"), str(root / "解读.txt"), *arguments], obj=root)


def written(root: Path, half: str, name: str) -> str:
    return (root / f"content/{half}/{name}.md").read_text(encoding="utf-8")


def test_a_pair_of_texts_becomes_a_pair_of_files(root: Path) -> None:
    result = run(root, "--id", "2026-zhucan", "--set", "责任单位=示例区民政局")
    assert result.exit_code == 0, result.output
    assert written(root, "policies", "2026-zhucan") == (
        "---\n标题: 示例区老年助餐管理办法\n文号: 示政办〔2026〕12号\n发布机构: 示例区民政局\n责任单位: 示例区民政局\n阶段: 起草\n"
        "成文日期: 2026-02-27\n施行日期: 2026-04-01\n---\n\n"
        "**第一条** 为了方便老人就近用餐，制定本办法。\n\n"
        "**第二条** 年满八十周岁的老人，每餐补贴3元，卡号显示为62\\*\\*\\*\\*\\*88。\n\n"
        "本办法自2026年4月1日起施行。\n\n示例区民政局\n\n2026年2月27日\n"
    )
    assert written(root, "interpretations", "2026-zhucan") == (
        "---\n标题: 《示例区老年助餐管理办法》政策解读\n解读形式: [文字]\n阶段: 起草\n---\n\n"
        "## 一、背景依据\n\n《示例区养老服务条例》第九条要求，各乡镇要让老人吃上热饭，社区办得起来、长得下去。\n\n"
        "## 二、主要内容\n\n### （一）补贴标准。\n\n每餐补3元。\n\n### （二）申领方式。\n\n刷卡即补。\n"
    )
    assert result.output.index("要在 content/policies/2026-zhucan.md 的文件头里补上") > result.output.index("解读：")
    assert "  起草日期: 2026-03-02　（形成初稿的日期；到“起草”要有）\n" in result.output
    assert (
        "  公开属性: …　（只有主动公开的才会上网，从 主动公开、依申请公开、不予公开 里选；最好有）\n" in result.output
    )
    assert "  联系方式: {单位: …, 电话: 0000-12345678}　（群众找谁问；最好有）\n" in result.output
    assert "  施行日期:" not in result.output
    pair = next(pair for pair in read_corpus(root).pairs if pair.id == "2026-zhucan")
    assert not [problem for document in pair.documents for problem in document.problems]


def test_what_is_set_by_hand_wins_over_what_is_found(root: Path) -> None:
    values = ("文号=公告〔2024〕32号", "解读.标题=新标题: 甲", "主题=养老、餐饮", "阶段=审签")
    run(root, "--id", "2026-a", *(part for value in values for part in ("--set", value)))
    text = written(root, "policies", "2026-a")
    assert "文号: 公告〔2024〕32号\n" in text
    assert "主题: [养老, 餐饮]\n" in text
    assert '标题: "新标题: 甲"\n' in written(root, "interpretations", "2026-a")
    documents = [item for pair in read_corpus(root).pairs if pair.id == "2026-a" for item in pair.documents]
    assert [item.stage for item in documents] == ["审签", "审签"]


def test_the_id_is_made_of_the_title_and_the_year_of_its_date(root: Path) -> None:
    run(root)
    assert (root / "content/policies/2026-laonian-zhucan.md").exists()
    run(root)
    assert (root / "content/interpretations/2026-laonian-zhucan-2.md").exists()


@pytest.mark.parametrize(("encoding", "name"), [("gb18030", "GBK"), ("utf-16", "UTF-16")])
def test_other_encodings_are_read_and_said(root: Path, encoding: str, name: str) -> None:
    result = run(root, "--id", "2026-a", policy=POLICY.encode(encoding))
    assert f"政策.txt 是 {name} 编码，已转成 UTF-8。" in result.output
    assert "解读.txt 是" not in result.output
    assert "制定本办法" in written(root, "policies", "2026-a")


def test_a_heading_that_was_guessed_is_named_with_its_line(root: Path) -> None:
    text = "一、助餐点建设要求助餐点应当配齐消毒设备，各乡镇要结合实际抓好落实，确保老人吃得放心、吃得舒心。"
    result = run(root, "--id", "2026-a", "--set", "政策.标题=甲", interpretation=text.encode())
    lines = written(root, "interpretations", "2026-a").split("\n")
    row = lines.index("## 一、助餐点建设要求") + 1
    assert f"第 {row} 行　一、助餐点建设要求" in result.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--id", "助餐"), "不合规矩"),
        (("--id", ID), f"已经有 content/policies/{ID}.md"),
        (("--id", "2026-a", "--set", "标题=甲"), "写明是哪一份"),
        (("--id", "2026-a", "--set", "发布日期=2026-02-30"), "“发布日期”的日期“2026-02-30”不存在"),
        (("--id", "2026-a", "--set", "文件类型=红头文件"), "“文件类型”的值“红头文件”不在可选范围"),
    ],
)
def test_wrong_usage_is_one_chinese_sentence_and_writes_nothing(
    root: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = {path: path.read_bytes() for path in (root / "content").rglob("*.md")}
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert {path: path.read_bytes() for path in (root / "content").rglob("*.md")} == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04rest", "Word"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x03" * 9, "控制字符"),
        (b"\xff\xff\xff", "既不是 UTF-8"),
        (("甲" * 800_000).encode(), "2 MB"),
        (("甲" * 360_000).encode(), "超过 1 MB"),
    ],
    ids=["word", "pdf", "control", "encoding", "source", "result"],
)
def test_what_is_no_plain_text_is_refused(root: Path, data: bytes, sentence: str) -> None:
    result = run(root, "--id", "2026-a", policy=data)
    assert result.exit_code == 2
    assert sentence in result.output
    assert not (root / "content/policies/2026-a.md").exists()


def test_a_directory_of_pairs_becomes_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pairs/laonian-zhucan"
    folder.mkdir(parents=True)
    (folder / "policy.txt").write_text(POLICY, encoding="utf-8")
    (folder / "interpretation.txt").write_text(INTERPRETATION, encoding="utf-8")
    meta = {
        "title_interpretation": "《示例区老年助餐管理办法》政策解读",
        "title_policy": None,
        "agency": "示例区民政局",
        "wenhao": "示政办〔2026〕12号",
        "policy_type": "海关规范性文件",
        "policy_date": "2024-02-27",
        "effective_date": "2024-04-01",
        "producer_line": None,
    }
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    assert import_all(tmp_path / "pairs", tmp_path / "out", legacy=True) == ["2024-laonian-zhucan"]
    capsys.readouterr()
    assert "历史截止日期: 2024-12-31" in (tmp_path / "out/mkdocs.yml").read_text(encoding="utf-8")
    (pair,) = read_corpus(tmp_path / "out").pairs
    assert pair.policy
    assert (pair.policy.title, str(pair.policy.published)) == ("示例区老年助餐管理办法", "2024-02-27")
    assert [item.published for item in pair.interpretations] == [None]


def test_one_file_is_not_both_halves(root: Path) -> None:
    (root / "政策.txt").write_text(POLICY, encoding="utf-8")
    result = CliRunner().invoke(command, [str(root / "政策.txt")] * 2, obj=root)
    assert (result.exit_code, "同一个文件" in result.output) == (2, True)
