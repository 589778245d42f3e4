"""逐条对照: articles beside what explains them, by citations first."""

from __future__ import annotations

from markupsafe import Markup

from generator.model import Interpretation, Policy
from generator.outputs.documents.citations import article_links
from generator.outputs.documents.comparison import compare
from generator.reader import read_document
from generator.render.article_pieces import article_pieces
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
    assert found["第三条之一"] == [("问不清 当场说（第三条之一）", "content", False)]


def test_what_a_sentence_announces_belongs_to_it() -> None:
    found = passages("## 主要内容\n\n要交三样（第三条）：\n\n- 合同\n- 证书")
    assert found["第三条"] == [("要交三样（第三条）：\n合同\n证书", "content", False)]


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
