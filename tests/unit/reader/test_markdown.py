"""The body: sections, headings, links, blocks with places; masks star for star; nesting capped."""

from __future__ import annotations

import gc

import comrak
import pytest

from generator.model import Body, ProblemKind
from generator.reader.markdown import read_body


def body(text: str) -> Body:
    found, problems = read_body(text, "x.md", 10)
    assert problems == ()
    return found


def test_sections_are_cut_at_first_and_second_level_headings() -> None:
    found = body("引言\n\n## 背景依据\n\n甲\n\n### 细节\n\n乙\n\n## 目标任务 {#goals}\n\n丙")
    assert [(section.title, section.text) for section in found.sections] == [
        ("", "引言"),
        ("背景依据", "甲\n细节\n乙"),
        ("目标任务", "丙"),
    ]
    assert [(heading.text, heading.id, heading.position.line) for heading in found.headings] == [
        ("背景依据", None, 12),
        ("细节", None, 16),
        ("目标任务", "goals", 20),
    ]


def test_headings_inside_code_fences_are_not_sections() -> None:
    assert [section.title for section in body("## 甲\n\n```\n## 乙\n```").sections] == ["甲"]


def test_a_rule_below_a_paragraph_does_not_make_it_a_heading() -> None:
    assert body("一段文字\n---\n另一段").headings == ()


def test_columns_count_characters_not_bytes() -> None:
    (link,) = body("办理入口见[这里](https://www.example.org/)").links
    assert (link.url, link.text, link.position.line, link.position.column) == (
        "https://www.example.org/",
        "这里",
        10,
        6,
    )


def test_raw_html_is_collected_and_never_rendered() -> None:
    found = body("前<b>粗</b>后\n\n<script>alert(1)</script>")
    assert [(item.text, item.position.line) for item in found.raw_html] == [
        ("<b>", 10),
        ("</b>", 10),
        ("<script>alert(1)</script>", 12),
    ]
    assert "<b>" not in found.html
    assert "<script>" not in found.html


@pytest.mark.parametrize(
    "text",
    [
        "1~2天，复核3~5天",
        "~~删~~",
        "[注]:由区人社局解释",
        "[1]: 数据来源",
        "[^3]: 没人引用",
        "2**3**4",
        "（*必填，*选填）",
        "王*明、李*华",
        "138****1234",
        "张**、李**公示",
        "身份证3501**********1234",
        "金额***元",
        "2*3=6",
        "李**（男）",
    ],
)
def test_masks_are_shown_star_for_star(text: str) -> None:
    found = body(text)
    assert found.html == f"<p>{text}</p>\n"
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**“补贴对象”**包括", "<strong>“补贴对象”</strong>包括"),
        ("政策**补贴**对象", "政策<strong>补贴</strong>对象"),
        ("**甲**、**乙**", "<strong>甲</strong>、<strong>乙</strong>"),
        ("**注意：**必须", "<strong>注意：</strong>必须"),
        ("（**一**）总则", "（<strong>一</strong>）总则"),
        ("**《办法》**", "<strong>《办法》</strong>"),
    ],
)
def test_bold_chinese_is_bold(text: str, html: str) -> None:
    assert body(text).html == f"<p>{html}</p>\n"


def test_a_line_break_between_chinese_characters_is_no_space() -> None:
    assert body("第一行\n第二行").html == "<p>第一行第二行</p>\n"
    assert "a\nb" in body("```\na\nb\n```").html


@pytest.mark.parametrize("line", ["（二）乙", "二、乙", "2.乙", "2．乙", "②乙", "第五条 乙"])
def test_a_line_that_begins_like_an_item_stays_a_line(line: str) -> None:
    found = body(f"甲\n{line}\n续行")
    assert found.html == f"<p>甲<br />\n{line}续行</p>\n"
    assert found.text == f"甲\n{line}续行"


@pytest.mark.parametrize("line", ["3.5元", "第五条规定", "（略）"])
def test_other_lines_run_on(line: str) -> None:
    assert "<br" not in body(f"甲\n{line}").html


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 三 |", 12, "3 格"),
        ("1. 甲\n2. 乙\n4. 丁", 12, "“4”"),
        (">60岁的补50元", 10, "大于"),
        ("> ```guide\n> 受理单位: 甲\n> ```", 10, "引用、列表或脚注"),
        ("```guide\n# 备注\n受理单位: 甲\n```", 11, "不会显示"),
    ],
)
def test_what_would_show_otherwise_than_written_is_a_problem(text: str, line: int, message: str) -> None:
    _, (problem,) = read_body(text, "x.md", 10)
    assert (problem.kind, problem.position.line) == (ProblemKind.BLOCK, line)
    assert message in problem.message


