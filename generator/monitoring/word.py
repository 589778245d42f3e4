"""A 通报 as a Word file that looks like an official document (GB/T 9704—2012): 版头, 仿宋 in 22 lines of 28 characters, page numbers.

The fonts are named, not embedded; where one is missing, Word takes another and the layout stays.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from generator.monitoring import page_setup, prose, tables
from generator.monitoring.packing import packed
from generator.monitoring.page_setup import BODY, HEADING, SUBHEADING, TITLE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from generator.monitoring.monitoring import Monitoring
    from generator.monitoring.tables import Table

_SMALL, _CELL = 12, 10.5


def render(found: Monitoring) -> bytes:
    """The whole file."""
    import docx

    document = docx.Document()
    _properties(document, found)
    page_setup.portrait(document.sections[0])
    page_setup.defaults(document)
    _masthead(document, found)
    _centred(document, prose.title(found), TITLE, 22)
    _line(document, "")
    for text in prose.opening(found):
        _body(document, text)
    _heading(document, "一、总体情况")
    for text in prose.overall(found):
        _body(document, text)
    if found.rows:
        _body(document, "各责任单位的情况和解读形式见附件1，逐份文件的情况见附件2，各数怎样计数见附件3。")
    _heading(document, "二、变化趋势")
    for text in prose.compared(found):
        _body(document, text)
    _problems(document, found)
    _heading(document, "四、工作要求")
    for place, text in enumerate(prose.demands(found), 1):
        _body(document, f"{place}．{text}")
    _attachments(document)
    _signature(document, found)
    _annexes(document, found)
    out = io.BytesIO()
    document.save(out)
    return packed(out.getvalue())


def _properties(document: Document, found: Monitoring) -> None:
    properties = document.core_properties
    moment = datetime.combine(found.as_of, time(), UTC)
    properties.title, properties.author, properties.last_modified_by = prose.title(found), found.owner, found.owner
    properties.created = properties.modified = moment
    properties.comments, properties.revision, properties.language = "", 1, "zh-CN"


def _masthead(document: Document, found: Monitoring) -> None:
    """版头: who issues it, in red, and the red line below; the 发文字号 is for the office to give."""
    name = _centred(document, found.owner, TITLE, 36 if len(found.owner) <= 12 else 26, colour="C00000")
    page_setup.loose(name)
    page_setup.bordered(_line(document, ""), "bottom", "C00000", 18)
    _line(document, "")


def _problems(document: Document, found: Monitoring) -> None:
    _heading(document, "三、存在问题")
    groups = prose.groups(found)
    for group in groups:
        _paragraph(document, group.heading, SUBHEADING, indent=2)
        for place, (row, problem) in enumerate(group.found, 1):
            _body(document, f"{place}．{prose.line(row, problem)}（依据：{prose.evidence(problem)}）")
    if not groups:
        _body(document, "没有发现问题。")


def _attachments(document: Document) -> None:
    """附件说明, a line below the text."""
    _line(document, "")
    for place, name in enumerate(_ANNEXES, 1):
        _body(document, f"附件：{place}．{name}" if place == 1 else f"　　　{place}．{name}")


_ANNEXES = ("各责任单位政策解读情况", "各政策文件解读情况", "计数口径")


def _signature(document: Document, found: Monitoring) -> None:
    for text in ("", "", found.owner, prose.written(found.as_of)):
        paragraph = _line(document, text)
        page_setup.to_the_right(paragraph, 4 if text else 0)


def _annexes(document: Document, found: Monitoring) -> None:
    page_setup.landscape(document.add_section())
    parts = ((tables.by_unit(found), tables.by_form(found), tables.trend(found)), (tables.documents(found),))
    for place, (name, group) in enumerate(zip(_ANNEXES, (*parts, (tables.definitions(),)), strict=True), 1):
        start = _paragraph(document, f"附件{place}", HEADING)
        start.paragraph_format.page_break_before = place > 1
        _centred(document, name, TITLE, 18)
        for table in group:
            if len(group) > 1 and table.caption != name:
                _paragraph(document, table.caption, SUBHEADING, size=_SMALL)
            _table(document, table)


def _table(document: Document, table: Table) -> None:
    grid = document.add_table(rows=0, cols=len(table.head), style="Table Grid")
    widths = page_setup.column_widths([table.head, *table.rows])
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for place, cells in enumerate((table.head, *table.rows)):
        row = grid.add_row()
        page_setup.keep_whole(row, head=place == 0)
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            page_setup.tight(paragraph, centred=place == 0 or len(text) <= 6)
            page_setup.write(paragraph, text, HEADING if place == 0 else BODY, _CELL)
    _line(document, "", _SMALL)


def _heading(document: Document, text: str) -> None:
    _paragraph(document, text, HEADING, indent=2).paragraph_format.keep_with_next = True


def _body(document: Document, text: str) -> None:
    _paragraph(document, text, BODY, indent=2)


def _centred(document: Document, text: str, font: str, size: float, colour: str = "") -> Paragraph:
    paragraph = _paragraph(document, text, font, size=size, colour=colour)
    page_setup.to_the_middle(paragraph)
    return paragraph


def _line(document: Document, text: str, size: float = 16) -> Paragraph:
    return _paragraph(document, text, BODY, size=size)


def _paragraph(
    document: Document, text: str, font: str, *, indent: int = 0, size: float = 16, colour: str = ""
) -> Paragraph:
    paragraph = document.add_paragraph()
    page_setup.write(paragraph, text, font, size, colour)
    if indent:
        page_setup.indent(paragraph, indent)
    return paragraph
