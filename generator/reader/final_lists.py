"""final.yml to the model: whom the last round chose, and why where that departs from the ranking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import Choice, FinalList, Problem
from generator.reader.showcase_entries import Entries, day, identifier, items, pairs, text, whole
from generator.reader.yaml_tree import Node, YamlRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = ("公布日期", "入选", "未入选")
LINE = ("编号", "类别", "名次", "得分", "评语", "理由", "摘要")
_POINTS = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MADE = "从 zcjd showcase 年份 --output 目录 写出的 final.yml 里抄，不要手改"


def read_final(path: str, tree: Node) -> tuple[FinalList | None, list[Problem]]:
    """The list; None when any line of it cannot be used."""
    problems: list[Problem] = []
    entries = Entries.of(tree, "终审名单", KEYS, problems)
    published = entries.get("公布日期", day, "2026-01-30")
    chosen = entries.get("入选", lambda node: _lines(node, problems), "[{编号: …, 类别: …, 名次: 1}]")
    others = entries.get("未入选", lambda node: _lines(node, problems), "[{编号: …, 名次: 2, 理由: …}]", must=False)
    if problems or published is None or chosen is None:
        return None, problems
    return FinalList(path, published, chosen, others or ()), problems


def _lines(node: Node, problems: list[Problem]) -> tuple[Choice, ...]:
    return tuple(choice for item in items(node) if (choice := _line(item, problems)))


def _line(node: Node, problems: list[Problem]) -> Choice | None:
    entries = Entries.of(node, "名单的一行", LINE, problems)
    key, rank = entries.get("编号", identifier, "2026-zufang-butie"), entries.get("名次", whole(1, 9999), "1")
    digests = entries.get("摘要", _digests, "{policies/….md: …}", must=False)
    points = entries.get("得分", _points, "91.35", must=False)
    words = {name: entries.get(name, text, "…", must=False) or "" for name in ("类别", "评语", "理由")}
    if key is None or rank is None:
        return None
    return Choice(
        id=key,
        category=words["类别"],
        rank=rank,
        points=points,
        comment=words["评语"],
        reason=words["理由"],
        digests=digests or {},
        position=node.position,
    )


def _points(node: Node) -> int:
    found = _POINTS.fullmatch(text(node))
    if found is None:
        raise YamlRefused(node.position, f"的“{text(node)[:20]}”不是分数", "写成 91.35 的样子")
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def _digests(node: Node) -> Mapping[str, str]:
    found = {key: text(value) for key, value in pairs(node)}
    if wrong := [key for key, value in found.items() if not _DIGEST.fullmatch(value)]:
        raise YamlRefused(node.position, f"里“{wrong[0][:40]}”的值不是 64 位的摘要", _MADE)
    return found
