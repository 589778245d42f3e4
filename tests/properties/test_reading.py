"""Reading is total: whatever the bytes, it returns, and every place lies inside the file."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Document, Position
from generator.reader import assemble, read_document

PATHS = ("content/policies/2026-a.md", "content/interpretations/2026-a.md", "content/consultations/2026-a.md")
_FRONT = [
    "---\n",
    "标题: 甲\n",
    "发布日期: 2026-02-30\n",
    "主题: [",
    "]\n",
    "附件: [{标题: 甲, 文件: 乙}]\n",
    "意见: [{编号: 1, 意见: 甲, 条数: 0}]\n",
    "渠道: {网址: javascript:甲}\n",
    "解读人: [{称呼: 甲, 身份: 专家, 同意公开: 是}]\n",
    "收到数: -1\n",
    "：",
    "\t",
]
_NESTED = [
    "免予解读: {理由: 甲}\n",
    "豁免: {ZJ301: {理由: 甲, 批准: 乙}}\n",
    "步骤:\n",
    "  - 名称: 申报\n",
    "    分支:\n",
]
_BLOCKS = [
    "## 背景依据\n",
    "### 细节 {#a}\n",
    "```flow\n",
    "```guide\n",
    "```example\n",
    "```\n",
    "      是: 结束\n",
    "~~~\n",
]
_INLINE = [
    "**",
    "*",
    "138****1234",
    "王*明",
    "> ",
    "- ",
    "| 甲 | 乙 |\n|---|---|\n",
    "<b>",
    "[a](javascript:alert(1))",
    "`",
]
_ODD = [
    "\n\n",
    "\x00",
    "\u202e",
    "[^1]",
    "[^1]: 甲\n",
    "&#x41;",
    "\\*",
    "1. ",
    "\ufdd0",
    "𠮷",
    "\r\n",
    "\u2028",
    "{#",
    "}",
    "<!-- ",
]
_PIECES = _FRONT + _NESTED + _BLOCKS + _INLINE + _ODD
documents = st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=40).map("".join)
shaped = documents.map(lambda text: f"---\n标题: 甲\n阶段: 发布\n---\n{text}")


def _places(document: Document) -> Iterator[Position]:
    yield from document.places.values()
    body = document.body
    for things in (body.headings, body.sections, body.links, body.raw_html, body.flows, body.cards):
        yield from (thing.position for thing in things)
    yield from (block.position for section in body.sections for block in section.blocks)
    yield from (step.position for flow in body.flows for step in flow.steps)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read(data: bytes) -> None:
    for path in PATHS:
        document, problems = read_document(path, data)
        assert document is not None or problems


@given(documents | shaped)
@settings(max_examples=500, deadline=None)
def test_every_place_lies_inside_the_file(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    for path in PATHS:
        document, problems = read_document(path, text.encode())
        places = [problem.position for problem in problems]
        for place in places + (list(_places(document)) if document else []):
            assert place.path == path
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.permutations(range(6)))
def test_the_order_of_files_does_not_matter(order: list[int]) -> None:
    front = "---\n标题: 甲\n---\n"
    texts = {f"content/policies/2026-{name}.md": front for name in "abc"}
    front = "---\n标题: 甲\n解读对象: [2026-a, 2026-b]\n---\n"
    texts |= {f"content/interpretations/2026-{name}.md": front for name in "abc"}
    read = [read_document(path, text.encode())[0] for path, text in texts.items()]
    known = [document for document in read if document is not None]
    assert assemble([known[index] for index in order]) == assemble(known)
