"""An official document's form: articles in boxes with addresses, addressees, signature."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.official import mark_official, number_of

FIFTH = '<p><a class="zc-permalink" href="#article-5" title="本条的链接"><strong>第五条</strong></a>'


def marked(text: str, *used: str, **notes: str) -> str:
    """The text as a page gets it; a note is named `article_5`."""
    return mark_official(text, set(used), {key.replace("_", "-"): note for key, note in notes.items()})


def test_an_article_is_a_box_with_an_address_and_a_link_to_itself() -> None:
    html = marked("<p><strong>第五条</strong> 补贴。</p>\n<p>第二十一条　办法。</p>\n<p>依照第五条办理。</p>\n")
    assert html.startswith(f'<div class="zc-article" id="article-5" tabindex="-1">{FIFTH} 补贴。</p>\n</div>\n')
    assert '<a class="zc-permalink" href="#article-21" title="本条的链接">第二十一条</a>　办法。' in html
    assert '<p id="article-21-kuan-2">依照第五条办理。</p>\n</div>\n' in html


def test_an_inserted_article_has_its_own_address() -> None:
    assert 'id="article-10-1"' in marked("<p><strong>第十条之一</strong> 补充。</p>")


def test_paragraphs_of_an_article_have_addresses_and_its_items_have_none() -> None:
    html = marked(
        "<p><strong>第五条</strong> 甲：</p>\n<p>（一）乙；</p>\n<p>（二）丙。</p>\n<p>丁。</p>\n<p>戊。</p>\n"
    )
    assert re.findall(r'<p id="([^"]+)">(.)', html) == [("article-5-kuan-2", "丁"), ("article-5-kuan-3", "戊")]


def test_an_article_that_is_a_heading_is_a_box_too() -> None:
    html = marked(
        '<h3 id="article-3">第三条 标准</h3>\n<p>文</p>\n<p>又</p>\n<p><strong>第三条</strong> 又写了一遍。</p>',
        "article-3",
    )
    assert html.count('id="article-3"') == 1
    assert html.startswith('<div class="zc-article" id="article-3" tabindex="-1"><h3>第三条 标准<a ')
    assert "kuan-1" not in html
    assert '<p id="article-3-kuan-2">又</p>\n</div>\n<p><strong>第三条</strong>' in html


@pytest.mark.parametrize(
    "after",
    [
        '<h2 id="fu-ze">附则</h2>',
        "<p><strong>第二章</strong> 附则</p>",
        "<p>第二章 附则</p>",
        "<hr />",
        "<p>附件：甲</p>",
        '<div class="zc-signed"><p>2026年2月27日</p></div>',
    ],
)
def test_an_article_ends_before_what_is_no_part_of_it(after: str) -> None:
    html = marked(f"<p><strong>第五条</strong> 甲。</p>\n<p>乙。</p>\n{after}\n", article_5="（解读）")
    assert re.search(r"乙。</p>\n（解读）</div>\n<(?:h2|p|hr|div)", html)


def test_a_table_and_a_list_belong_to_their_article() -> None:
    table = '<div class="zc-table"><table><tr><td>1</td></tr></table></div>'
    html = marked(
        f"<p><strong>第五条</strong> 甲。</p>\n{table}\n<ul>\n<li>乙\n<p>丙</p></li>\n</ul>\n", article_5="（解读）"
    )
    assert html.endswith("</ul>\n（解读）</div>\n")
    assert "kuan" not in html


def test_a_quoted_article_ends_with_its_quotation() -> None:
    html = marked("<blockquote>\n<p><strong>第六条</strong> 甲。</p>\n<p>乙。</p>\n</blockquote>\n<p>丙。</p>\n")
    assert '<p id="article-6-kuan-2">乙。</p>\n</div>\n</blockquote>\n<p>丙。</p>' in html


def test_a_sentence_that_cites_is_no_article() -> None:
    assert "zc-article" not in marked("<p>第五条规定的条件，应当同时符合。</p><p>第六条、第七条同样。</p>")


def test_each_line_of_pasted_text_is_a_paragraph_but_a_wrapped_sentence_stays_whole() -> None:
    pasted = "<p>（三）特困老年人，每餐8元。\n每人每月不超过200元；\n这一句\n折了行。“完。”\n再一段</p>"
    assert re.findall(r"<p>(.*?)</p>", mark_official(pasted, set(), {}), re.DOTALL) == [
        "（三）特困老年人，每餐8元。",
        "每人每月不超过200元；",
        "这一句\n折了行。“完。”",
        "再一段",
    ]


def test_an_article_that_begins_a_line_begins_a_paragraph() -> None:
    html = marked(
        "<p><strong>第五条</strong> 甲。\n依照第七条办理。<br />\n第六条 乙。</p>\n<p>丙<strong>丁\n第七条 戊</strong></p>"
    )
    assert re.findall('<div class="zc-article" id="([^"]+)"', html) == ["article-5", "article-6"]
    assert "依照第七条办理。</p>\n</div>" in html
    assert "丙<strong>丁\n第七条 戊</strong>" in html, "a tag is never cut"


def test_a_heading_has_a_link_to_itself() -> None:
    assert (
        '一、资金<a class="zc-permalink" href="#zi-jin" title="本节的链接" aria-label="本节的链接"></a></h2>'
        in marked('<h2 id="zi-jin">一、资金</h2>')
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "<p><strong>第五条</strong> 甲</p>",
                "<p>第六条　甲</p>",
                "<p>甲\n第十二条 乙<br />\n<strong>第十三条</strong> 丙</p>",
                "<p>甲<em>\n第十四条 乙</em></p>",
                "<p>乙</p>",
                "<p>（一）丙</p>",
                '<h2 id="x">丁</h2>',
                '<h3 id="article-7">第七条</h3>',
                "<blockquote>\n<p>第八条 戊</p>\n</blockquote>",
                "<blockquote>\n<blockquote>\n<p>第九条 戊</p>\n</blockquote>\n<p>第十条 己</p>\n</blockquote>",
                "<ul>\n<li>\n<p>第十一条 庚</p>\n</li>\n</ul>",
                "<pre><code>&lt;div&gt;</code></pre>",
                "<p>示例区人民政府</p>\n<p>2026年2月27日</p>",
            ]
        ),
        max_size=12,
    )
)
def test_boxes_are_closed_where_they_were_opened(blocks: list[str]) -> None:
    open_tags: list[str] = []
    for close, name in re.findall(r"<(/?)([a-z0-9]+)\b(?![^>]*/>)", marked("\n".join(blocks), "article-7", "x")):
        if close:
            assert open_tags.pop() == name
        elif name not in ("hr", "br"):
            open_tags.append(name)
    assert open_tags == []


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("一百零三", 103), ("一百一十", 110)],
)
def test_chinese_numerals(numeral: str, number: int) -> None:
    assert number_of(numeral) == number


def test_addressees_and_signature_are_set_like_a_letter() -> None:
    html = marked("<p>各乡镇人民政府：</p>\n<p>现印发给你们。</p>\n<p>示例区人民政府办公室</p>\n<p>2026年2月27日</p>\n")
    assert '<p class="zc-addressed">各乡镇人民政府：</p>' in html
    assert '<div class="zc-signed"><p>示例区人民政府办公室</p>\n<p>2026年2月27日</p></div>' in html


def test_a_notice_signs_before_what_it_encloses() -> None:
    html = marked(
        '<p>现印发。</p>\n<p>示例区人民政府</p>\n<p>2026年2月27日</p>\n<h2 id="x">示例区办法</h2>\n<p>文。</p>'
    )
    assert html.index('<div class="zc-signed">') < html.index("<h2")


def test_a_sentence_before_a_date_and_a_date_in_the_middle_are_no_signature() -> None:
    html = marked("<p>现公布：</p>\n<p>2026年2月27日</p>\n<p>自公布之日起施行。</p>\n<p>二〇二六年二月二十七日</p>")
    assert "zc-addressed" not in html
    assert "zc-addressed" not in marked("<p>各单位要做到如下：</p>\n<p>文</p>")
    assert html.count("zc-signed") == 1 and '<div class="zc-signed"><p>二〇二六年二月二十七日</p></div>' in html
