"""Articles of a policy and citations of them."""

from __future__ import annotations

import pytest

from generator.articles import (
    articles_of,
    articles_with_annexes,
    chapter_citations,
    chapters_of,
    citations,
    cites_policy,
    divisions_of,
)
from generator.model import Interpretation, Pair, Policy
from generator.reader import read_document

PATH = "content/policies/2026-a.md"


def _policy(body: str, title: str = "示例区租房补贴办法") -> Policy:
    document, _ = read_document(PATH, f"---\n标题: {title}\n文号: 示政办〔2026〕3号\n---\n\n{body}".encode())
    assert isinstance(document, Policy)
    return document


def _pair(policy: Policy, text: str) -> Pair:
    item, _ = read_document("content/interpretations/2026-a.md", f"---\n标题: 解读\n---\n\n{text}".encode())
    assert isinstance(item, Interpretation)
    return Pair("2026-a", policy, (item,))


def test_articles_have_paragraphs_items_and_places() -> None:
    first = "## 第一章 总则\n\n**第一条** 甲。\n\n乙。\n\n**第二条** 丙：\n\n（一）丁；\n\n（二）戊。\n\n"
    policy = _policy(f"{first}## 第二章 附则\n\n**第二条之一** 己。\n")
    found = articles_of(policy)
    assert [(each.label, len(each.paragraphs), each.items) for each in found] == [
        ("第一条", 2, ()),
        ("第二条", 1, (1, 2)),
        ("第二条之一", 1, ()),
    ]
    assert [(each.start.line, each.start.column) for each in found] == [(8, 3), (12, 3), (20, 3)]
    assert (found[2].number, found[2].inserted) == (2, 1)


def test_quoted_articles_and_sentences_that_cite_are_no_articles() -> None:
    policy = _policy("第一条 甲。\n\n第三条规定的情形除外。\n\n“第五条 乙。\n第六条 丙。”\n")
    assert [each.number for each in articles_of(policy)] == [1]


_OWN = "第一条 甲。\n\n第二条 乙。\n\n第三条 丙。\n\n"
_OTHER = "第一条 子。\n\n第二条 丑。\n\n第五条 寅。\n"


@pytest.mark.parametrize(
    ("lead", "own"),
    [
        ("附件：物业服务合同（示范文本）\n\n", [1, 2, 3]),
        ("## 附件\n\n### 守则\n\n", [1, 2, 3]),
        ("附表1\n\n", [1, 2, 3]),
        ("示例区物业服务合同（示范文本）\n\n", [1, 2, 3]),
        ("## 第二章 附则\n\n", [1, 2, 3, 1, 2, 5]),
        ("签订合同。\n\n", [1, 2, 3, 1, 2, 5]),
    ],
)
def test_the_articles_of_an_annex_are_none_of_the_policy_s(lead: str, own: list[int]) -> None:
    policy = _policy(_OWN + lead + _OTHER)
    assert [each.number for each in articles_of(policy)] == own
    assert [each.number for each in articles_with_annexes(policy)] == [1, 2, 3, 1, 2, 5]


@pytest.mark.parametrize(
    "text",
    [
        f"现印发给你们。\n\n附件：办法\n\n{_OWN}",
        f"现印发给你们。\n\n附件1\n\n{_OWN}附件2\n\n{_OTHER}",
        f"{_OWN}附件：1.申请表\n\n第四条 丁。\n",
    ],
)
def test_rules_sent_out_as_an_annex_are_the_policy_s_own(text: str) -> None:
    policy = _policy(text)
    assert articles_of(policy) == articles_with_annexes(policy)


def test_chapters_are_those_that_a_line_opens_with() -> None:
    policy = _policy("## 第一章 总则\n\n第一条 依照本办法第九章。\n\n第二章 附则\n\n第三章程序\n")
    assert chapters_of(policy) == {1, 2}
    assert [(each.first, each.text, each.before) for each in chapter_citations("见本办法第九章和章程")] == [
        (9, "第九章", "见本办法")
    ]


def test_each_number_of_a_list_is_cited_where_it_stands() -> None:
    text = "《办法》第二、四条，第六条"
    found = [(each.title, each.first, text[each.start : each.end], each.text) for each in citations(text)]
    assert found == [
        ("办法", 2, "第二", "第二、四条"),
        ("办法", 4, "四条", "第二、四条"),
        ("办法", 6, "第六条", "第六条"),
    ]


def test_a_policy_without_articles_has_divisions() -> None:
    policy = _policy("一、总体要求\n\n甲。\n\n二、补贴标准\n\n乙。\n")
    assert articles_of(policy) == ()
    assert [each.label for each in divisions_of(policy)] == ["“一、总体要求”", "“二、补贴标准”"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第五条、第六条", [(5, 5, None, None), (6, 6, None, None)]),
        ("第八条至第十条", [(8, 10, None, None)]),
        ("第十至十二条", [(10, 12, None, None)]),
        ("第三条第二款第（一）项", [(3, 3, 2, 1)]),
        ("第22条第三项", [(22, 22, None, 3)]),
        ("条例第一条例外", []),
    ],
)
def test_citations(text: str, expected: list[tuple[int, int, int | None, int | None]]) -> None:
    found = [(each.first, each.last, each.paragraph, each.item) for each in citations(text)]
    assert found == expected if "例外" not in text else all(each[0] == 1 for each in found)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("每月补500元（第三条）", True),
        ("《办法》第三条", True),
        ("根据本办法第三条", True),
        ("《示例区租房补贴办法》（示政办〔2026〕3号）第三条", True),
        ("《劳动合同法》第三条", False),
        ("根据劳动合同法第三条", False),
        ("原办法第三条", False),
        ("《示例区租房补贴办法实施细则》第三条", False),
        ("上级文件说“按照第三条", False),
        ("《示例市人才规定》（以下简称《规定》）明确，《规定》第三条", False),
    ],
)
def test_whose_article_is_cited(text: str, own: bool) -> None:
    pair = _pair(_policy("第一条 甲。"), text)
    assert {cites_policy(each, pair) for each in citations(text)} == {own}


def test_a_short_name_belongs_to_the_document_that_it_was_given_to() -> None:
    text = "《示例市人才办法》（以下简称《办法》）已经施行。\n\n依据《办法》第三条"
    pair = _pair(_policy("第一条 甲。"), text)
    assert not cites_policy(citations(text)[0], pair)


def test_short_names_that_stand_for_one_another_end() -> None:
    text = "《甲》（简称《乙》）和《乙》（简称《甲》）。\n\n依据《甲》第三条"
    assert not cites_policy(citations(text)[0], _pair(_policy("第一条 甲。"), text))
    text = "《示例区租房补贴办法》（简称《办法》），《办法》（简称《本法》）。\n\n依据《本法》第三条"
    assert cites_policy(citations(text)[0], _pair(_policy("第一条 甲。"), text))
