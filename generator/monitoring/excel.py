"""A 通报 as an Excel workbook: a sheet of documents, and counts that are formulas over it, so that every number can be followed.

Each formula carries its value, so that a reader who does not calculate shows the same. Text is written as text, never as a formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from generator.monitoring import prose, tables
from generator.monitoring.counts import BY_FORM, COUNTS, Count, Rate, counted, tenths
from generator.monitoring.packing import packed
from generator.monitoring.tables import ALL, COLUMNS, readings

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from generator.monitoring.monitoring import Monitoring
    from generator.monitoring.rows import Row

DOCUMENTS, NUMBERS, TREND, PROBLEMS, DEFINITIONS = "文件", "指标", "历期", "存在问题", "口径"
_FACTS = ("时期", "责任单位", "编号", "政策文件", "文号", "文件类型", "发布日期", "解读", "晚几个工作日")
_ALL_COUNTS = (*COUNTS, *BY_FORM)
_PER_UNIT: tuple[Count | Rate, ...] = (*COLUMNS, *BY_FORM)


def render(found: Monitoring) -> bytes:
    """The whole workbook."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    moment = datetime.combine(found.as_of, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": prose.title(found), "author": found.owner, "created": moment})
    sheet = _Sheets(book)
    listed = [(period.name, row) for period, rows in found.trend for row in rows]
    sheet.numbers(found, len(listed))
    sheet.trend(found, len(listed))
    sheet.documents(listed)
    sheet.problems(found)
    sheet.definitions()
    book.close()
    return packed(out.getvalue())


def _column(place: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    return chr(65 + place) if place < 26 else chr(64 + place // 26) + chr(65 + place % 26)


def _range(place: int, length: int) -> str:
    letters = _column(place)
    return f"{DOCUMENTS}!${letters}$2:${letters}${max(2, length + 1)}"


class _Sheets:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        plain: dict[str, Any] = {"font_name": "宋体", "font_size": 11, "border": 1, "valign": "vcenter"}
        self._text = book.add_format({**plain, "text_wrap": True})
        self._number = book.add_format({**plain, "align": "center"})
        self._rate = book.add_format({**plain, "align": "center", "num_format": "0.0%"})
        self._head = book.add_format(
            {**plain, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#E8EDF3"}
        )
        self._title = book.add_format({"font_name": "黑体", "font_size": 14})

    def _sheet(self, name: str, widths: Sequence[int]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页，共 &N 页")
        return sheet

    def _heads(self, sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
        for place, head in enumerate(heads):
            sheet.write_string(row, place, head, self._head)
        sheet.repeat_rows(row)

    def _texts(self, sheet: Worksheet, row: int, cells: Sequence[str], form: Format | None = None) -> None:
        for place, cell in enumerate(cells):
            sheet.write_string(row, place, cell, form or self._text)

    def documents(self, listed: Sequence[tuple[str, Row]]) -> None:
        """One row a document; 1 where a count includes it, 0 where not."""
        sheet = self._sheet(DOCUMENTS, (10, 24, 32, 40, 20, 16, 12, 30, 8, *([7] * len(_ALL_COUNTS))))
        self._heads(sheet, 0, (*_FACTS, *(count.name for count in _ALL_COUNTS)))
        sheet.freeze_panes(1, 4)
        for place, (period, row) in enumerate(listed, 1):
            facts = (period, row.unit, row.id, row.title, row.number, row.kind, str(row.published), readings(row))
            self._texts(sheet, place, facts)
            if row.apart is None:
                sheet.write_string(place, len(facts), "", self._text)
            else:
                sheet.write_number(place, len(facts), row.apart, self._number)
            for offset, count in enumerate(_ALL_COUNTS):
                sheet.write_number(place, len(_FACTS) + offset, int(count.holds(row)), self._number)
        if listed:
            sheet.autofilter(0, 0, len(listed), len(_FACTS) + len(_ALL_COUNTS) - 1)

    def numbers(self, found: Monitoring, length: int) -> None:
        """A row a unit and one for all."""
        sheet = self._sheet(NUMBERS, (28, *([12] * len(_PER_UNIT))))
        sheet.write_string(0, 0, prose.title(found), self._title)
        state = f"，按 {found.commit} 这次提交的文件" if found.commit else ""
        sheet.write_string(1, 0, f"时期：{found.period.name}；统计到{prose.written(found.as_of)}{state}")
        self._heads(sheet, 3, ("责任单位", *(column.name for column in _PER_UNIT)))
        sheet.freeze_panes(4, 1)
        for place, unit in enumerate((*found.units, ALL), 4):
            rows = found.rows if unit == ALL else found.of(unit)
            sheet.write_string(place, 0, unit, self._text)
            wanted = f'{_range(0, length)},"{found.period.name}"'
            if unit != ALL:
                wanted += f",{_range(1, length)},$A{place + 1}"
            self._row(sheet, place, rows, wanted, length)

    def trend(self, found: Monitoring, length: int) -> None:
        """A row a period."""
        sheet = self._sheet(TREND, (14, *([12] * len(_PER_UNIT))))
        self._heads(sheet, 0, ("时期", *(column.name for column in _PER_UNIT)))
        sheet.freeze_panes(1, 1)
        for place, (period, rows) in enumerate(found.trend, 1):
            sheet.write_string(place, 0, period.name, self._text)
            self._row(sheet, place, rows, f"{_range(0, length)},$A{place + 1}", length)

    def _row(self, sheet: Worksheet, place: int, rows: Sequence[Row], wanted: str, length: int) -> None:
        """The counts as formulas over the sheet of documents, the rates as formulas over this row."""
        at = {column.key: f"{_column(offset)}{place + 1}" for offset, column in enumerate(_PER_UNIT, 1)}
        for offset, column in enumerate(_PER_UNIT, 1):
            if isinstance(column, Rate):
                value = tenths(column, rows)
                part, whole = at[column.part.key], at[column.whole.key]
                shown = "—" if value is None else counted(column.part, rows) / counted(column.whole, rows)
                sheet.write_formula(place, offset, f'=IF({whole}=0,"—",{part}/{whole})', self._rate, shown)
            else:
                source = _range(len(_FACTS) + _ALL_COUNTS.index(column), length)
                formula = f"=COUNTIFS({wanted},{source},1)"
                sheet.write_formula(place, offset, formula, self._number, counted(column, rows))

    def problems(self, found: Monitoring) -> None:
        """Each problem with its document and the finding behind it."""
        sheet = self._sheet(PROBLEMS, (24, 28, 32, 40, 60, 40, 10, 8, 50, 8))
        self._heads(sheet, 0, ("问题", "责任单位", "编号", "政策文件", "情况", "豁免", "规则", "级别", "文件", "行"))
        sheet.freeze_panes(1, 0)
        listed = [(group.kind, row, problem) for group in prose.groups(found) for row, problem in group.found]
        for place, (kind, row, item) in enumerate(listed, 1):
            cells = (kind, row.unit, row.id, row.title, item.fact, item.note, item.code, item.level, item.path)
            self._texts(sheet, place, cells)
            sheet.write_number(place, len(cells), item.line, self._number)

    def definitions(self) -> None:
        """How each number is counted."""
        sheet = self._sheet(DEFINITIONS, (24, 90, 50))
        table = tables.definitions()
        self._heads(sheet, 0, table.head)
        for place, row in enumerate(table.rows, 1):
            self._texts(sheet, place, row)
