"""The Markdown body to sections, headings, links, blocks and HTML, in one parse.

The only module that knows the parser (comrak), whose columns count bytes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import comrak

from generator.model import Block, Body, Heading, Link, Position, Problem, ProblemKind, RawHtml, Section
from generator.reader.blocks import BLOCK_KINDS, read_block
from generator.reader.line_breaks import join_html, join_text
from generator.reader.masks import mask_lines, restore

MAX_NESTING = 100

_EXTENSIONS = comrak.ExtensionOptions(
    table=True,
    footnotes=True,
    description_lists=True,
    cjk_friendly_emphasis=True,
    header_attributes=True,
)
_PARSING = comrak.ParseOptions(ignore_setext=True)  # a rule drawn with --- must not turn a paragraph into a heading
_KINDS = {
    "Heading": "heading",
    "Paragraph": "paragraph",
    "List": "list",
    "DescriptionList": "list",
    "Table": "table",
    "BlockQuote": "quote",
    "HtmlBlock": "html",
    "ThematicBreak": "rule",
    "FootnoteDefinition": "footnote",
}
_BREAKS = {"Paragraph", "Heading", "Item", "TableRow", "DescriptionTerm", "DescriptionDetails", "CodeBlock"}
_LEAD = re.compile(r"[ \t>*+\-.)\d]*", re.ASCII)
_MARKER = re.compile(r">|[+*-](?=[ \t])|\d[.)](?=[ \t])", re.ASCII)
_EXPLICIT_ID = re.compile(r"\{#([A-Za-z][\w-]*)\}\s*#*\s*$", re.ASCII)
_BAR = re.compile(r"(?<!\\)\|")
_COMPARED = re.compile(r"[ \t]*>[=＝]?\d+\S{0,6}")
_FURTHER = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that go on with a character."""

_STEP = 256


