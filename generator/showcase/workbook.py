"""The ranking as a workbook: a sheet for the ranking, one for every point with its evidence, one for the judges, one for the gates."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from generator.packing import settled
from generator.showcase.ranking import shown
from generator.showcase.tables import HEAD, REFUSED_HEAD, basis, refused_rows, row

if TYPE_CHECKING:
    from generator.showcase.ranking import Ranking

_NUMBERS = {"名次", "总分", "初评", "复评", "分差", "得分", "满分", "分数"}
_WIDTHS = {"标题": 40, "编号": 34, "解读单位": 26, "依据": 70, "还能怎么得": 60, "原因": 70, "评语": 50, "小项": 14}


def workbook(ranking: Ranking) -> bytes:
    """The bytes of the xlsx; every cell is text or a number, never a formula."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": ranking.selection.title, "created": datetime(2000, 1, 1)})
    head = book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True, "valign": "top"})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    ranked = [(category.name, each) for category, found in ranking.classes for each in found]
    pages: list[tuple[str, Sequence[str], Iterable[Sequence[str]]]] = [
        ("名次", ("类别", *HEAD), ((name, *row(each)) for name, each in ranked)),
        (
            "得分依据",
            ("编号", "项目", "小项", "得分", "满分", "依据", "还能怎么得"),
            (
                (
                    each.candidate.id,
                    mark.item.criterion,
                    mark.item.name,
                    shown(mark.points),
                    shown(mark.most),
                    "\n".join(mark.measure.evidence),
                    "\n".join(mark.measure.lacking),
                )
                for _, each in ranked
                for mark in each.candidate.marks
            ),
        ),
        (
            "评委",
            ("编号", "评委", "分数", "评语"),
            (
                (each.candidate.id, judge, shown(points), each.comments.get(judge, ""))
                for _, each in ranked
                for judge, points in each.experts.items()
            ),
        ),
        ("没有过门槛的", REFUSED_HEAD, refused_rows(ranking.refused)),
    ]
    for name, titles, rows in pages:
        sheet = book.add_worksheet(name)
        _fill(sheet, titles, rows, head, cell)
    note = book.add_worksheet("说明")
    note.set_column(0, 0, 100)
    note.write_string(0, 0, basis(ranking), cell)
    book.close()
    return settled(target.getvalue())


def _fill(sheet: Any, titles: Sequence[str], rows: Iterable[Sequence[str]], head: Any, cell: Any) -> None:
    # xlsxwriter's sheets and formats have no types of their own
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, _WIDTHS.get(title, 12))
    for line, cells in enumerate(rows, 1):
        for column, (title, text) in enumerate(zip(titles, cells, strict=True)):
            if title in _NUMBERS and text:
                sheet.write_number(line, column, float(text), cell)
            else:
                sheet.write_string(line, column, text, cell)
    sheet.freeze_panes(1, 0)
