"""The same report in every format: same numbers, same bytes each time, and nothing in a text that a program would obey."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from docx.shared import Mm, Pt
from openpyxl.utils import column_index_from_string

from generator.monitoring import charts, data, excel, markdown, tables, word
from generator.monitoring.counts import COUNTS, RATES, counted, percent, tenths
from generator.monitoring.monitoring import Monitoring
from generator.monitoring.page_setup import BODY, HEADING, TITLE
from generator.monitoring.prose import groups
from tests.enlarged import make
from tests.unit.monitoring.counting import checked

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CALL = re.compile(r"=COUNTIFS\((.+)\)")
_PAIR = re.compile(r"文件!\$([A-Z]+)\$2:\$\1\$(\d+),(\"[^\"]*\"|\$A\d+|1)")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Monitoring:
    """The fourth quarter of 2025 of the enlarged sample."""
    root = tmp_path_factory.mktemp("enlarged")
    make(root)
    return checked(root).count("2025Q4")


def test_json_names_the_documents_behind_every_number(found: Monitoring) -> None:
    told = json.loads(data.render(found))
    listed = {document["id"] for document in told["documents"]}
    for count in COUNTS:
        behind = told["total"]["counts"][count.key]
        assert behind["value"] == len(behind["documents"]) == counted(count, found.rows)
        assert set(behind["documents"]) <= listed
        units = [key for unit in told["units"] for key in unit["counts"][count.key]["documents"]]
        assert sorted(units) == sorted(behind["documents"])
    assert [problem["document"] for problem in told["problems"]] == [
        row.id for group in groups(found) for row, _ in group.found
    ]


def test_markdown_has_the_numbers_of_the_table(found: Monitoring) -> None:
    text = markdown.render(found)
    for row in tables.by_unit(found).rows:
        assert f"| {' | '.join(row)} |" in text
    for group in groups(found):
        assert all(problem.path in text for _, problem in group.found)


def test_markdown_shows_signs_as_they_are_written(found: Monitoring) -> None:
    row = replace(found.rows[0], title="一|二*三*[四](五)<b>\n# 六")
    text = markdown.render(replace(found, rows=(row,)))
    assert "一\\|二\\*三\\*\\[四\\](五)\\<b\\> \\# 六" in text


def sheet(book: Any, name: str) -> list[list[Any]]:
    """The cells of a sheet."""
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def test_every_formula_of_the_workbook_gives_the_value_it_carries(found: Monitoring) -> None:
    """COUNTIFS and divisions worked out here from the sheet of documents, cell by cell."""
    written = excel.render(found)
    formulas, values = (openpyxl.load_workbook(io.BytesIO(written), data_only=only) for only in (False, True))
    documents = sheet(values, excel.DOCUMENTS)[1:]
    seen = 0
    for name in (excel.NUMBERS, excel.TREND):
        for row in formulas[name].iter_rows():
            for cell in row:
                carried = values[name][cell.coordinate].value
                if isinstance(cell.value, str) and cell.value.startswith("=COUNTIFS"):
                    assert carried == _countifs(cell.value, documents, values[name]), cell.coordinate
                    seen += 1
                elif isinstance(cell.value, str) and cell.value.startswith("=IF("):
                    part, whole = (values[name][at].value for at in re.findall(r"[A-Z]+\d+", cell.value)[1:])
                    assert carried == (part / whole if whole else "—"), cell.coordinate
                    seen += 1
    assert seen == (len(found.units) + 1 + len(found.trend)) * (len(tables.COLUMNS) + 9)


def _countifs(formula: str, documents: list[list[Any]], values: Any) -> int:
    call = _CALL.fullmatch(formula)
    assert call
    pairs = _PAIR.findall(call[1])
    assert len(pairs) == call[1].count("文件!")
    tests = []
    for letters, last, wanted in pairs:
        assert int(last) == len(documents) + 1
        place = column_index_from_string(letters) - 1
        meant = 1 if wanted == "1" else wanted.strip('"') if wanted[0] == '"' else values[wanted.lstrip("$")].value
        tests.append((place, meant))
    return sum(all(row[place] == meant for place, meant in tests) for row in documents)


def test_the_workbook_says_what_the_table_says(found: Monitoring) -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel.render(found)), data_only=True)
    heads, *rows = sheet(book, excel.NUMBERS)[3:]
    for row, expected in zip(rows, tables.by_unit(found).rows, strict=True):
        named = dict(zip(heads, row, strict=True))
        assert row[0] == expected[0]
        of = found.rows if row[0] == "合计" else found.of(row[0])
        for count in COUNTS:
            assert named[count.name] == counted(count, of)
        for rate in RATES:
            value = tenths(rate, of)
            assert percent(value) == ("—" if named[rate.name] == "—" else f"{named[rate.name]:.1%}")


def test_a_title_that_looks_like_a_formula_stays_text(found: Monitoring) -> None:
    row = replace(found.rows[0], title='=HYPERLINK("http://example.org","x")')
    trend = ((found.period, (row,)),)
    book = openpyxl.load_workbook(io.BytesIO(excel.render(replace(found, rows=(row,), trend=trend))))
    cell = book[excel.DOCUMENTS]["D2"]
    assert (cell.value, cell.data_type) == (row.title, "s")


def test_the_word_file_has_the_geometry_of_an_official_document(found: Monitoring) -> None:
    document = docx.Document(io.BytesIO(word.render(found)))
    text, annex = document.sections
    for length, wanted in (
        (text.page_width, 210),
        (text.page_height, 297),
        (text.top_margin, 37),
        (text.left_margin, 28),
        (text.right_margin, 26),
        (text.bottom_margin, 35),
        (annex.page_width, 297),
    ):
        assert length is not None
        assert abs(length - Mm(wanted)) < Mm(0.1)
    grid = text._sectPr.find(f"{_W}docGrid")
    assert grid is not None
    pitch, space = int(grid.get(f"{_W}linePitch") or 0), int(grid.get(f"{_W}charSpace") or 0)
    assert 22 * pitch <= 225 / 25.4 * 1440 < 23 * pitch
    width = 16 + space / 4096
    assert 28 * width <= 156 / 25.4 * 72 + 0.1 < 29 * width
    normal = document.styles["Normal"]
    assert (normal.font.size, normal.paragraph_format.line_spacing) == (Pt(16), 1.0)


def test_the_word_file_names_the_fonts_and_numbers_the_pages(found: Monitoring) -> None:
    with zipfile.ZipFile(io.BytesIO(word.render(found))) as archive:
        body = archive.read("word/document.xml").decode()
        feet = [archive.read(name).decode() for name in archive.namelist() if "word/footer" in name]
        settings = archive.read("word/settings.xml").decode()
    for font in (BODY, HEADING, TITLE):
        assert f'w:eastAsia="{font}"' in body
    assert sorted("PAGE" in foot for foot in feet) == [True, True]
    assert "evenAndOddHeaders" in settings
    assert len(re.findall("<w:tblHeader", body)) == len(re.findall("<w:tbl>", body)) == 5


_ORDER = ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "snapToGrid", "spacing", "ind", "jc", "sectPr")


def test_properties_of_a_paragraph_stand_in_the_order_of_the_schema(found: Monitoring) -> None:
    with zipfile.ZipFile(io.BytesIO(word.render(found))) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    for properties in root.iter(f"{_W}pPr"):
        names = [child.tag.removeprefix(_W) for child in properties]
        assert names == sorted(names, key=_ORDER.index)


def test_the_word_file_says_what_the_others_say(found: Monitoring) -> None:
    document = docx.Document(io.BytesIO(word.render(found)))
    cells = [tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    for table in (tables.by_unit(found), tables.by_form(found), tables.trend(found), tables.documents(found)):
        assert {table.head, *table.rows} <= set(cells)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for group in groups(found):
        assert group.heading in text
        assert all(f"{problem.path}:{problem.line}" in text for _, problem in group.found)


@pytest.mark.parametrize("render", [excel.render, word.render, data.render, markdown.render, charts.of_units])
def test_the_same_report_gives_the_same_bytes(found: Monitoring, render: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(found)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert render(found) == first


def test_the_pictures_tell_their_numbers_in_words(found: Monitoring) -> None:
    for drawn in (charts.of_units(found), charts.of_trend(found)):
        root = ElementTree.fromstring(drawn)
        said = "".join(root.itertext())
        assert root.get("role") == "img"
        assert "解读率71.4%" in said
        assert "71.4%" in said.replace("解读率71.4%", "")


def test_an_empty_period_makes_every_format(found: Monitoring) -> None:
    nothing = replace(found, rows=(), drafts=(), trend=((found.period, ()),))
    assert "本期没有主动公开的政策文件" in markdown.render(nothing)
    assert "本期没有主动公开的政策文件" in docx.Document(io.BytesIO(word.render(nothing))).paragraphs[7].text
    assert json.loads(data.render(nothing))["total"]["rates"] == {"interpreted_rate": None, "qualified_rate": None}
    book = openpyxl.load_workbook(io.BytesIO(excel.render(nothing)), data_only=True)
    assert sheet(book, excel.NUMBERS)[4][:5] == ["合计", 0, 0, 0, "—"]
    assert ElementTree.fromstring(charts.of_trend(nothing)) is not None


def test_a_hostile_unit_is_only_text_in_a_picture(found: Monitoring, tmp_path: Path) -> None:
    rows = tuple(replace(row, unit="<script>&") for row in found.rows)
    root = ElementTree.fromstring(charts.of_units(replace(found, rows=rows)))
    assert not [each for each in root.iter() if "script" in each.tag]