def test_a_cited_footnote_is_one() -> None:
    found = body("甲[^1]\n\n[^1]: 乙")
    assert "footnote" in found.html
    assert "乙" in found.html


def test_masks_and_signs_survive_in_blocks() -> None:
    (card,) = body("```guide\n联系人: 王*明 138****1234\n地点: #3楼窗口\n```").cards
    assert [row.values for row in card.rows] == [("王*明 138****1234",), ("#3楼窗口",)]


def test_a_fence_that_never_closes_is_a_problem() -> None:
    _, (problem,) = read_body("## 流程\n\n```flow\n名称: 甲\n\n## 指南", "x.md", 10)
    assert (problem.kind, problem.position.line) == (ProblemKind.BLOCK, 12)
    assert "没有结束" in problem.message


def test_tables_and_lists_are_blocks_with_visible_text() -> None:
    blocks = body("| 学历 | 标准 |\n|---|---|\n| 本科 | 500元 |\n\n1. 甲\n2. 乙").sections[0].blocks
    assert [(block.kind, block.text) for block in blocks] == [("table", "学历 标准\n本科 500元"), ("list", "甲\n乙")]


@pytest.mark.parametrize("text", [">" * 50000, "> " * 500 + "甲", "\n".join("  " * row + "- 甲" for row in range(300))])
def test_deep_nesting_is_refused_before_it_is_parsed(text: str) -> None:
    found, (problem,) = read_body(text, "x.md", 1)
    assert found == Body()
    assert problem.kind is ProblemKind.NESTING


@pytest.mark.parametrize("text", ["-" * 500, "- " * 500, "> " * 99 + "甲", "-" * 120 + "公示", "3.1415926" * 20])
def test_long_rules_and_figures_are_not_nesting(text: str) -> None:
    body(text)


def test_a_flow_is_read_with_places() -> None:
    found = body("```flow\n名称: 甲\n步骤:\n  - 名称: 申报\n    办理: 申请人\n    时限: 当日\n    下一步: 结束\n```")
    (flow,) = found.flows
    (step,) = flow.steps
    assert (flow.position.line, step.position.line, step.actor, step.next) == (10, 13, "申请人", "结束")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("```flow\n步骤: 无\n```", 11, "列表"),
        ("```flow\n名称: 甲\n```", 10, "没有步骤"),
        ("```flow\n步骤:\n  - 网上申报\n```", 12, "一行文字"),
        ("```flow\n步骤:\n  - 名称: 甲\n    负责: 乙\n```", 13, "负责"),
        ("```flow\n步骤:\n  - 判断: 甲？\n    分支: 乙\n```", 13, "哪一步"),
        ("```guide\n受理单位：甲\n```", 11, "全角冒号"),
        ("```guide\n申请材料: [身份证，毕业证书]\n```", 11, "全角逗号"),
        ("```flow\n步骤:\n  - 名称：甲\n    办理: 乙\n```", 12, "全角冒号"),
        ("```flow\n步骤:\n  - 名称: 甲\n    下一步:\n```", 13, "空的"),
        ("```example\n情形: {甲: 乙}\n```", 11, "情形"),
        ("```guide\n受理单位: 甲\n受理单位: 乙\n```", 12, "两次"),
    ],
)
def test_a_block_that_cannot_be_read_is_a_problem(text: str, line: int, message: str) -> None:
    found, (problem,) = read_body(text, "x.md", 10)
    assert (found.flows, found.cards) == ((), ())
    assert (problem.kind, problem.position.line) == (ProblemKind.BLOCK, line)
    assert message in problem.message


def test_nothing_of_the_parsers_tree_stays_in_memory() -> None:
    """Its nodes hold each other in circles that the collector cannot see; a preview reads the same file for days."""
    gc.collect()
    before = sum(isinstance(each, comrak.AstNode) for each in gc.get_objects())
    read_body("## 背景\n\n- 甲\n- **乙**\n\n| 丙 |\n|---|\n| 丁 |\n", "content/policies/a.md", 1)
    gc.collect()
    assert sum(isinstance(each, comrak.AstNode) for each in gc.get_objects()) == before
