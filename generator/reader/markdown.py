"""The Markdown body to sections, headings, links, blocks and HTML, in one parse.

The only module that knows the parser (comrak). Its columns count bytes and its emphasis eats asterisks of masked names and
numbers (王*明, 138****1234), so we put another character in their place before parsing and the asterisk back afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import comrak

from generator.model import Block, Body, Heading, Link, Position, Problem, ProblemKind, RawHtml, Section
from generator.reader.blocks import BLOCK_KINDS, read_block

MAX_NESTING = 100
MASK = "\ufdd0"
"""A Unicode noncharacter; `files.decode` refuses it in sources."""

_EXTENSIONS = comrak.ExtensionOptions(
    table=True,
    strikethrough=True,
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
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_STAR_RUN = re.compile(r"(?<!\\)\*+")
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]"
_SOFT_BREAK = re.compile(rf"(?<={_CJK})\n(?={_CJK})")
_ITEM = re.compile(
    r"\n(?=（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百]{1,5}条[ \u3000])"
)
_INDENT = re.compile(r"(<p>)[\u3000 ]+")


def read_body(text: str, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
    """Parse a body that begins on `first_line` of the file `path`. Never raises; text nested too deeply gives an empty body."""
    lines = text.split("\n")
    deep = next((row for row, line in enumerate(lines) if _nesting(line) > MAX_NESTING), None)
    if deep is not None:
        place = Position(path, first_line + deep)
        message = f"引用或列表嵌套超过 {MAX_NESTING} 层"
        return Body(), (Problem(ProblemKind.NESTING, place, message, "删掉行首多余的“>”“-”或空格"),)
    masked = _mask_lines(lines)
    tree = comrak.parse_document("\n".join(masked), _EXTENSIONS, _PARSING)
    collected = _Collected(path, first_line, lines, [line.encode() for line in masked])
    collected.read(tree)
    html = _restore(comrak.format_html(tree, _EXTENSIONS, _PARSING))
    body = Body(
        html=_join_soft_breaks(html),
        headings=tuple(collected.headings),
        sections=tuple(collected.sections()),
        links=tuple(collected.links),
        raw_html=tuple(collected.raw_html),
        flows=tuple(collected.flows),
        cards=tuple(collected.cards),
    )
    return body, tuple(collected.problems)


def _nesting(line: str) -> int:
    """How many quotes and lists a line opens, two columns of indent counting as one; a drawn rule opens none."""
    lead = _LEAD.match(line)
    if lead is None or lead.end() <= MAX_NESTING or not line.strip("-*_ \t"):
        return 0
    return len(_MARKER.findall(lead.group())) + lead.group().count("  ")


def _mask_lines(lines: list[str]) -> list[str]:
    """The lines with every asterisk that is a mask replaced by MASK; code fences are left alone."""
    masked, fence = [], ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark:
            fence = mark.group(1)
        elif "*" in line:
            masked.append(_mask_line(line))
            continue
        masked.append(line)
    return masked


def _mask_line(line: str) -> str:
    """A run of one or of three and more asterisks inside a word is a mask; so is ** that would open before punctuation."""
    pieces, last, opened = [], 0, False
    for run in _STAR_RUN.finditer(line):
        start, end = run.span()
        before, after = line[start - 1 : start], line[end : end + 1]
        inside = _is_word(before) and _is_word(after)
        if end - start == 2:
            is_mask = (
                not opened and _is_word(before) and not (_is_word(after) or after in ("“", "《", "（", "〔", "【", "‘"))
            )
            opened = opened != (not is_mask)
        elif end - start == 1:
            is_mask = (_is_word(before) and before.isascii() is False) or before.isdigit() or inside
        else:
            is_mask = inside or before.isdigit() or after.isdigit()
        pieces += [line[last:start], (MASK if is_mask else "*") * (end - start)]
        last = end
    return "".join([*pieces, line[last:]])


def _is_word(character: str) -> bool:
    return character.isalnum()


def _restore(text: str) -> str:
    return text.replace(MASK, "*")


def _join_soft_breaks(html: str) -> str:
    """Browsers turn a line break between two Chinese characters into a space; official typography has none.

    A line that begins like an item of a list (（一）, 1., 第五条) stays a line of its own, as Word has taught to type it.
    """
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    parts[::2] = [_join(part) for part in parts[::2]]
    return "".join(parts)


def _join(html: str) -> str:
    lines = re.sub(r"(?<!<br />)" + _ITEM.pattern, "<br />\n", html)
    return _INDENT.sub(r"\1", _SOFT_BREAK.sub("", lines))


@dataclass(slots=True)
class _Collected:
    """What one walk over the syntax tree gathers."""

    path: str
    first_line: int
    lines: list[str]
    encoded: list[bytes]
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
                heading = self.note(inner) or heading
            info = ""
            kind = _KINDS.get(name, "other")
            if name == "CodeBlock":
                kind = "code" if node.node_value.value.fenced else "indented"
                info = _info(node)
            top_level = heading if name == "Heading" else None
            self.top.append((top_level, Block(kind, self.text(node), self.place(node), info)))

    def note(self, node: Any) -> Heading | None:
        value = node.node_value
        name = type(value).__name__
        if name == "Heading":
            place = self.place(node)
            explicit = _EXPLICIT_ID.search(self.lines[place.line - self.first_line])
            heading = Heading(value.value.level, self.text(node), place, explicit.group(1) if explicit else None)
            self.headings.append(heading)
            return heading
        if name in ("Link", "Image"):
            url = _restore(value.value.url)
            self.links.append(Link(url, self.text(node), self.place(node), name == "Image"))
        elif name == "HtmlBlock":
            self.raw_html.append(RawHtml(_restore(value.value.literal).strip(), self.place(node)))
        elif name == "HtmlInline":
            self.raw_html.append(RawHtml(_restore(value.value), self.place(node)))
        elif name == "CodeBlock" and value.value.fenced and not value.value.closed:
            fence = chr(value.value.fence_char) * value.value.fence_length
            message = f"这里开始的“{fence}{_info(node)}”块没有结束，后面的内容都被当成了块里的文字"
            fix = f"在块的末尾单独一行写“{fence}”"
            self.problems.append(Problem(ProblemKind.BLOCK, self.place(node), message, fix))
        elif name == "CodeBlock" and value.value.fenced and _info(node) in BLOCK_KINDS:
            place = self.place(node)
            block, problems = read_block(_info(node), value.value.literal, place)
            self.problems += problems
            if block is not None:
                (self.flows if _info(node) == "flow" else self.cards).append(block)
        return None

    def place(self, node: Any) -> Position:
        start = node.sourcepos.start
        row = min(max(start.line, 1), len(self.lines)) - 1
        column = len(self.encoded[row][: max(start.column, 1) - 1].decode(errors="ignore")) + 1
        return Position(self.path, self.first_line + row, min(column, len(self.lines[row]) + 1))

    def text(self, node: Any) -> str:
        pieces: list[str] = []
        for inner in _walk(node):
            value = inner.node_value
            name = type(value).__name__
            if name in _BREAKS and pieces and not pieces[-1].endswith("\n"):
                pieces.append("\n")
            if name == "Text":
                pieces.append(value.value)
            elif name in ("Code", "CodeBlock", "Math"):
                pieces.append(value.value.literal)
            elif name in ("SoftBreak", "LineBreak"):
                pieces.append("\n")
            elif name == "TableCell" and pieces and not pieces[-1].endswith("\n"):
                pieces.append(" ")
        text = _restore("".join(pieces))
        if type(node.node_value).__name__ == "Paragraph":
            text = _SOFT_BREAK.sub("", _ITEM.sub("\v", text)).replace("\v", "\n")
        return text.strip()

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
