"""Where a line typed in an editor ends, and where a reader sees one end."""

from __future__ import annotations

import pytest

from generator.reader.line_breaks import join_html, join_text


@pytest.mark.parametrize(
    ("text", "joined", "gone"),
    [
        ("每月补\n500元", "每月补\n500元", []),
        ("每月\n补贴\n五百元", "每月补贴五百元", [2, 5]),
        ("补贴如下：\n（一）本科；\n（二）研究生", "补贴如下：\n（一）本科；\n（二）研究生", []),
        ("如下：\n第三条　补贴\n标准", "如下：\n第三条　补贴标准", [10]),
    ],
)
def test_a_break_between_chinese_characters_goes_unless_an_item_begins(text: str, joined: str, gone: list[int]) -> None:
    assert join_text(text) == (joined, gone)


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("<p>每月\n补贴</p>", "<p>每月补贴</p>"),
        ("<p>如下：\n一、本科<br />\n二、研究生</p>", "<p>如下：<br />\n一、本科<br />\n二、研究生</p>"),
        ("<p>　　每月补贴</p>", "<p>每月补贴</p>"),
        ("<pre>每月\n补贴</pre>", "<pre>每月\n补贴</pre>"),
    ],
)
def test_a_page_is_joined_the_same_way(html: str, joined: str) -> None:
    assert join_html(html) == joined