def read_body(text: str, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
    """Parse a body that begins on `first_line` of the file `path`. Never raises; text nested too deeply gives an empty body."""
    lines = text.split("\n")
    deep = next((row for row, line in enumerate(lines) if _nesting(line) > MAX_NESTING), None)
    if deep is not None:
        place = Position(path, first_line + deep)
        message = f"引用或列表嵌套超过 {MAX_NESTING} 层"
        return Body(), (Problem(ProblemKind.NESTING, place, message, "删掉行首多余的“>”“-”或空格"),)
    masked = mask_lines(lines)
    tree = comrak.parse_document("\n".join(masked), _EXTENSIONS, _PARSING)
    collected = _Collected(path, first_line, lines, [line.encode() for line in masked])
    collected.read(tree)
    html = restore(comrak.format_html(tree, _EXTENSIONS, _PARSING))
    _let_go(tree)
    body = Body(
        html=join_html(html),
        headings=tuple(collected.headings),
        sections=tuple(collected.sections()),
        links=tuple(collected.links),
        raw_html=tuple(collected.raw_html),
        flows=tuple(collected.flows),
        cards=tuple(collected.cards),
    )
    return body, tuple(collected.problems)


def _let_go(tree: comrak.AstNode) -> None:
    """Cut the nodes from their parents: the library's circles are out of the collector's sight, and a preview reads for days."""
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        nodes += node.children
        node.parent = None


def _nesting(line: str) -> int:
    """How many quotes and lists a line opens, two columns of indent counting as one; a drawn rule opens none."""
    lead = _LEAD.match(line)
    if lead is None or lead.end() <= MAX_NESTING or not line.strip("-*_ \t"):
        return 0
    return len(_MARKER.findall(lead.group())) + lead.group().count("  ")


@dataclass(slots=True)
class _Collected:
    """What one walk over the syntax tree gathers."""

    path: str
    first_line: int
    lines: list[str]
    encoded: list[bytes]
    counts: dict[int, list[int]] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    raw_html: list[RawHtml] = field(default_factory=list)
    flows: list[Any] = field(default_factory=list)
    cards: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    top: list[tuple[Heading | None, Block]] = field(default_factory=list)

    def read(self, tree: Any) -> None:
        for node in tree.children:
            name = type(node.node_value).__name__
            heading = None
            for inner in _walk(node):
                heading = self.note(inner, inner is node) or heading
            info = ""
            kind = _KINDS.get(name, "other")
            if name == "CodeBlock":
                kind = "code" if node.node_value.value.fenced else "indented"
                info = _info(node)
            top_level = heading if name == "Heading" else None
            text, marks = self.marked_text(node)
            self.top.append((top_level, Block(kind, text, self.place(node), info, marks)))

    def note(self, node: Any, top: bool) -> Heading | None:
        value = node.node_value
        name = type(value).__name__
        if name == "Heading":
            place = self.place(node)
            explicit = _EXPLICIT_ID.search(self.lines[place.line - self.first_line])
            heading = Heading(value.value.level, self.text(node), place, explicit.group(1) if explicit else None)
            self.headings.append(heading)
            return heading
        if name in ("Link", "Image"):
            url = restore(value.value.url)
            self.links.append(Link(url, self.text(node), self.place(node), name == "Image", restore(value.value.title)))
        elif name == "HtmlBlock":
            self.raw_html.append(RawHtml(restore(value.value.literal).strip(), self.place(node)))
        elif name == "HtmlInline":
            self.raw_html.append(RawHtml(restore(value.value), self.place(node)))
        elif name == "CodeBlock" and value.value.fenced and not value.value.closed:
            fence = chr(value.value.fence_char) * value.value.fence_length
            message = f"这里开始的“{fence}{_info(node)}”块没有结束，后面的内容都被当成了块里的文字"
            self.refuse(node, message, f"在块的末尾单独一行写“{fence}”")
        elif name == "CodeBlock" and value.value.fenced and _info(node) in BLOCK_KINDS:
            place = self.place(node)
            if not top:
                self.refuse(node, f"“{_info(node)}”块放在了引用、列表或脚注里", "把整块移出来，三个反引号顶格写")
                return None
            block, problems = read_block(_info(node), restore(value.value.literal), place)
            self.problems += problems
            if block is not None:
                (self.flows if _info(node) == "flow" else self.cards).append(block)
        elif name == "Table":
            self.count_cells(node)
        elif name == "List" and value.value.list_type == comrak.ListType.Ordered:
            self.count_items(node)
        elif name == "BlockQuote" and (quoted := _COMPARED.match(self.line(node))):
            shown = quoted.group().strip()
            self.refuse(node, f"行首的“{shown}”会变成引用，大于号不显示", f"写成“大于”，或者写成“\\{shown}”")
        return None

    def refuse(self, node: Any, message: str, fix: str) -> None:
        self.problems.append(Problem(ProblemKind.BLOCK, self.place(node), message, fix))

    def line(self, node: Any) -> str:
        row: int = node.sourcepos.start.line
        return self.lines[min(max(row, 1), len(self.lines)) - 1]

    def count_cells(self, table: Any) -> None:
        """Cells beyond the head's are not shown: say so."""
        columns = table.node_value.value.num_columns
        for row in table.children:
            cells = len(_BAR.findall(self.line(row).strip(" \t>").strip("|"))) + 1
            if cells > columns:
                message = f"这一行有 {cells} 格，表头只有 {columns} 格，多出的不会显示"
                self.refuse(row, message, "表头和每一行的格数写成一样；格子里的竖线写成“\\|”")

    def count_items(self, items: Any) -> None:
        """Markdown counts on from the first number, whatever is written: say where that changes a number."""
        first = items.children[0].node_value.value.start if items.children else 0
        for offset, item in enumerate(items.children):
            written = item.node_value.value.start
            if written != first + offset:
                message = f"编号写的是“{written}”，网页上会显示成“{first + offset}”"
                fix = f"编号改成连续的；确实要跳号的，写成“{written}\\.”"
                self.refuse(item, message, fix)

    def place(self, node: Any) -> Position:
        start = node.sourcepos.start
        row = min(max(start.line, 1), len(self.lines)) - 1
        column = self.signs_before(row, max(start.column, 1) - 1) + 1
        return Position(self.path, self.first_line + row, min(column, len(self.lines[row]) + 1))

    def signs_before(self, row: int, byte: int) -> int:
        """How many whole characters stand before a byte of a line, counted from the last full step: a line may be the whole file."""
        line = self.encoded[row]
        if row not in self.counts:
            steps = (line[at : at + _STEP].translate(None, _FURTHER) for at in range(0, len(line), _STEP))
            self.counts[row] = [0, *accumulate(map(len, steps))]
        step = min(byte // _STEP, len(self.counts[row]) - 1)
        within = line[step * _STEP : byte].translate(None, _FURTHER)
        return self.counts[row][step] + len(within) - (byte < len(line) and line[byte] in _FURTHER)

    def text(self, node: Any) -> str:
        return self.marked_text(node)[0]

    def marked_text(self, node: Any) -> tuple[str, bytes]:
        """What a reader sees of a node, and where its pieces stand (see `Block.marks`)."""
        pieces: list[str] = []
        marks: list[tuple[int, int, int]] = []
        length = 0

        def add(piece: str, inner: Any = None, fence: int = 0) -> None:
            nonlocal length
            if inner is not None:
                place = self.place(inner)
                marks.append((length, place.line, place.column + fence))
            pieces.append(piece)
            length += len(piece)

        for inner in _walk(node):
            value = inner.node_value
            name = type(value).__name__
            if name in _BREAKS and pieces and not pieces[-1].endswith("\n"):
                add("\n")
            if name == "Text":
                add(restore(value.value), inner)
            elif name == "CodeBlock":
                line = self.place(inner).line + value.value.fenced
                for row, code in enumerate(value.value.literal.split("\n")):  # splitlines would count U+0085 and others
                    if row:
                        add("\n")
                    marks.append((length, line + row, 1))
                    add(restore(code))
            elif name == "Code":
                add(restore(value.value.literal), inner, value.value.num_backticks)
            elif name in ("SoftBreak", "LineBreak"):
                add("\n")
            elif name == "TableCell" and pieces and not pieces[-1].endswith("\n"):
                add(" ")
        text = "".join(pieces)
        gone: list[int] = []
        if type(node.node_value).__name__ == "Paragraph":
            text, gone = join_text(text)
        lead = len(text) - len(text.lstrip())
        packed = array("I")
        for offset, line, column in marks:
            start = offset - bisect_left(gone, offset) - lead
            packed.extend((max(start, 0), line, column - min(start, 0)))
        return text.strip(), packed.tobytes()

    def sections(self) -> Iterator[Section]:
        heading: Heading | None = None
        start = Position(self.path, self.first_line)
        blocks: list[Block] = []
        for found, block in self.top:
            if found and found.level <= 2:
                if heading or blocks:
                    yield Section(heading, tuple(blocks), start)
                heading, start, blocks = found, found.position, []
            else:
                blocks.append(block)
        if heading or blocks:
            yield Section(heading, tuple(blocks), start)


def _walk(node: Any) -> Iterator[Any]:
    """The node and all below it in document order, without recursion: hostile text nests deeper than Python's stack."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.children))


def _info(node: Any) -> str:
    words = node.node_value.value.info.split()
    return str(words[0]) if words else ""
