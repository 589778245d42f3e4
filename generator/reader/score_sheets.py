"""A judge's score sheet: a CSV as Excel and WPS save it (UTF-8, or the GBK of a Chinese Windows), one pair a line.

The first line names the columns: 编号, every criterion, and as one likes 标题, 解读单位, 合计 and 评语.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.model import Position, Problem, ProblemKind, Score, Sheet
from generator.model.showcase import CRITERIA
from generator.reader.csv_rows import Amiss, csv_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY, COMMENT = "编号", "评语"
FREE = ("标题", "解读单位", "类别", "合计", "备注")
"""Columns that are there for the judge; nothing is read from them."""

MAX_ROWS = 1000
MAX_CELL = 1000
_NUMBER = re.compile(r"(\d{1,3})(?:\.(\d)0*)?", re.ASCII)


def read_sheet(
    path: str, data: bytes, criteria: tuple[str, ...] | None = None
) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """The sheet; a cell that is no number is a problem, and so is every line or column that says something else."""
    wanted = criteria or tuple(CRITERIA)
    judge = path.rpartition("/")[2].removesuffix(".csv")
    rows, amiss = csv_rows(data, MAX_ROWS)
    if amiss or not rows:
        said = amiss or Amiss(1, "评分表是空的", f"第一行写列名：{KEY}、{'、'.join(wanted)}")
        return None, (_problem(path, *said),)
    line, names = rows[0].line, [cell.strip() for cell in rows[0].cells]
    if problem := _heading(path, line, names, wanted):
        return None, (problem,)
    scores: list[Score] = []
    problems: list[Problem] = []
    for line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        score, found = _score(Position(path, line), names, cells, wanted)
        problems += found
        scores += [score] if score else []
    return Sheet(judge, path, tuple(scores)), tuple(problems)


def _heading(path: str, line: int, names: Sequence[str], wanted: tuple[str, ...]) -> Problem | None:
    shown = f"{KEY}、{'、'.join(wanted)}"
    allowed = (KEY, *wanted, COMMENT, *FREE, "")
    if twice := [name for name in names if name and names.count(name) > 1]:
        return _problem(path, line, f"有两列都叫“{twice[0]}”", "删掉一列")
    if missing := [name for name in (KEY, *wanted) if name not in names]:
        return _problem(path, line, f"第一行没有“{missing[0]}”这一列", f"第一行写列名：{shown}；可以另有“{COMMENT}”")
    if odd := [name for name in names if name not in allowed]:
        return _problem(path, line, f"“{odd[0][:20]}”这一列不认识", f"删掉这一列，或者改成“{COMMENT}”“备注”")
    return None


def _score(
    place: Position, names: Sequence[str], cells: Sequence[str], wanted: tuple[str, ...]
) -> tuple[Score | None, list[Problem]]:
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        said = f"这一行有 {len(cells)} 格，第一行只有 {len(names)} 格"
        return None, [
            _problem(place.path, place.line, said, "把多出来的格子删掉；评语里有逗号的，用 Excel 保存会自己加引号")
        ]
    written = {name: " ".join(cell.split()) for name, cell in zip(names, cells, strict=False) if name}
    points: dict[str, int] = {}
    problems: list[Problem] = []
    for name in wanted:
        cell = unicodedata.normalize("NFKC", written.get(name, ""))
        found = _NUMBER.fullmatch(cell)
        if found:
            points[name] = int(found[1]) * 10 + int(found[2] or 0)
        elif cell:
            said = f"“{name}”这一格的“{cell[:20]}”不是分数"
            problems.append(_problem(place.path, place.line, said, "只写数字，最多一位小数，如 18 或 18.5"))
    comment = written.get(COMMENT, "")
    if len(comment) > MAX_CELL:
        said = f"评语有 {len(comment)} 个字"
        problems.append(_problem(place.path, place.line, said, f"删到 {MAX_CELL} 个字以内"))
    return Score(written.get(KEY, ""), points, comment, place), problems


def _problem(path: str, line: int, message: str, fix: str) -> Problem:
    return Problem(ProblemKind.SCORES, Position(path, line), message, fix)
