"""Whatever the plain text, the imported file is read without a problem and shows every character, in order, and nothing else."""

from __future__ import annotations

import html
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.drafting.front_matter import entry, front_matter
from generator.drafting.plain_text import Imported, NotPlainText, decode_text, import_pair
from generator.reader import read_document
from generator.reader.yaml_tree import Mapping, Scalar, Sequence, read_yaml

_NUMBERS = [
    "一、",
    "（一）",
    "1. ",
    "1.",
    "1)",
    "第一条 ",
    "第一章 总则",
    "Part1.",
    "问：",
    "答：",
    "【主要内容】",
    "背景依据",
]
_WORDS = [
    "？",
    "。",
    "：",
    "；",
    "《办法》",
    "特此公告。",
    "附件：",
    "a.doc",
    "海关2024年3月15日",
    "王*明",
    "138****1234",
    "😀",
]
_HEADS = [
    "文号：示政办〔2026〕1号",
    "标题：甲",
    "发布日期：2024-1-2",
    "关于甲的通知",
    "示政办〔2026〕12号",
    "甲政策解读",
]
_MARKS = [
    "# ",
    "## ",
    "- ",
    "+ ",
    "* ",
    "> ",
    "```",
    "~~~",
    "~~",
    "*",
    "**",
    "_",
    "__",
    "`",
    "|",
    "|---|",
    "---",
    "***",
    "===",
    ": 甲",
    "~ 甲",
]
_LINKS = [
    "[a](b)",
    "![x](y)",
    "<b>",
    "</b>",
    "<!--",
    "&amp;",
    "&#35;",
    "\\",
    "{#x}",
    "{.y}",
    "[^1]",
    "[^1]: 甲",
    "[x]: /u",
    "http://a.b/c_d",
    "<http://x.y>",
]
_SPACES = [
    "\t",
    "\u3000",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "\x00",
    "\x0b",
    "\x85",
    "\u2028",
    "\ufeff",
    "\u200b",
    "\ufdd0",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from([*_NUMBERS, *_WORDS, *_HEADS, *_MARKS, *_LINKS, *_SPACES]), st.text(max_size=4)),
    max_size=14,
).map("".join)


def visible(text: str) -> str:
    return "".join(text.split())


def shown(source: str, half: Imported, path: str) -> None:
    document, problems = read_document(path, half.markdown.encode())
    assert document is not None, problems
    assert not problems
    moved = visible("".join(half.moved))
    assert moved + visible(document.body.text) == visible(source)
    assert moved + visible(html.unescape(re.sub(r"<[^>]*>", "", document.body.html))) == visible(source)
    assert not document.body.raw_html
    assert not document.body.links


@settings(max_examples=400, deadline=None)
@example("一、背景依据《办法》第九条明确，138****1234 的 *号* 要留着。\n1. 甲\n# 乙", "问：甲？答：<b>乙</b>")
@example("一、甲 {.y}\n二、乙 {#x}", "一、甲 ##\n二、乙\\")
@given(TEXTS, TEXTS)
def test_every_character_is_shown_in_order(policy: str, interpretation: str) -> None:
    try:
        texts = [decode_text(text.encode(errors="ignore"))[0] for text in (policy, interpretation)]
    except NotPlainText:
        return
    halves = import_pair(texts[0], texts[1], {})
    shown(texts[0], halves[0], "content/policies/2026-a.md")
    shown(texts[1], halves[1], "content/interpretations/2026-a.md")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        text, _ = decode_text(data)
    except NotPlainText as error:
        assert re.search("[。]", str(error))
        return
    shown(text, import_pair(text, text, {})[0], "content/policies/2026-a.md")


@settings(max_examples=400, deadline=None)
@given(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=1, max_size=4))
@example("关于 #1 通知", ["a: b", "010", "12:30", "yes", "", "- x", "{a}", "甲, 乙"])
def test_front_matter_gives_back_the_same_strings(text: str, items: list[str]) -> None:
    text = text.encode(errors="ignore").decode() or "甲"
    items = [item.encode(errors="ignore").decode() for item in items]
    lines = front_matter([entry("标题", text), entry("主题", tuple(items))]).split("\n")
    tree = read_yaml("\n".join(lines[1:-2]), "a.md", 2)
    assert isinstance(tree, Mapping)
    title, topics = (value for _, value in tree.entries)
    assert isinstance(title, Scalar)
    assert isinstance(topics, Sequence)
    assert title.text == text
    assert [item.text for item in topics.items if isinstance(item, Scalar)] == items
