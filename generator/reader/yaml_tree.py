"""YAML to a tree in which every value is a string that knows its place.

PyYAML's own loaders turn 010 into 8 and 12:30 into 750, take the last of two equal keys in silence, and die on deep nesting, so
we read the parser's events ourselves and refuse anchors, aliases, tags and depth before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.model import Position

MAX_DEPTH = 8
_KEY = re.compile(r"(?P<key>[^\s:：\[{\"'#]{1,12})(?P<colon>：|:(?=[^\s:/]))(?P<value>.*)")
_PARSER: Any = getattr(yaml, "CLoader", yaml.Loader)


class YamlRefused(Exception):
    """The text is not YAML that we accept; carries place, Chinese message and remedy."""

    def __init__(self, position: Position, message: str, fix: str) -> None:
        super().__init__(message)
        self.position, self.message, self.fix = position, message, fix


@dataclass(slots=True)
class Scalar:
    """A value as typed. An empty value is the empty string."""

    text: str
    position: Position


@dataclass(slots=True)
class Sequence:
    """A list; `inline` when it is written in brackets."""

    position: Position
    items: list[Node] = field(default_factory=list)
    inline: bool = False

    @property
    def wide_comma(self) -> bool:
        """Whether a full-width comma stands where the brackets want a half-width one."""
        return self.inline and len(self.items) == 1 and isinstance(self.items[0], Scalar) and "，" in self.items[0].text

    @property
    def with_commas(self) -> str:
        """The items as they would read with half-width commas between them."""
        texts = (item.text for item in self.items if isinstance(item, Scalar))
        return ", ".join(text.strip() for item in texts for text in item.split("，"))


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order written; a key that is written twice stands here twice."""

    position: Position
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)


Node = Scalar | Sequence | Mapping


def read_yaml(text: str, path: str, first_line: int) -> Node | None:
    """The tree of one YAML document, None when it is empty.

    `first_line` is the line of the file on which `text` begins. Raises YamlRefused for anything else than one plain document.
    """
    source = _Source(text, path, first_line)
    try:
        events = [event for event in yaml.parse(text, Loader=_PARSER) if not source.frame(event)]
    except yaml.YAMLError as error:
        raise source.explain(error) from error
    except (RecursionError, ValueError) as error:  # the pure-Python parser, where libyaml is missing
        raise YamlRefused(Position(path, first_line), "这一段的结构读不懂", "改成一行一个“键: 值”") from error
    return _build(iter(events), source, 0) if events else None


def _build(events: Iterator[Any], source: _Source, depth: int, event: Any = None) -> Node:
    event = event or next(events)
    if type(event) is yaml.ScalarEvent:
        return Scalar(source.whole(event), source.place(event))
    if depth >= MAX_DEPTH:
        raise YamlRefused(source.place(event), f"嵌套超过 {MAX_DEPTH} 层", "减少列表和括号的层数")
    if type(event) is yaml.SequenceStartEvent:
        sequence = Sequence(source.place(event), inline=bool(event.flow_style))
        while type(item := next(events)) is not yaml.SequenceEndEvent:
            sequence.items.append(_build(events, source, depth + 1, item))
        return sequence
    mapping = Mapping(source.place(event))
    while type(item := next(events)) is not yaml.MappingEndEvent:
        if type(item) is not yaml.ScalarEvent:
            raise YamlRefused(source.place(item), "冒号前面应是一个词，这里是列表或括号", "把冒号前面改成键名")
        key = Scalar(item.value, source.place(item))
        mapping.entries.append((key, _build(events, source, depth + 1)))
    return mapping


