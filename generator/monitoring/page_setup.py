"""The geometry of GB/T 9704—2012 in Word's terms, and the few settings python-docx has no words for.

A4, 37 mm above and 28 mm to the left, a type area of 156 × 225 mm with 22 lines of 28 characters of 三号 (16 pt) 仿宋; page numbers
in 四号 宋体 between dashes, to the right on odd pages and to the left on even ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.shared import Length
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

BODY, HEADING, SUBHEADING, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
_LATIN, _PAGE_FONT = "Times New Roman", "宋体"
_WIDTH, _HEIGHT, _TOP, _LEFT, _TYPE_WIDTH, _TYPE_HEIGHT = 210, 297, 37, 28, 156, 225
_LINES, _CHARACTERS, _SIZE = 22, 28, 16
_AFTER_GRID = (
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "outlineLvl",
    "rPr",
    "sectPr",
)
_AFTER_BORDERS = ("shd", "tabs", "snapToGrid", *_AFTER_GRID)
_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""


def portrait(section: Section) -> None:
    """The page of the text."""
    _page(section, _WIDTH, _HEIGHT, (_TOP, _HEIGHT - _TOP - _TYPE_HEIGHT, _LEFT, _WIDTH - _LEFT - _TYPE_WIDTH))
    grid = _grid(section)
    pitch = _TYPE_HEIGHT * _TWIPS / _LINES
    space = (_TYPE_WIDTH * _TWIPS / 20 / _CHARACTERS - _SIZE) * 4096  # in 4096ths of a point
    _set(grid, type="linesAndChars", linePitch=int(pitch), charSpace=round(space))
    _page_numbers(section)


def landscape(section: Section) -> None:
    """The page of the annexes: the same sheet turned, without the grid."""
    from docx.enum.section import WD_ORIENT

    section.orientation = WD_ORIENT.LANDSCAPE
    _page(section, _HEIGHT, _WIDTH, (_LEFT, 26, 25, 25))
    _set(_grid(section), type="default", linePitch=312)


def defaults(document: Document) -> None:
    """What every paragraph starts from: 三号 仿宋, no space around, different pages for left and right."""
    from docx.shared import Pt

    style = document.styles["Normal"]
    style.font.size = Pt(_SIZE)
    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    _set(fonts, eastAsia=BODY)
    _set(_child(style.element.get_or_add_rPr(), "lang"), val="en-US", eastAsia="zh-CN")
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.0  # the template has 1.15, which would make 19 lines of 22
    document.settings.odd_and_even_pages_header_footer = True


def write(paragraph: Paragraph, text: str, font: str, size: float, colour: str = "") -> None:
    """A run of text; the font is for Chinese characters, Latin letters and digits keep their own."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), _LATIN
    _set(run._element.get_or_add_rPr().get_or_add_rFonts(), eastAsia=font)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def indent(paragraph: Paragraph, characters: int) -> None:
    """The first line set in by so many characters."""
    from docx.shared import Pt

    paragraph.paragraph_format.first_line_indent = Pt(_SIZE * characters)
    _set(paragraph._element.get_or_add_pPr().get_or_add_ind(), firstLineChars=characters * 100)


def to_the_middle(paragraph: Paragraph) -> None:
    """Centred."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def to_the_right(paragraph: Paragraph, characters: int) -> None:
    """Set to the right with so many characters of space."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.right_indent = Pt(_SIZE * characters)


def loose(paragraph: Paragraph) -> None:
    """As high as its letters need, whatever the grid."""
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing = Pt(58)


def tight(paragraph: Paragraph, *, centred: bool) -> None:
    """A line of a table: as high as its letters, off the grid."""
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing = Pt(15)
    _set(_child(paragraph._element.get_or_add_pPr(), "snapToGrid", _AFTER_GRID), val=0)
    if centred:
        to_the_middle(paragraph)


def bordered(paragraph: Paragraph, side: str, colour: str, eighths: int) -> None:
    """A line on one side of a paragraph, so many eighths of a point thick."""
    borders = _child(paragraph._element.get_or_add_pPr(), "pBdr", _AFTER_BORDERS)
    _set(_child(borders, side), val="single", sz=eighths, space=1, color=colour)


def keep_whole(row: _Row, *, head: bool) -> None:
    """A row that no page cuts; the head is repeated on every page."""
    properties = row._tr.get_or_add_trPr()
    _child(properties, "cantSplit")
    if head:
        _child(properties, "tblHeader")


def column_widths(rows: Sequence[Sequence[str]]) -> list[Length]:
    """The width of the annex page shared out by what stands in the columns, none too narrow for its head."""
    from docx.shared import Mm

    longest = [max(4, *(min(40, _cells(row[place])) for row in rows)) for place in range(len(rows[0]))]
    return [Mm((_HEIGHT - 50) * each / sum(longest)) for each in longest]


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _page(section: Section, width: float, height: float, margins: tuple[float, float, float, float]) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
    section.footer_distance = Mm(26)  # the number stands 7 mm below the type area


def _page_numbers(section: Section) -> None:
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        if side == "right":
            to_the_right(paragraph, 1)
        else:
            indent(paragraph, 1)
        write(paragraph, "— ", _PAGE_FONT, 14)
        for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
            run = paragraph.add_run()
            _sized(run._element)
            if kind:
                _set(_child(run._element, "fldChar"), fldCharType=kind)
            else:
                instruction = _child(run._element, "instrText")
                instruction.text = text
        write(paragraph, " —", _PAGE_FONT, 14)


def _sized(run: BaseOxmlElement) -> None:
    properties = _child(run, "rPr")
    _set(_child(properties, "rFonts"), ascii=_PAGE_FONT, hAnsi=_PAGE_FONT, eastAsia=_PAGE_FONT)
    _set(_child(properties, "sz"), val=28)


def _grid(section: Section) -> BaseOxmlElement:
    found = section._sectPr.find(_name("docGrid"))
    return _child(section._sectPr, "docGrid") if found is None else found


def _child(parent: BaseOxmlElement, tag: str, before: tuple[str, ...] = ()) -> BaseOxmlElement:
    """A new child, ahead of those named in `before`: the schema has an order, and Word insists on it."""
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{tag}")
    later = {_name(each) for each in before}
    follower = next((each for each in parent if each.tag in later), None)
    if follower is None:
        parent.append(element)
    else:
        follower.addprevious(element)
    return element


def _set(element: BaseOxmlElement, **values: object) -> None:
    for key, value in values.items():
        element.set(_name(key), str(value))


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{tag}")
