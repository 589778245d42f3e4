"""The ranking as rows of cells, which every format prints: terminal, Markdown, workbook; and the same as plain data."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator.model.showcase import EXPERTS, MACHINE
from generator.showcase.ranking import parted, shown, undecided

if TYPE_CHECKING:
    from fractions import Fraction

    from generator.model import Category
    from generator.showcase.candidates import Candidate, Mark
    from generator.showcase.gates import Passage
    from generator.showcase.ranking import Ranked, Ranking

HEAD = ("名次", "编号", "标题", "解读单位", "总分", MACHINE, EXPERTS, "分差", "名额内")
REFUSED_HEAD = ("编号", "标题", "没有过的门槛", "原因")


def row(ranked: Ranked) -> tuple[str, ...]:
    """One line of the ranking; 分差 is how far the judges lie apart."""
    candidate = ranked.candidate
    return (
        str(ranked.rank),
        candidate.id,
        candidate.title,
        candidate.unit,
        shown(ranked.total),
        shown(candidate.total),
        _maybe(ranked.mean),
        _maybe(ranked.spread),
        "是" if ranked.within else "否",
    )


def _maybe(points: Fraction | None) -> str:
    return "" if points is None else shown(points)


def refused_rows(candidates: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """Who failed which gate, and why."""
    return [
        (candidate.id, candidate.title, passage.gate.name, passage.evidence)
        for candidate in candidates
        for passage in candidate.gates
        if not passage.passed
    ]


def basis(ranking: Ranking) -> str:
    """On what the points rest, in one sentence."""
    selection = ranking.selection
    period = f"评选期 {selection.start} 到 {selection.end}，各份文件按 {selection.base_day} 的样子评"
    if not ranking.judged:
        return f"{period}。还没有评分表，总分就是初评（程序评）的分。"
    shares = selection.shares
    return (
        f"{period}。总分 = 初评 × {shares[MACHINE]}% + 复评 × {shares[EXPERTS]}%；复评是 {len(selection.sheets)} 位评委的平均分，"
        f"分差是评委总分的最高减最低。同分的依次比{'、'.join(selection.ties)}。"
    )


def ties(ranking: Ranking, category: Category, found: tuple[Ranked, ...]) -> list[str]:
    """Where totals are the same: what parted them, or that somebody has to decide."""
    rules = "、".join(ranking.selection.ties)
    lines = []
    for one, other in pairwise(found):
        if name := parted(one, other, ranking.selection):
            names = f"“{one.candidate.id}”和“{other.candidate.id}”"
            lines.append(f"{names}总分都是 {shown(one.total)}，比“{name}”分出先后。")
    if open_ := undecided(category, found):
        left = category.seats - open_[0].rank + 1
        names = "、".join(f"“{each.candidate.id}”" for each in open_)
        lines.append(
            f"{names}并列第 {open_[0].rank}，名额只剩 {left} 件：总分和同分时比的（{rules}）都一样，选哪 {left} 件由终审定。"
        )
    return lines


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The cells in columns for a terminal, where a Chinese character is two wide."""
    table = [head, *rows]
    widths = [max(_width(line[column]) for line in table) for column in range(len(head))]
    lines = ("  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)) for line in table)
    return "\n".join(line.rstrip() for line in lines)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def data(ranking: Ranking) -> dict[str, Any]:
    """The whole ranking as plain data, points as exact decimals of two places."""
    selection = ranking.selection
    return {
        "year": selection.year,
        "title": selection.title,
        "period": [selection.start.isoformat(), selection.end.isoformat()],
        "base_day": selection.base_day.isoformat(),
        "judged": ranking.judged,
        "weights": dict(selection.weights),
        "shares": dict(selection.shares),
        "ties": list(selection.ties),
        "classes": [
            {"name": category.name, "seats": category.seats, "ranking": [_ranked(each) for each in found]}
            for category, found in ranking.classes
        ],
        "refused": [
            {"id": each.id, "title": each.title, "gates": [_gate(gate) for gate in each.gates if not gate.passed]}
            for each in ranking.refused
        ],
    }


def _gate(passage: Passage) -> dict[str, str]:
    return {"gate": passage.gate.name, "reason": passage.evidence}


def _ranked(ranked: Ranked) -> dict[str, Any]:
    candidate = ranked.candidate
    return {
        "rank": ranked.rank,
        "id": candidate.id,
        "title": candidate.title,
        "unit": candidate.unit,
        "total": shown(ranked.total),
        "machine": shown(candidate.total),
        "experts": _maybe(ranked.mean) or None,
        "spread": _maybe(ranked.spread) or None,
        "within_seats": ranked.within,
        "judges": {name: shown(points) for name, points in ranked.experts.items()},
        "comments": dict(ranked.comments),
        "items": [_mark(mark) for mark in candidate.marks],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "criterion": mark.item.criterion,
        "item": mark.item.name,
        "points": shown(mark.points),
        "of": shown(mark.most),
        "formula": mark.item.formula,
        "source": mark.item.source,
        "evidence": list(mark.measure.evidence),
        "to_gain": list(mark.measure.lacking),
    }