class _Source:
    """The text being read: turns marks into places, and parser errors into sentences a drafter can act on."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.path, self.first_line = path, first_line
        self.depth = 0

    def place(self, event: Any) -> Position:
        mark = event.start_mark
        return Position(self.path, self.first_line + mark.line, mark.column + 1)

    def frame(self, event: Any) -> bool:
        """Whether the event only opens or closes stream and document; refuses what we never accept."""
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return False  # nearly all of them
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlRefused(self.place(event), "值里用了 YAML 的“&”或“*”引用写法", "给这个值加上英文双引号")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!") and not (tag or "").startswith("tag:yaml.org,2002:str"):
            raise YamlRefused(self.place(event), "值里用了 YAML 的“!”标签写法", "给这个值加上英文双引号")
        if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            raise YamlRefused(self.place(event), "用了 YAML 的“%”指令", "删掉这一行")
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise YamlRefused(self.place(event), f"嵌套超过 {MAX_DEPTH} 层", "减少列表和括号的层数")
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.depth -= 1
        return isinstance(
            event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
        )

    def whole(self, event: Any) -> str:
        """The scalar's text; for an unquoted one, what YAML takes for a comment (关于 #1 通知) belongs to it."""
        text = str(event.value)
        end = event.end_mark
        if event.style or end.line >= len(self.lines):
            return text
        rest = self.lines[end.line][end.column :]
        return (text + rest.rstrip() if text else rest.strip()) if rest.lstrip().startswith("#") else text

    def explain(self, error: yaml.YAMLError) -> YamlRefused:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        row = min(mark.line, len(self.lines) - 1) if mark else 0
        problem = str(getattr(error, "problem", ""))
        nearby = [candidate for candidate in (row, row - 1) if candidate >= 0]  # often noticed one line too late
        colons = ((candidate, missing_colon(_entry(self.lines[candidate]))) for candidate in nearby)
        others = ((candidate, _advice(self.lines[candidate], problem)) for candidate in nearby)
        if row > 0 and self.lines[0][:1] == " " and self.lines[row][:1] not in " #":
            return YamlRefused(Position(self.path, self.first_line), "行首多了空格", "删掉这一行前面的空格，键都顶格写")
        for candidate, advice in (*colons, *others):
            if advice:
                return YamlRefused(Position(self.path, self.first_line + candidate, 1), *advice)
        column = mark.column + 1 if mark else 1
        return YamlRefused(
            Position(self.path, self.first_line + row, column),
            "这里的写法不符合“键: 值”的格式",
            "检查缩进、冒号后的空格、成对的引号和括号；值里有特殊符号的，给值加上英文双引号",
        )


def _advice(line: str, problem: str) -> tuple[str, str] | None:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "行首用了制表符（Tab）", "改成空格：每缩进一层用两个空格"
    key, colon_found, value = _entry(line).partition(":")
    value = value.strip()
    if not colon_found or not value:
        return None
    if value[:1] in "\"'" and value.count(value[0]) >= 2 and not value.endswith(value[0]):
        fix = f"换成中文引号，或整个值外面加单引号，即“{key}: '{value}'”"
        return f"值以英文引号“{value[0]}”开头，引号后面还有文字", fix
    if value and "mapping values are not allowed" in problem and ": " in value:
        return "值里又出现了冒号加空格", f'给值加上英文双引号，即“{key}: "{value}"”'
    if value[:1] in "[{" and value[-1:] not in "]}":
        return "方括号或花括号没有成对", "补上另一半括号，或给值加上英文双引号"
    if value[:1] in "\"'" and not (len(value) > 1 and value.endswith(value[0])):
        return "引号没有成对", "在值的末尾补上同样的引号"
    if value[:1] in "%@`*&!|>,":
        return f"值以符号“{value[0]}”开头", f'给值加上英文双引号，即“{key}: "{value}"”'
    return None


def _entry(line: str) -> str:
    return line.strip().removeprefix("- ").lstrip()


def missing_colon(line: str) -> tuple[str, str] | None:
    """Message and remedy for a line that has a full-width colon, or no space after its colon, where YAML wants ": "."""
    found = _KEY.match(line)
    if found is None:
        return None
    key, colon, value = found["key"], found["colon"], found["value"].strip()
    fix = f"即“{key}: {value}”"
    if colon == "：":
        return f"“{key}”后面是全角冒号“：”", f"改成半角冒号加空格，{fix}"
    return f"“{key}”的冒号后面没有空格", f"冒号后面加一个空格，{fix}"
