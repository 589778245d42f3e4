"""selection.yml to the model: who takes part, in which classes, how points are given, who judges."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from generator.fields import DOCUMENT_TYPES, POLICY_TYPES
from generator.model import Category, Judge, Nominee, Position, Problem, Selection
from generator.model.showcase import CRITERIA, EXPERTS, MACHINE, SHARES, TIES
from generator.reader.showcase_entries import Entries, day, identifier, items, pairs, text, texts, whole
from generator.reader.yaml_tree import Node, YamlRefused

if TYPE_CHECKING:
    from datetime import date

KEYS = ("名称", "评选期", "基准日", "类别", "分值", "占比", "同分", "评委", "参评", "入围")
_KINDS = (*POLICY_TYPES, *DOCUMENT_TYPES)
_ORDER = (MACHINE, EXPERTS, *CRITERIA)


def read_selection(path: str, tree: Node) -> tuple[Selection | None, list[Problem]]:
    """The selection without its sheets and its final list; None when any line of it cannot be used."""
    problems: list[Problem] = []
    year = int(path.split("/")[-2])
    entries = Entries.of(tree, "遴选", KEYS, problems)
    title = entries.get("名称", text, f"{year}年优秀政策解读案例", must=False) or f"{year}年优秀政策解读案例"
    period = entries.get("评选期", _period(year, problems), f"{{起: {year}-01-01, 止: {year}-12-31}}")
    base_day = entries.get("基准日", day, f"{year + 1}-01-15")
    categories = entries.get("类别", _categories(problems), "[{名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 2}]")
    weights = entries.get("分值", _weights(CRITERIA), "{完整性: 25, 准确性: 20, …}", must=False)
    shares = entries.get("占比", _weights(SHARES), "{初评: 40, 复评: 60}", must=False)
    ties = entries.get("同分", _ties, f"[{', '.join(TIES)}]", must=False)
    judges = entries.get("评委", _judges(problems), "[{姓名: 评委甲, 单位: 示例区融媒体中心}]", must=False)
    nominees = entries.get("参评", _nominees, "[2026-zufang-butie]", must=False)
    shortlist = entries.get("入围", whole(1, 999), "10", must=False)
    if period and base_day and base_day < period[1]:
        message = f"基准日 {base_day} 在评选期结束（{period[1]}）以前"
        entries.refuse(entries.values["基准日"].position, message, "改成评选期结束以后的一天，各份文件按那一天的样子评")
    if problems or not (period and base_day and categories):
        return None, problems
    selection = Selection(
        year=year,
        path=path,
        title=title,
        start=period[0],
        end=period[1],
        base_day=base_day,
        categories=categories,
        weights=weights or dict(CRITERIA),
        shares=shares or dict(SHARES),
        ties=ties or TIES,
        judges=judges or (),
        nominees=nominees or (),
        shortlist=shortlist,
    )
    return selection, problems


def _period(year: int, problems: list[Problem]) -> Callable[[Node], tuple[date, date] | None]:
    def read(node: Node) -> tuple[date, date] | None:
        entries = Entries.of(node, "评选期", ("起", "止"), problems)
        start, end = entries.get("起", day, f"{year}-01-01"), entries.get("止", day, f"{year}-12-31")
        if start is None or end is None:
            return None  # said already, at its place
        if start > end or end.year != year:
            message = f"是 {start} 到 {end}，不是 {year} 年的"
            raise YamlRefused(node.position, message, f"止的那天应在 {year} 年，起在它以前；别的年份放到那一年的目录")
        return start, end

    return read


def _categories(problems: list[Problem]) -> Callable[[Node], tuple[Category, ...]]:
    def read(node: Node) -> tuple[Category, ...]:
        found: dict[str, Category] = {}
        for item in items(node):
            entries = Entries.of(item, "类别", ("名称", "政策类型", "名额"), problems)
            name = entries.get("名称", text, "惠民补助")
            seats = entries.get("名额", whole(1, 99), "2")
            kinds = entries.get("政策类型", _kinds, "[补助性, 支持性]", must=False)
            if name and name in found:
                raise YamlRefused(item.position, f"里的“{name}”写了两次", "合成一个，或者换一个名称")
            if name and seats:
                found[name] = Category(name, seats, kinds or (), item.position)
        return tuple(found.values())

    return read


def _kinds(node: Node) -> tuple[str, ...]:
    found = texts(node)
    if wrong := [kind for kind in found if kind not in _KINDS]:
        raise YamlRefused(node.position, f"里没有“{wrong[0][:20]}”", f"可用的有：{'、'.join(_KINDS)}")
    return found


def _weights(known: dict[str, int]) -> Callable[[Node], dict[str, int]]:
    def read(node: Node) -> dict[str, int]:
        found: dict[str, int] = {}
        for key, value in pairs(node):
            if key not in known:
                raise YamlRefused(value.position, f"里没有“{key[:20]}”", f"可用的有：{'、'.join(known)}")
            found[key] = whole(0, 100)(value)
        if missing := [key for key in known if key not in found]:
            raise YamlRefused(node.position, f"缺“{missing[0]}”", f"{'、'.join(known)}都要写，加起来是 100")
        if sum(found.values()) != 100:
            raise YamlRefused(node.position, f"加起来是 {sum(found.values())}", "改成加起来是 100")
        return {key: found[key] for key in known}

    return read


def _ties(node: Node) -> tuple[str, ...]:
    found = texts(node)
    if wrong := [name for name in found if name not in _ORDER]:
        raise YamlRefused(node.position, f"里没有“{wrong[0][:20]}”", f"可用的有：{'、'.join(_ORDER)}")
    return tuple(dict.fromkeys(found))


def _judges(problems: list[Problem]) -> Callable[[Node], tuple[Judge, ...]]:
    def read(node: Node) -> tuple[Judge, ...]:
        found: dict[str, Judge] = {}
        for item in items(node):
            entries = Entries.of(item, "评委", ("姓名", "单位"), problems)
            name, unit = entries.get("姓名", _file_name, "评委甲"), entries.get("单位", text, "示例区融媒体中心")
            if name and name in found:
                raise YamlRefused(
                    item.position, f"里的“{name}”写了两次", "留下一个；同名的加上单位，如 评委甲（档案馆）"
                )
            if name and unit:
                found[name] = Judge(name, unit, item.position)
        return tuple(found.values())

    return read


def _file_name(node: Node) -> str:
    name = text(node)
    if len(name) > 40 or any(sign in '/\\:*?"<>|.' or not sign.isprintable() for sign in name):
        raise YamlRefused(
            node.position, f"“{name[:20]}”不能作文件名", "只用汉字、字母、数字和括号，评分表要用它作文件名"
        )
    return name


def _nominees(node: Node) -> tuple[Nominee, ...]:
    return tuple(Nominee(identifier(item), Position(*item.position)) for item in items(node))
