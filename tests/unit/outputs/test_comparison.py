"""逐条对照: articles beside what explains them, by citations first."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.model import Interpretation, Policy
from generator.outputs.documents.citations import article_links
from generator.outputs.documents.comparison import compare
from generator.reader import read_document
from generator.render.article_pieces import article_pieces, part_pieces
from generator.render.body import RenderedBody
from generator.render.marks import mark_text

ARTICLES = (
    "**第一条** 为规范租房补贴的申请、审核和发放，制定本办法。\n\n"
    "**第二条** 本科毕业生每月补贴五百元，领取时间累计不超过二十四个月，领取期间可以更换住处。\n\n"
    "**第三条** 申请人应当如实提交劳动合同、租赁合同和毕业证书，区住房保障中心负责核对。\n\n"
    "**第三条之一** 窗口应当当场告知。\n\n"
    "**第四条** 本办法由区住房保障中心负责解释。"
)


def policy(text: str = ARTICLES) -> Policy:
    """A policy with these articles."""
    document, _ = read_document(
        "content/policies/2026-a.md", f"---\n标题: 示例区租房补贴办法\n---\n\n{text}\n".encode()
    )
    assert isinstance(document, Policy)
    return document


def reading(text: str) -> Interpretation:
    """An interpretation with this body."""
    document, _ = read_document(
        "content/interpretations/2026-a.md", f"---\n标题: 解读\n解读对象: [2026-a]\n---\n\n{text}\n".encode()
    )
    assert isinstance(document, Interpretation)
    return document


def passages(text: str) -> dict[str, list[tuple[str, str, bool]]]:
    """By article: the words, the anchor and whether it is only a suggestion."""
    return {
        compared.label: [(one.text, one.url.partition("#")[2], one.suggested) for one in compared.passages]
        for compared in compare(policy(), (reading(text),))
    }


def test_a_citation_leads_to_the_item_or_row_that_holds_it() -> None:
    found = passages(
        "## 主要内容\n\n- 每月500元（第二条）。\n- 材料三样（第三条）。\n\n"
        "| 难处 | 办法 |\n| --- | --- |\n| 问不清 | 当场说（第三条之一） |"
    )
    assert found["第二条"] == [("每月500元（第二条）。", "content", False)]
    assert found["第三条"] == [("材料三样（第三条）。", "content", False)]
    assert found["第三条之一"] == [("难处：问不清\n办法：当场说（第三条之一）", "content", False)]


def test_what_a_sentence_announces_belongs_to_it() -> None:
    found = passages("## 主要内容\n\n要交三样（第三条）：\n\n- 合同\n- 证书")
    assert found["第三条"] == [("要交三样（第三条）：\n合同\n证书", "content", False)]


def test_a_row_is_told_with_the_names_of_its_columns_and_a_head_with_all_rows() -> None:
    head = "| 谁 | 以前 领多少 | 现在**每月** |\n| --- | --- | --- |\n"
    found = passages(f"## 主要内容\n\n{head}| 本科 | 没有 | 500 元（第二条） |\n| 专科 | 没有 | **300元** |")
    assert found["第二条"] == [("谁：本科\n以前 领多少：没有\n现在每月：500 元（第二条）", "content", False)]
    found = passages("## 主要内容\n\n| 谁 | 领多少（第二条） |\n| --- | --- |\n| 本科 | 500元 |\n| 专科 | 300元 |")
    assert found["第二条"][0][0] == "谁：本科\n领多少（第二条）：500元\n谁：专科\n领多少（第二条）：300元"


def test_a_row_with_an_empty_cell_is_told_as_it_stands_below_its_head() -> None:
    found = passages("## 主要内容\n\n| 谁 | 以前 | 现在 |\n| --- | --- | --- |\n| | 没有 | 500元（第二条） |")
    assert found["第二条"][0][0] == "谁 以前 现在\n没有 500元（第二条）"


def test_under_a_heading_that_cites_all_is_told_to_its_end() -> None:
    for mark in ("##", "###"):
        found = passages(
            f"## 主要内容\n\n先说一句。\n\n{mark} 谁能领（第二条）\n\n有下列情形的，不能领：\n\n- 有住房的\n- 已领别的\n\n"
            f"{mark}# 封顶\n\n最多6000元。\n\n{mark} 别的\n\n别的话。"
        )
        assert [text for text, _, _ in found["第二条"]] == [
            "有下列情形的，不能领：\n有住房的\n已领别的\n封顶\n最多6000元。"
        ]


def test_a_long_part_is_told_as_far_as_its_first_deeper_heading_and_a_longer_one_by_its_heading() -> None:
    long = "很长的话。" * 200
    found = passages(f"## 标准（第二条）\n\n每月500元。\n\n### 细说\n\n{long}")
    assert [text for text, _, _ in found["第二条"]] == ["每月500元。"]
    assert [text for text, _, _ in passages(f"## 标准（第二条）\n\n{long}")["第二条"]] == ["标准（第二条）"]


def test_a_flow_under_a_heading_is_told_by_its_name_and_not_by_its_source() -> None:
    flow = "```flow\n名称: 申报流程\n步骤:\n  - 名称: 交表\n    办理: 申请人\n    下一步: 结束\n```"
    assert [text for text, _, _ in passages(f"## 怎么办（第三条）\n\n{flow}")["第三条"]] == ["申报流程"]


def test_an_example_is_told_by_its_case_and_has_an_address() -> None:
    found = passages(
        "## 示例\n\n```example\n情形: 小陈领12个月。\n计算: 500元 × 12 = 6000元\n结果: 共6000元\n依据: 第二条\n```"
    )
    assert found["第二条"] == [("小陈领12个月。\n共6000元", "zc-example-1", False)]


def test_likeness_is_marked_as_a_suggestion_and_never_made_for_purpose_and_force() -> None:
    found = passages(
        "## 主要内容\n\n本科毕业生每月补贴五百元，领取时间累计不超过二十四个月，换住处也能领。\n\n"
        "## 背景\n\n为规范租房补贴的申请、审核和发放，区住房保障中心负责解释。"
    )
    assert [(anchor, suggested) for _, anchor, suggested in found["第二条"]] == [("content", True)]
    assert found["第一条"] == found["第四条"] == []


def test_a_policy_without_articles_compares_with_nothing() -> None:
    assert compare(policy("没有条款的一段话。"), (reading("## 主要内容\n\n文（第一条）。"),)) == ()


PARTS = (
    "## 一、总体要求\n\n往好里办。\n\n## 二、重点任务\n\n### （一）厕所\n\n改厕。\n\n## 三、资金保障\n\n区里出六成。"
)


def parts(text: str, of: str = PARTS) -> dict[str, list[str]]:
    """By part of a policy without articles: the words that name it."""
    compared = compare(policy(of), (reading(text),))
    assert all((one.unit, one.cited) == ("部分", bool(one.passages)) for one in compared)
    return {one.label: [passage.text for passage in one.passages] for one in compared}


def test_a_policy_without_articles_is_compared_by_its_parts() -> None:
    found = parts("## 主要内容\n\n- 钱够（第三部分）。\n- 改厕，写在“二、重点任务”里。\n- 见“资金保障”。")
    assert found == {
        "一、总体要求": [],
        "二、重点任务": ["改厕，写在“二、重点任务”里。"],
        "三、资金保障": ["钱够（第三部分）。", "见“资金保障”。"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "见《别的计划》第三部分。",
        "下面是本文第三部分。",
        "第三条说钱够。",
        "资金保障没有写在引号里。",
        "“别的资金保障”。",
    ],
)
def test_what_does_not_name_a_part_is_not_guessed(text: str) -> None:
    assert not any(parts(f"## 主要内容\n\n{text}").values())


def test_a_policy_that_changes_others_has_no_parts_to_compare() -> None:
    head = "---\n标题: 示例区租房补贴办法\n修改: [2025-a]\n---\n\n"
    document, _ = read_document("content/policies/2026-a.md", f"{head}{PARTS}\n".encode())
    assert isinstance(document, Policy)
    assert compare(document, (reading("## 主要内容\n\n钱够（第三部分）。"),)) == ()


def test_a_part_stands_on_another_page_with_its_deeper_headings_as_words() -> None:
    body = RenderedBody(
        Markup(
            '<h2 class="zc-chapter" id="a">一、总<a class="zc-permalink" href="#a"></a></h2><p>甲<a href="#b">乙</a></p>'
            '<h3 id="c">（一）</h3><p>丙</p><h2 id="b">二、</h2><p>丁</p>'
        ),
        (),
    )
    found = part_pieces(body, "policies/a/", "../../../")
    assert found["a"] == '<p>甲<a href="../../../policies/a/#b">乙</a></p><p>（一）</p><p>丙</p>'
    assert (found["b"], found["c"]) == ("<p>丁</p>", "<p>丙</p>")


def test_the_same_question_is_answered_once() -> None:
    rules, item = policy(), reading("## 主要内容\n\n文（第二条）。")
    assert compare(rules, (item,)) is compare(rules, (item,))
    assert compare(rules, ()) is not compare(rules, (item,))


def test_citations_lead_to_articles_that_exist() -> None:
    marker = article_links(reading("## 主要内容\n\n文（第二条）。"), (policy(),))
    text = "补500元（第二条、第九条），另见《别的办法》第二条。"
    assert str(mark_text(text, marker)) == (
        '补500元（<a class="zc-cited" href="../../policies/2026-a/#article-2">第二条</a>、第九条），另见《别的办法》第二条。'
    )


def test_a_cited_paragraph_is_led_to_where_the_page_has_its_place() -> None:
    text = "每户20元（第一条第二款、第一条第四款）。"
    rules = policy("**第一条** 有下列情形的：\n\n- 甲；\n- 乙。\n\n每户20元。")
    urls = [mark.url for mark in article_links(reading(text), (rules,))(text)]
    assert urls == [f"../../policies/2026-a/#article-1{place}" for place in ("-kuan-2", "")]


def test_an_article_stands_on_another_page_without_its_addresses_and_with_links_that_still_lead_there() -> None:
    other, next_one = '<a href="../../policies/b/">乙</a>', '<a href="#article-6">第六条</a>'
    table = '<div class="zc-table" role="region" aria-label="表格1" tabindex="0"><table></table></div>'
    article = (
        '<div class="zc-article" id="article-5" tabindex="-1"><p><a class="zc-permalink" href="#article-5">第五条</a> '
        f'见{other}和{next_one}。</p>{table}<p id="article-5-kuan-2">丙</p></div>'
    )
    body = RenderedBody(Markup(f'<h2 id="x">总则</h2>{article}<p>丁</p>'), ())
    assert article_pieces(body, "policies/a/", "../../../") == {
        "article-5": '<p>见<a href="../../../policies/b/">乙</a>和<a href="../../../policies/a/#article-6">第六条</a>。</p>'
        '<div class="zc-table"><table></table></div><p>丙</p>'
    }
