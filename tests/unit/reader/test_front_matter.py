"""Front matter: every value a string that knows its place; what is refused is named with line and remedy."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model import Interpretation, Policy, ProblemKind
from generator.reader import read_document
from generator.reader.yaml_tree import Mapping, Scalar, YamlRefused, read_yaml

POLICY = "content/policies/2026-a.md"
ITEM = "content/interpretations/2026-a.md"


def policy(front: str) -> Policy:
    document, _ = read_document(POLICY, f"---\n{front}\n---\n正文\n".encode())
    assert isinstance(document, Policy)
    return document


def only_problem(front: str) -> tuple[ProblemKind, int, int, str, str]:
    _, problems = read_document(POLICY, f"---\n{front}\n---\n正文\n".encode())
    (problem,) = problems
    return problem.kind, problem.position.line, problem.position.column, problem.message, problem.fix


@pytest.mark.parametrize(
    "text",
    [
        "010",
        "12:30",
        "yes",
        "1.10",
        "关于 #1 通知",
        "0x1F",
        "null",
        "~",
        "2026-02-30",
        "1_000",
        "是",
        "off",
        "1e3",
        "关于#2",
    ],
)
def test_every_scalar_survives_as_typed(text: str) -> None:
    tree = read_yaml(f"标题: {text}", "x", 1)
    assert isinstance(tree, Mapping)
    value = tree.entries[0][1]
    assert isinstance(value, Scalar)
    assert value.text == text


def test_a_whole_line_comment_is_a_comment() -> None:
    assert policy("# 起草人自己看的\n标题: 甲").title == "甲"


def test_english_names_of_keys_are_accepted() -> None:
    assert policy("title: 甲\npublished: 2026-03-02").published == date(2026, 3, 2)


def test_an_empty_value_is_not_written_yet() -> None:
    document = policy("标题: 甲\n文号:")
    assert document.number is None
    assert document.problems == ()


def test_a_list_may_be_one_line_with_chinese_commas() -> None:
    assert policy("主题: 住房保障、就业创业").topics == ("住房保障", "就业创业")


def test_one_bad_key_loses_one_key() -> None:
    document = policy("标题: 甲\n发布日期: 2026-02-30\n文号: 示政办〔2026〕1号")
    assert (document.title, document.published, document.number) == ("甲", None, "示政办〔2026〕1号")
    (problem,) = document.problems
    assert (problem.kind, problem.position.line) == (ProblemKind.ILL_TYPED, 3)
    assert "2026-02-30" in problem.message


@pytest.mark.parametrize(
    ("front", "kind", "line", "message", "fix"),
    [
        ("标题: 甲\n标题: 乙", ProblemKind.DUPLICATE_KEY, 3, "第 2 行已有", "留下一个"),
        ("标题: 甲\n发文字号: 乙", ProblemKind.UNKNOWN_KEY, 3, "发文字号", "文号"),
        ("标题: 甲\n发布日期: 2026年3月2日", ProblemKind.ILL_TYPED, 3, "2026年3月2日", "发布日期: 2026-03-02"),
        ("标题: 甲\n发布日期: 2026/13/2", ProblemKind.ILL_TYPED, 3, "不存在", "核对"),
        ("标题: 甲\n阶段: 出版", ProblemKind.ILL_TYPED, 3, "起草、审签、发布", "其中一个"),
        ("标题: 甲\n文件类型: 规范性文件", ProblemKind.ILL_TYPED, 3, "行政规范性文件", "行政规范性文件"),
        ("标题: [甲, 乙]", ProblemKind.ILL_TYPED, 2, "一行文字", "标题: 文字"),
        ("附件: [{标题: 表}]", ProblemKind.ILL_TYPED, 2, "缺标题或文件", "文件:"),
        ("免予解读: 不用", ProblemKind.ILL_TYPED, 2, "分项", "理由"),
        ("标题：甲\n文号：乙\n主题:丙", ProblemKind.FRONT_MATTER, 2, "第 2、3、4 行", "每一行"),
        ('标题: "示例"区办法', ProblemKind.FRONT_MATTER, 2, "后面还有文字", "'\"示例\"区办法'"),
        (" 标题: 甲\n文号: 乙", ProblemKind.FRONT_MATTER, 2, "行首多了空格", "顶格"),
        ("标题：甲", ProblemKind.FRONT_MATTER, 2, "全角冒号", "标题: 甲"),
        ("文号: x\n标题：甲", ProblemKind.FRONT_MATTER, 3, "全角冒号", "标题: 甲"),
        ("标题:甲", ProblemKind.FRONT_MATTER, 2, "没有空格", "标题: 甲"),
        ("文号: x\n标题:甲\n主题: 乙", ProblemKind.FRONT_MATTER, 3, "没有空格", "标题: 甲"),
        ("标题: 甲\n主题: [住房，就业]", ProblemKind.ILL_TYPED, 3, "全角逗号", "主题: [住房, 就业]"),
        ("标题: 甲\n责任部门: 乙", ProblemKind.UNKNOWN_KEY, 3, "责任部门", "责任单位"),
        ("标题: 关于: 甲", ProblemKind.FRONT_MATTER, 2, "冒号", '标题: "关于: 甲"'),
        ("标题: *甲", ProblemKind.FRONT_MATTER, 2, "以符号“*”开头", "双引号"),
        ("标题: &a 甲", ProblemKind.FRONT_MATTER, 2, "引用", "双引号"),
        ("标题: !!python/name:os.system", ProblemKind.FRONT_MATTER, 2, "标签", "双引号"),
        ("标题: [甲, 乙", ProblemKind.FRONT_MATTER, 2, "没有成对", "括号"),
        ('标题: "甲', ProblemKind.FRONT_MATTER, 2, "引号", "引号"),
        ("标题: 甲\n\t文号: 乙", ProblemKind.FRONT_MATTER, 3, "制表符", "空格"),
        ("主题: " + "[" * 9 + "]" * 9, ProblemKind.FRONT_MATTER, 2, "8 层", "层数"),
        ("主题: " + "[" * 30000, ProblemKind.FRONT_MATTER, 2, "8 层", "层数"),
        ("", ProblemKind.FRONT_MATTER, 2, "没有", "标题"),
        ("标题: " + "甲" * 30000, ProblemKind.FRONT_MATTER, 2, "64 KB", "正文"),
    ],
)
def test_what_is_refused_names_line_and_remedy(
    front: str, kind: ProblemKind, line: int, message: str, fix: str
) -> None:
    found = only_problem(front)
    assert found[:2] == (kind, line)
    assert message in found[3]
    assert fix in found[4]


def test_places_count_characters() -> None:
    document = policy("标题: 甲\n面向对象: [高校毕业生]")
    place = document.at("面向对象")
    assert (place.line, place.column) == (3, 1)
    assert document.at("文号").line == 1


def test_an_interpretation_explains_the_policy_of_its_name() -> None:
    document, _ = read_document("content/interpretations/2026-a.wenda.md", "---\n标题: 甲\n---\n".encode())
    assert isinstance(document, Interpretation)
    assert document.targets == ("2026-a",)


def test_yaml_is_one_plain_document() -> None:
    with pytest.raises(YamlRefused):
        read_yaml("a: 1\n--- \nb: 2\n%YAML 1.1\n", "x", 1)


def test_an_empty_value_above_a_broken_line_is_not_taken_for_the_fault() -> None:
    with pytest.raises(YamlRefused) as refused:
        read_yaml("分支:\n  是 资格复核\n  否: 退回\n", "a.md", 1)
    assert refused.value.position.line in (2, 3)


def test_a_film_has_captions_and_words_beside_it() -> None:
    text = "---\n媒体:\n  - {标题: 看懂, 文件: a.mp4, 字幕: a.vtt, 文字稿: a.txt}\n  - {标题: 图, 文件: b.png}\n---\n"
    document, problems = read_document("content/interpretations/2026-a.md", text.encode())
    assert isinstance(document, Interpretation) and not problems
    assert [media.files for media in document.media] == [("a.mp4", "a.vtt", "a.txt"), ("b.png",)]


def test_an_attachment_has_no_captions() -> None:
    kind, *_ = only_problem("附件: [{标题: 表, 文件: a.pdf, 字幕: a.vtt}]")
    assert kind is ProblemKind.ILL_TYPED
