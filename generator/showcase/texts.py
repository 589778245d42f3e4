"""The ranking and the account of one candidate's points, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from generator.finding import visible
from generator.model.showcase import CRITERIA
from generator.showcase.ranking import shown
from generator.showcase.tables import HEAD, REFUSED_HEAD, basis, refused_rows, row, ties

if TYPE_CHECKING:
    from generator.showcase.candidates import Mark
    from generator.showcase.ranking import Ranked, Ranking


def ranking_text(ranking: Ranking) -> str:
    """名次表: a table for each class, the judges side by side, and those that failed a gate."""
    lines = [f"# {ranking.selection.title}：名次表", "", basis(ranking), ""]
    for category, found in ranking.classes:
        lines += [f"## {category.name}（名额 {category.seats} 件）", ""]
        lines += [*_table(HEAD, [row(each) for each in found]), ""] if found else ["没有参评的。", ""]
        if said := ties(ranking, category, found):
            lines += [*(f"- {visible(line)}" for line in said), ""]
        judges = sorted({name for each in found for name in each.experts})
        if judges:
            rows = [(each.candidate.id, *(_given(each, name) for name in judges)) for each in found if each.experts]
            lines += ["各位评委的总分（空的是回避）：", "", *_table(("编号", *judges), rows), ""]
    if ranking.refused:
        rows = refused_rows(ranking.refused)
        lines += ["## 没有过门槛的", "", "过不了门槛的不排名次。", "", *_table(REFUSED_HEAD, rows), ""]
    return "\n".join(lines).rstrip() + "\n"


def _given(ranked: Ranked, judge: str) -> str:
    points = ranked.experts.get(judge)
    return "" if points is None else shown(points)


def account(ranked: Ranked) -> str:
    """得分依据: every machine point with its evidence and what would gain the rest, then what the judges gave."""
    candidate = ranked.candidate
    lines = [
        f"# 得分依据：{visible(candidate.title)}",
        "",
        f"编号 {candidate.id}，初评 {shown(candidate.total)} 分（满分 100）。",
        "",
    ]
    lines += ["## 门槛", ""]
    lines += [f"- {passage.gate.name}：{visible(passage.evidence)}" for passage in candidate.gates]
    for criterion in CRITERIA:
        most = sum(
            (mark.most for mark in candidate.marks if mark.item.criterion == criterion), start=candidate.total * 0
        )
        lines += ["", f"## {criterion}　{shown(candidate.of(criterion))} ÷ {shown(most)}"]
        for mark in candidate.marks:
            if mark.item.criterion == criterion:
                lines += ["", f"### {mark.item.name}　{shown(mark.points)} ÷ {shown(mark.most)}", ""]
                lines += [f"- 算法：{mark.item.formula}（{mark.item.source}）"]
                lines += [f"- 依据：{visible(line)}" for line in mark.measure.evidence]
                lines += [f"- 还能得 {shown(mark.most - mark.points)} 分：{_joined(mark)}"] * bool(mark.measure.lacking)
    if ranked.experts:
        lines += ["", "## 复评", "", *_judges(ranked)]
    return "\n".join(lines) + "\n"


def _joined(mark: Mark) -> str:
    return "；".join(visible(line) for line in mark.measure.lacking)


def _judges(ranked: Ranked) -> Iterator[str]:
    for name, points in ranked.experts.items():
        comment = ranked.comments.get(name, "")
        yield f"- {name}：{shown(points)}{'。' if comment else ''}{visible(comment)}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_line(head), _line(["---"] * len(head)), *(_line(cells) for cells in rows)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(visible(cell).replace('|', chr(92) + '|') for cell in cells)} |"
