"""Questions as disclosures: which headings ask, and what their answers hold."""

from __future__ import annotations

import pytest

from generator.model import Document
from generator.reader import read_document
from generator.render.body import heading_ids
from generator.render.questions import disclose, question_ids


def asked(text: str, forms: str = "文字", folder: str = "interpretations") -> tuple[str, ...]:
    """The ids of the questions of a document with this body."""
    head = f"标题: 甲\n解读形式: [{forms}]" if folder == "interpretations" else "标题: 甲"
    document, _ = read_document(f"content/{folder}/2026-a.md", f"---\n{head}\n---\n\n{text}\n".encode())
    assert isinstance(document, Document)
    return question_ids(document, heading_ids(document))


def test_headings_below_the_questions_ask() -> None:
    text = "## 主要内容\n\n### 补多少\n\n文\n\n## 热点问答\n\n### 我能领吗？\n\n能。\n\n#### 说明\n\n文\n\n## 示例\n\n### 一\n\n文"
    assert asked(text) == ("wo-neng-ling-ma",)


@pytest.mark.parametrize("heading", ["问：谁能领？", "Q1：谁能领？"])
def test_a_heading_that_says_it_asks_does(heading: str) -> None:
    assert len(asked(f"## {heading}\n\n答：你。")) == 1


def test_in_an_interpretation_of_questions_a_heading_with_a_question_mark_asks() -> None:
    assert len(asked("## 谁能领？\n\n你。", forms="问答")) == 1
    assert asked("## 谁能领？\n\n你。") == ()


def test_a_policy_asks_nothing() -> None:
    assert asked("## 热点问答\n\n### 能领吗？\n\n能。", folder="policies") == ()


def test_the_answer_bears_the_address_and_ends_before_the_next_heading() -> None:
    text = '<h3 id="q">能领吗？</h3>\n<p>能。</p>\n<h3 id="r">领多少？</h3>\n<p>500元。</p>\n<h2 id="s">示例</h2>\n<p>文</p>'
    shown = disclose(text, ("q", "r"))
    assert shown.count("<details") == 2 and shown.count("data-zc-questions") == 1
    assert '<div class="zc-answer" id="q">\n<p>能。</p>\n</div></details>' in shown
    assert shown.endswith('<h2 id="s">示例</h2>\n<p>文</p>')


def test_question_marks_of_the_drafter_are_not_said_twice() -> None:
    assert ">谁能领？</h2></summary>" in disclose('<h2 id="q">问：谁能领？</h2><p>你。</p>', ("q",))


@pytest.mark.parametrize(
    "text",
    [
        '<blockquote>\n<h3 id="q">能领吗？</h3>\n<p>能。</p>\n</blockquote>\n<p>文</p>',
        '<h3 id="q">能领吗？</h3>\n<ul><li><h3 id="x">甲</h3></li></ul>',
        '<ul><li><h3 id="q">能领吗？</h3><p>能。</p></li></ul><ul><li><h3 id="x">甲</h3></li></ul>',
    ],
)
def test_a_question_whose_answer_is_not_whole_stays_a_heading(text: str) -> None:
    assert disclose(text, ("q",)) == text


def test_footnotes_stand_outside_the_last_answer() -> None:
    text = '<h3 id="q">能吗？</h3><p>能。</p><section class="footnotes"><p>注</p></section>'
    assert disclose(text, ("q",)).endswith('</details>\n<section class="footnotes"><p>注</p></section>')
