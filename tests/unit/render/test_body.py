"""A body on its page: ids, articles, links, tables, blocks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Body, Document, Heading, Interpretation, Policy, Position
from generator.reader import read_document
from generator.render.body import heading_ids, render_body
from generator.render.templates import Theme
from generator.settings import Settings

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The theme without any shell: bodies need none."""
    return Theme.load(Settings(ROOT), tmp_path_factory.mktemp("none"))


def policy(text: str) -> Document:
    """A policy with this body."""
    return _document("content/policies/2026-a.md", text)


def interpretation(text: str) -> Document:
    """An interpretation with this body."""
    return _document("content/interpretations/2026-a.md", text)


def _document(path: str, text: str) -> Document:
    document, _ = read_document(path, f"---\n标题: 甲\n---\n\n{text}\n".encode())
    assert document is not None
    return document


def test_headings_of_an_interpretation_take_the_ids_of_their_elements() -> None:
    document = interpretation(
        "## 一、背景依据\n\n文\n\n## 主要内容\n\n文\n\n### 补贴标准\n\n文\n\n## 出台背景\n\n文\n\n## 别的 {#mine}\n\n文"
    )
    assert heading_ids(document) == ("background", "content", "bu-tie-biao-zhun", "chu-tai-bei-jing", "mine")


def test_an_added_heading_moves_no_other_id() -> None:
    before = interpretation("## 主要内容\n\n文\n\n## 其他说明\n\n文")
    after = interpretation("## 新加的一节\n\n文\n\n## 主要内容\n\n文\n\n## 其他说明\n\n文")
    assert heading_ids(after)[1:] == heading_ids(before)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("一、总体要求", "zong-ti-yao-qiu"),
        ("第二章 总则", "zong-ze"),
        ("（三）资金", "zi-jin"),
        ("4.资金", "zi-jin"),
        ("2026年的资金", "2026-nian-de-zi-jin"),
        ("一、", "yi"),
    ],
)
def test_the_number_of_a_heading_is_no_part_of_its_address(heading: str, key: str) -> None:
    assert heading_ids(policy(f"## {heading}\n\n文")) == (key,)


def test_a_policy_has_no_elements_and_equal_headings_are_numbered() -> None:
    document = policy("## 总则\n\n## 总则\n\n## 总则\n\n## 背景\n")
    assert heading_ids(document) == ("zong-ze", "zong-ze-2", "zong-ze-3", "bei-jing")


@given(
    st.lists(
        st.tuples(
            st.integers(1, 6),
            st.one_of(
                st.text(max_size=12),
                st.sampled_from(["总则", "总则 2", "flow1", "article 1", "zc main", "第一条", "section"]),
            ),
            st.one_of(st.none(), st.sampled_from(["background", "zong-ze", "zong-ze-2", "flow1-step-1", "article-1"])),
        ),
        max_size=12,
    ),
    st.sampled_from([Policy, Interpretation]),
)
def test_ids_are_unique_whatever_the_headings(
    headings: list[tuple[int, str, str | None]], kind: type[Document]
) -> None:
    made = tuple(Heading(level, text, Position("x.md"), explicit) for level, text, explicit in headings)
    ids = heading_ids(kind(id="2026-a", path="content/policies/2026-a.md", body=Body(headings=made)))
    assert len(ids) == len(made)
    assert len(set(ids)) == len(ids)
    assert not [key for key in ids if re.search(r"\s|[\"'<>&]", key) or not key]
    assert not [key for key in ids if re.match(r"flow\d|zc-|fn", key)], "these belong to other parts of the page"


def test_an_interpretation_quotes_articles_but_has_none(theme: Theme) -> None:
    assert "article-" not in render_body(interpretation("**第五条** 说的是补贴。"), theme).html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../interpretations/2026-b.er.md", "../../interpretations/2026-b.er/"),
        ("2026-b.md#article-5", "../../policies/2026-b/#article-5"),
        ("../files/表%20一.pdf", "../../files/%E8%A1%A8%20%E4%B8%80.pdf"),
        ("../pages/help.md", "../../help/"),
        ("../pages/index.md", "../../"),
        ("#article-5", "#article-5"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_between_files_become_links_between_pages(written: str, shown: str, theme: Theme) -> None:
    assert f'<a href="{shown}">乙</a>' in render_body(policy(f"见[乙]({written})。"), theme).html


def test_a_first_level_heading_moves_all_down_one(theme: Theme) -> None:
    body = render_body(policy("# 甲\n\n## 乙\n\n### 丙\n"), theme)
    assert re.findall(r"<(h\d)", body.html) == ["h2", "h3", "h4"]
    assert [(entry.level, entry.text) for entry in body.toc] == [(2, "甲"), (3, "乙")]


def test_a_table_scrolls_in_a_named_region_and_keeps_its_alignment(theme: Theme) -> None:
    html = render_body(policy("| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n\n文\n\n| 丙 |\n|---|\n| 3 |"), theme).html
    assert 'aria-label="表格1"' in html and 'aria-label="表格2"' in html
    assert '<td class="zc-align-right">2</td>' in html and "align=" not in html


def test_the_empty_corner_of_a_table_is_no_header(theme: Theme) -> None:
    html = render_body(policy("| | 乙 |\n|:-:|---|\n| 1 | 2 |"), theme).html
    assert '<td class="zc-align-center"></td>' in html and html.count("<th") - html.count("<thead") == 1


FLOW = "```flow\n名称: 申报\n步骤:\n  - 名称: 申请\n    办理: 申请人\n    时限: 当日\n    下一步: 结束\n```"


def test_each_block_stands_where_it_was_written(theme: Theme) -> None:
    text = f"甲\n\n```example\n情形: 例一\n```\n\n乙\n\n{FLOW}\n\n丙\n\n```guide\n受理单位: 窗口\n```\n\n"
    text += "丁\n\n```example\n情形: 例二\n```\n"
    html = render_body(interpretation(text), theme).html
    assert "language-" not in html
    order = [html.index(part) for part in ("甲", "例一", "乙", 'id="flow1-step-1"', "丙", "窗口", "丁", "例二")]
    assert order == sorted(order)


def test_a_block_that_cannot_be_read_stays_as_it_was_written(theme: Theme) -> None:
    html = render_body(interpretation(f"```flow\n名称: [\n```\n\n{FLOW}"), theme).html
    assert html.index("language-flow") < html.index('id="flow1-step-1"')
    assert html.count("language-flow") == 1
