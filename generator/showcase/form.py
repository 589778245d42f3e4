"""推荐表: one candidate on a page or two of Word, with blanks for what a unit writes, signs and stamps."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from generator.model.showcase import CRITERIA, EXPERTS, MACHINE
from generator.packing import settled
from generator.showcase.ranking import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Selection
    from generator.showcase.ranking import Ranked

_TITLE, _TEXT = "方正小标宋简体", "仿宋_GB2312"
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_ASKED = (("推荐理由", 6), ("推荐单位意见", 4), ("主管部门意见", 4))


def form(ranked: Ranked, selection: Selection) -> bytes:
    """The bytes of the docx."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Cm(3), Cm(2.5), Cm(2.6), Cm(2.4)
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(heading, f"{selection.title}推荐表", _TITLE, Pt(22))
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for label, lines in _rows(ranked):
        cells = table.add_row().cells
        for cell, width in zip(cells, (Cm(3.4), Cm(12.6)), strict=True):
            cell.width = width
        _write(cells[0].paragraphs[0], label, _TEXT, Pt(14))
        _write(cells[1].paragraphs[0], lines[0], _TEXT, Pt(14))
        for line in lines[1:]:
            _write(cells[1].add_paragraph(), line, _TEXT, Pt(14))
    core = document.core_properties
    core.title, core.author, core.comments = f"{selection.title}推荐表", "", ""
    core.created = core.modified = _MADE
    target = io.BytesIO()
    document.save(target)
    return settled(target.getvalue())


def _rows(ranked: Ranked) -> Iterator[tuple[str, tuple[str, ...]]]:
    candidate, policy = ranked.candidate, ranked.candidate.pair.policy
    readings = candidate.pair.interpretations
    yield "参评政策", (candidate.title, *((policy.number,) if policy and policy.number else ()))
    yield "编号", (candidate.id,)
    yield "解读单位", (candidate.unit,)
    yield (
        "解读",
        tuple(f"{item.title or item.id}（{'、'.join(item.forms)}，{item.published or '未发布'}）" for item in readings),
    )
    yield "类别", (candidate.category.name if candidate.category else "",)
    yield "门槛", tuple(f"{each.gate.name}：{each.evidence}" for each in candidate.gates)
    points = (f"{name} {shown(candidate.of(name))}" for name in CRITERIA)
    yield f"{MACHINE}得分", (f"{shown(candidate.total)}（{'，'.join(points)}）", "每一分的依据见“得分依据.md”。")
    if ranked.experts:
        given = (f"{name} {shown(total)}" for name, total in ranked.experts.items())
        yield f"{EXPERTS}得分", (f"{shown(ranked.mean or candidate.total * 0)}（{'，'.join(given)}）",)
        yield "总分和名次", (f"{shown(ranked.total)}，本类第 {ranked.rank}",)
    for label, lines in _ASKED:
        yield label, ("",) * lines
    yield "", ("（盖章）　　　　年　　月　　日",)


def _write(paragraph: Any, text: str, font: str, size: Any) -> None:
    # a run of python-docx, whose types do not tell that rFonts is there
    from docx.oxml.ns import qn

    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, size
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
