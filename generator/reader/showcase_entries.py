"""The values of selection.yml and final.yml: each is read for itself, and what is wrong with it is said at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.model import Position, Problem, ProblemKind
from generator.reader.typed import parse_date
from generator.reader.yaml_tree import Mapping, Node, Scalar, Sequence, YamlRefused

ID = re.compile(r"\d{4}(?:-[a-z0-9]+)+", re.ASCII)
_WHOLE = re.compile(r"\d{1,4}", re.ASCII)
MAX_TEXT = 200
MAX_ITEMS = 500

T = TypeVar("T")


@dataclass(slots=True)
class Entries:
    """The keys of one mapping. A key that is unknown or written twice, and a value that cannot be used, becomes a problem."""

    position: Position
    what: str
    values: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, node: Node, what: str, known: tuple[str, ...], problems: list[Problem]) -> Entries:
        """The entries of `node`; `what` names the mapping for messages, `problems` is the list to add to."""
        entries = cls(node.position, what, {}, problems)
        if not isinstance(node, Mapping):
            entries.refuse(node.position, f"{what}应写成“键: 值”", f"可用的键有：{'、'.join(known)}")
            return entries
        for key, value in node.entries:
            if key.text not in known:
                entries.refuse(key.position, f"{what}里没有“{key.text[:20]}”这一项", f"可用的有：{'、'.join(known)}")
            elif key.text in entries.values:
                entries.refuse(key.position, f"“{key.text}”写了两次", "留下一个，删掉另一个")
            elif not (isinstance(value, Scalar) and not value.text.strip()):
                entries.values[key.text] = value
        return entries

    def refuse(self, position: Position, message: str, fix: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(ProblemKind.SELECTION, position, message, fix))

    def get(self, key: str, read: Callable[[Node], T], sample: str, *, must: bool = True) -> T | None:
        """The value of a key by `read`; None, with a problem, when it cannot be used or has to be there and is not."""
        node = self.values.get(key)
        if node is None:
            if must:
                self.refuse(self.position, f"{self.what}缺“{key}”", f"加一行“{key}: {sample}”")
            return None
        try:
            return read(node)
        except YamlRefused as error:
            self.refuse(error.position, f"“{key}”{error.message}", error.fix or f"写成“{key}: {sample}”的样子")
            return None


def text(node: Node) -> str:
    """One line of text."""
    if not isinstance(node, Scalar) or not node.text.strip():
        raise YamlRefused(node.position, "应是一行文字", "")
    if len(node.text) > MAX_TEXT * 5:
        raise YamlRefused(node.position, f"有 {len(node.text)} 个字，太长", f"删到 {MAX_TEXT * 5} 个字以内")
    return " ".join(node.text.split())


def day(node: Node) -> date:
    """A date as YYYY-MM-DD."""
    written = text(node)
    found = parse_date(written)
    if found is None:
        raise YamlRefused(node.position, f"的“{written[:20]}”不是日期", "写成 2026-01-12 的样子")
    return found


def whole(low: int, high: int) -> Callable[[Node], int]:
    """A whole number between two others."""

    def read(node: Node) -> int:
        written = text(node)
        if not _WHOLE.fullmatch(written) or not low <= int(written) <= high:
            raise YamlRefused(node.position, f"的“{written[:20]}”不是 {low} 到 {high} 的整数", "改成这样的整数")
        return int(written)

    return read


def identifier(node: Node) -> str:
    """The id of a pair."""
    written = text(node)
    if not ID.fullmatch(written):
        raise YamlRefused(
            node.position, f"的“{written[:40]}”不是政策的编号", "写政策文件名去掉 .md，如 2026-zufang-butie"
        )
    return written


def items(node: Node) -> list[Node]:
    """The items of a list; a single value is a list of one."""
    if isinstance(node, Sequence):
        if len(node.items) > MAX_ITEMS:
            raise YamlRefused(node.position, f"有 {len(node.items)} 项，最多 {MAX_ITEMS} 项", "删去多余的")
        if node.wide_comma:
            raise YamlRefused(node.position, "的各项之间是全角逗号", f"改成半角：[{node.with_commas}]")
        return node.items
    return [node]


def texts(node: Node) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(text(item) for item in items(node))


def pairs(node: Node) -> Iterator[tuple[str, Node]]:
    """The keys and values of a mapping, each key once."""
    if not isinstance(node, Mapping):
        raise YamlRefused(node.position, "应写成“名称: 值”", "")
    seen: set[str] = set()
    for key, value in node.entries:
        if key.text in seen:
            raise YamlRefused(key.position, f"里的“{key.text[:20]}”写了两次", "留下一个，删掉另一个")
        seen.add(key.text)
        yield key.text, value
