"""The text of attachments: hidden parts and all, whatever the bytes, and never a crash."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Attached
from generator.reader.attachments import cache_of, read_attachments
from generator.reader.packages import MAX_UNPACKED
from generator.reader.pdf import PdfTexts

W = 'xmlns:w="urn:w"'
TYPES = {"[Content_Types].xml": "<Types/>"}
PDF = (
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Annots[<</Contents(note 7)>>]"
    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    "4 0 obj<</Length 35>>stream\nBT /F 9 Tf 9 9 Td (hello 12345) Tj ET\nendstream endobj\n"
    "5 0 obj<</Author(Somebody)>>endobj\ntrailer<</Root 1 0 R/Info 5 0 R/Size 6>>\nstartxref\n0\n%%EOF"
)


def package(parts: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def read(root: Path, name: str, data: bytes) -> Attached:
    file = root / "content/files" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return read_attachments(root, [name])[name]


def texts(item: Attached) -> dict[str, str]:
    return {part.label: part.text for part in item.parts}


def test_a_word_file_gives_what_is_hidden_too(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        **TYPES,
        "word/document.xml": f"<w:document {W}><w:p><w:r><w:t>正</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p><w:p><w:t>二</w:t></w:p></w:document>",
        "word/header1.xml": f"<w:hdr {W}><w:p><w:t>眉</w:t></w:p></w:hdr>",
        "word/footer2.xml": f"<w:ftr {W}><w:p><w:t>脚</w:t></w:p></w:ftr>",
        "word/comments.xml": f'<w:comments {W}><w:comment w:author="作者的名字"><w:p><w:t>批</w:t></w:p></w:comment></w:comments>',
        "word/footnotes.xml": f"<w:footnotes {W}><w:p><w:t>注</w:t></w:p></w:footnotes>",
        "docProps/core.xml": "<p><creator>起草人</creator><keywords>词</keywords></p>",
        "word/_rels/document.xml.rels": '<R><Relationship Target="mailto:somebody@example.org"/></R>',
    }
    item = read(tmp_path, "表.docx", package(parts))
    assert item.problem is None
    found = texts(item)
    assert found["正文"] == "正隐删\n二"
    assert (found["页眉"], found["页脚"], found["脚注"]) == ("眉", "脚", "注")
    assert found["批注"] == "作者的名字\n批"
    assert found["文件属性"] == "起草人\n词"
    assert "somebody@example.org" in found["链接"]


def test_a_spreadsheet_gives_rows_in_their_lines_and_numbers_in_full(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        **TYPES,
        "xl/workbook.xml": '<workbook xmlns:r="urn:r"><sheets><sheet name="名单" state="hidden" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>',
        "xl/sharedStrings.xml": "<sst><si><t>姓名</t></si><si><r><t>小</t></r><r><t>陈</t></r></si></sst>",
        "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c></row><row r="3">'
        '<c t="s"><v>1</v></c><c><v>1.10101190001010E+17</v></c><c t="inlineStr"><is><t>内</t></is></c>'
        '<c t="str"><f>CONCAT("甲")</f><v>甲</v></c></row><row r="9999"><c><v>5</v></c></row></sheetData></worksheet>',
        "xl/comments1.xml": "<comments><comment><text><t>批</t></text></comment></comments>",
    }
    found = texts(read(tmp_path, "表.xlsx", package(parts)))
    assert found["表“名单”"] == "姓名\n\n小陈\t110101190001010000\t内\t甲"
    assert found["表“名单”第9999行起"] == "5"
    assert "CONCAT" in found["表“名单”的页眉、公式等"]
    assert found["批注"] == "批"
    assert "名单" in found["工作表名"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_text_file_is_read_in_any_usual_encoding(encoding: str, tmp_path: Path) -> None:
    data = "姓名,number,abcdefgh\r\n小陈,1234567890\r\n".encode(encoding)
    assert texts(read(tmp_path, "名单.csv", data)) == {"": "姓名,number,abcdefgh\n小陈,1234567890\n"}


def test_an_archive_is_read_to_its_depth(tmp_path: Path) -> None:
    inner = package({**TYPES, "word/document.xml": f"<w:d {W}><w:p><w:t>内</w:t></w:p></w:d>"})
    item = read(tmp_path, "包.zip", package({"表/甲.docx": inner, "乙.txt": "乙的字"}))
    assert texts(item) == {"压缩包里的文件名": "乙.txt\n表/甲.docx", "表/甲.docx 正文": "内", "乙.txt": "乙的字"}
    nested = inner
    for _ in range(6):
        nested = package({"x.zip": nested})
    assert "层" in (read(tmp_path, "套.zip", nested).problem or "")


def test_a_pdf_gives_pages_notes_and_properties(tmp_path: Path) -> None:
    found = texts(read(tmp_path, "表.pdf", PDF.encode()))
    assert found["第1页"].strip() == "hello 12345"
    assert "note 7" in found["第1页的批注"]
    assert "Somebody" in found["文件属性"]


def test_pictures_have_neither_text_nor_problem(tmp_path: Path) -> None:
    item = read(tmp_path, "图.png", b"\x89PNG\r\n\x1a\n")
    assert (item.parts, item.problem) == ((), None)


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0" * 9, "旧版"),
        ("a.docx", b"\xd0\xcf\x11\xe0" * 9, "密码"),
        ("a.docx", b"PK\x03\x04 no package", "损坏"),
        ("a.docx", b"", "损坏"),
        ("a.rar", b"Rar!", "封闭"),
        ("a.docx", package({**TYPES, "word/document.xml": BOMB}), "实体"),
        ("a.docx", package({**TYPES, "word/document.xml": "<w><p>"}), "XML 损坏"),
        ("a.docx", package({**TYPES, "word/document.xml": b" " * (MAX_UNPACKED + 1)}), "MB"),
        ("a.docx", package({**TYPES, "word/embeddings/oleObject1.bin": b"x"}), "嵌着"),
        ("a.xlsx", package({**TYPES, "xl/workbook.xml": "<w>"}), "损坏"),
        ("a.zip", package({f"{i}.txt": "" for i in range(10_001)}), "个文件"),
        ("a.pdf", b"%PDF-1.7 nothing", "损坏"),
        ("a.txt", b"\x81\x20\xff" * 99, "编码"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, why: str, tmp_path: Path) -> None:
    item = read(tmp_path, name, data)
    assert why in (item.problem or "")


def test_a_locked_member_says_so(tmp_path: Path) -> None:
    data = bytearray(package({**TYPES, "word/document.xml": "<w/>"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.rfind(mark)
        data[start + at] |= 1
    assert read(tmp_path, "a.docx", bytes(data)).problem == "加了密码"


def test_a_pdf_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(PDF.encode())
    with PdfTexts(seconds=0.001) as pdfs:
        assert "还没有读完" in (pdfs.read(file, "x").problem or "")
    with PdfTexts() as pdfs:
        assert pdfs.read(file, "x").problem is None


def test_what_was_read_is_kept_by_content_and_forgotten_with_the_file(tmp_path: Path) -> None:
    data = package({**TYPES, "word/document.xml": f"<w:d {W}><w:p><w:t>字</w:t></w:p></w:d>"})
    first = read(tmp_path, "a.docx", data)
    cache = cache_of(tmp_path)
    assert cache
    (kept,) = cache.iterdir()
    assert read(tmp_path, "a.docx", data) == first
    held = json.loads(kept.read_bytes())
    kept.write_text(json.dumps({**held, "parts": [["正文", "kept"]]}), encoding="utf-8")
    assert texts(read(tmp_path, "a.docx", data)) == {"正文": "kept"}  # it is what was kept that answers
    for broken in (
        "",
        "{",
        "[]",
        '{"version": 1}',
        json.dumps({**held, "version": 0, "parts": []}),
        json.dumps({**held, "parts": [1]}),
    ):
        kept.write_text(broken, encoding="utf-8")
        assert read(tmp_path, "a.docx", data) == first
    read(tmp_path, "a.docx", zlib.compress(data))
    assert kept not in cache.iterdir()


def test_nothing_in_the_project_stands_for_what_an_attachment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = cache_of(tmp_path)
    assert outside
    assert not outside.is_relative_to(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    assert cache_of(tmp_path) is None


@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from([".docx", ".xlsx", ".zip", ".ofd", ".csv"]))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_reading_fail(noise: bytes, at: int, kind: str) -> None:
    whole = package(
        {**TYPES, "word/document.xml": "<w/>", "xl/workbook.xml": "<w/>", "xl/worksheets/sheet1.xml": "<w/>"}
    )
    with TemporaryDirectory() as folder:
        assert read(Path(folder), f"a{kind}", whole[:at] + noise + whole[at + len(noise) :]).digest


@pytest.mark.parametrize("name", ["word/document.XML", "word/document.bin", "word/drawing.vml", "word/afchunk.htm"])
def test_a_part_of_any_name_is_read(tmp_path: Path, name: str) -> None:
    item = read(tmp_path, "表.docx", package({**TYPES, name: "<a><p>正文的话</p></a>"}))
    assert item.problem is None
    assert any("正文的话" in text for text in texts(item).values())


def test_a_part_that_is_no_text_is_told(tmp_path: Path) -> None:
    item = read(tmp_path, "表.docx", package({**TYPES, "word/document.bin": b"\x01\x02\x03"}))
    assert item.problem == "里面有认不出的部分（document.bin）"


def test_pictures_fonts_and_printers_have_no_words(tmp_path: Path) -> None:
    silent = ("word/media/image1.wdp", "word/fonts/font1.odttf", "xl/printerSettings/printerSettings1.bin", "mimetype")
    item = read(tmp_path, "表.docx", package({**TYPES, **dict.fromkeys(silent, b"\x01\x02")}))
    assert (item.problem, item.parts) == (None, ())


def test_what_a_form_asks_and_offers_is_read(tmp_path: Path) -> None:
    form = f'<w:p {W}><w:alias w:val="域名"/><w:jc w:val="center"/><w:listItem w:displayText="选项"/></w:p>'
    item = read(tmp_path, "表.docx", package({**TYPES, "word/document.xml": form}))
    assert texts(item) == {"正文": "域名\n选项"}
    sheet = (
        '<worksheet><sheetData/><dataValidation type="list" prompt="填手机号"/><hyperlink display="小陈"/></worksheet>'
    )
    item = read(tmp_path, "表.xlsx", package({"xl/workbook.xml": "<a/>", **TYPES, "xl/worksheets/sheet1.xml": sheet}))
    assert texts(item) == {"表“sheet1”的页眉、公式等": "填手机号\n小陈"}


def test_an_embedded_object_is_read_where_it_is_a_package(tmp_path: Path) -> None:
    inner = package({**TYPES, "word/document.xml": f"<w:p {W}>里面的话</w:p>"})
    name = "word/embeddings/oleObject1.bin"
    assert texts(read(tmp_path, "表.docx", package({**TYPES, name: inner}))) == {f"{name} 正文": "里面的话"}
    assert (
        read(tmp_path, "册.docx", package({**TYPES, name: b"\xd0\xcf"})).problem
        == "里面嵌着读不出的对象（oleObject1.bin）"
    )


def test_a_drawing_says_its_words_and_not_its_lines(tmp_path: Path) -> None:
    drawing = '<svg><path d="M13800138000 0"/><text>小<tspan>陈</tspan></text><text>甲</text></svg>'
    assert texts(read(tmp_path, "图.svg", drawing.encode())) == {"图里的字": "小陈\n甲"}
    item = read(tmp_path, "表.docx", package({**TYPES, "word/media/image1.svg": drawing}))
    assert texts(item) == {"word/media/image1.svg": "小陈\n甲"}


def test_a_drawing_that_is_not_well_formed_is_read(tmp_path: Path) -> None:
    item = read(
        tmp_path, "表.xlsx", package({**TYPES, "xl/drawings/vmlDrawing1.vml": "<xml><div>批注<br>的话</div></xml>"})
    )
    assert item.problem is None
    assert "批注" in texts(item)["xl/drawings/vmlDrawing1.vml"]


def test_what_a_pivot_table_remembers_is_read(tmp_path: Path) -> None:
    cache = "<d><sharedItems><s v='小陈'/><n v='12345'/></sharedItems></d>"
    item = read(tmp_path, "表.xlsx", package({**TYPES, "xl/pivotCache/pivotCacheDefinition1.xml": cache}))
    assert texts(item) == {"xl/pivotCache/pivotCacheDefinition1.xml": "小陈\n12345"}


def test_an_archive_that_calls_itself_a_document_is_looked_into(tmp_path: Path) -> None:
    item = read(tmp_path, "表.zip", package({"mimetype": "", "名单.txt": "小陈"}))
    assert texts(item)["名单.txt"] == "小陈"


def test_long_numbers_in_the_way_of_spreadsheets_are_written_out(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "表.csv", b"a,1.2345678901E+10,1.5E+3")) == {"": "a,12345678901,1.5E+3"}


def test_the_outline_of_a_pdf_is_read_and_a_file_in_it_is_told(tmp_path: Path) -> None:
    catalog = "/Pages 2 0 R/Outlines 8 0 R/Names<</EmbeddedFiles<</Names[]>>>>"
    outline = "8 0 obj<</First 9 0 R/Last 9 0 R/Count 1>>endobj\n9 0 obj<</Title(a bookmark)/Parent 8 0 R>>endobj\n"
    data = (
        PDF.replace("/Pages 2 0 R", catalog, 1).replace("trailer", f"{outline}trailer").replace("/Size 6", "/Size 10")
    )
    item = read(tmp_path, "表.pdf", data.encode())
    assert texts(item)["书签"] == "a bookmark"
    assert item.problem == "里面嵌着别的文件"


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


PICTURE = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13))
END = chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "held",
    [
        chunk(b"tEXt", b"Comment\0" + "小陈".encode()),
        chunk(b"tEXt", b"Comment\0" + "小陈".encode("gb18030")),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress("小陈".encode())),
        chunk(b"iTXt", b"Comment\0\0\0zh\0\0" + "小陈".encode()),
        chunk(b"iTXt", b"Comment\0\1\0zh\0\0" + zlib.compress("小陈".encode())),
    ],
    ids=["utf-8", "gb18030", "zTXt", "iTXt", "packed iTXt"],
)
def test_what_a_picture_says_of_itself_is_read(held: bytes, tmp_path: Path) -> None:
    assert texts(read(tmp_path, "图.png", PICTURE + held + END)) == {"图片属性": "Comment\n小陈"}
    assert (
        texts(read(tmp_path, "包.zip", package({"图.png": PICTURE + held + END})))["图.png 图片属性"] == "Comment\n小陈"
    )


def test_what_follows_a_picture_is_read(tmp_path: Path) -> None:
    inner = package({**TYPES, "word/document.xml": "<w><p>里面的话</p></w>"})
    assert texts(read(tmp_path, "图.png", PICTURE + END + inner)) == {"图片末尾 正文": "里面的话"}
    assert texts(read(tmp_path, "注.png", PICTURE + END + "小陈".encode())) == {"图片末尾": "小陈"}


@pytest.mark.parametrize(
    "data",
    [
        PICTURE,
        PICTURE[:11],
        PICTURE + chunk(b"zTXt", b"a\0\0bad") + END,
        PICTURE + END + b"\0",
        PICTURE + chunk(b"tEXt", b"Raw profile type exif\0 6222 0200") + END,
    ],
    ids=["no end", "cut", "not packed", "a zero behind", "digits of bytes"],
)
def test_a_damaged_picture_says_nothing(data: bytes, tmp_path: Path) -> None:
    item = read(tmp_path, "图.png", data)
    assert (item.problem, "".join(texts(item).values()).strip()) == (None, "" if b"zTXt" not in data else "a")


@pytest.mark.parametrize("name", ["a.png", "a.mp4", "a.jpg", "a", "a.eml"])
def test_text_is_read_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    for encoding in ("utf-8", "gb18030"):
        assert texts(read(tmp_path, name, ("小陈的字" * 200).encode(encoding))) == {"": "小陈的字" * 200}


@pytest.mark.parametrize(
    "data",
    [b"\xff\xd8\xff\xe0\0\x10JFIF", b"\0\0\0\x18ftypmp42", b"MZ\x90\0", b"", b"ID3\3\0"],
    ids=["jpg", "mp4", "exe", "empty", "mp3"],
)
def test_pictures_recordings_and_programs_are_no_text(data: bytes, tmp_path: Path) -> None:
    assert read(tmp_path, "a.bin", data).parts == ()


def test_a_watermark_a_form_and_signs_of_a_font_are_read(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        **TYPES,
        "word/header1.xml": f'<w:hdr {W} xmlns:v="urn:v"><v:shape id="s"><v:textpath style="x" string="水印的话"/></v:shape></w:hdr>',
        "word/document.xml": f'<w:d {W}><w:textInput><w:default w:val="预填"/></w:textInput><w:listEntry w:val="选项"/>'
        '<w:helpText w:val="帮助"/><w:jc w:val="center"/><w:checkBox><w:default w:val="0"/></w:checkBox>'
        '<w:p><w:sym w:font="x" w:char="F031"/><w:sym w:font="x" w:char="0032"/><w:sym w:char="ZZ"/></w:p></w:d>',
    }
    found = texts(read(tmp_path, "表.docx", package(parts)))
    assert found == {"页眉": "水印的话", "正文": "预填\n选项\n帮助\n12"}


def test_what_an_archive_says_beside_its_files_is_read(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("空目录/", "")
        member = zipfile.ZipInfo("甲.txt")
        member.comment = "甲的注".encode()
        archive.writestr(member, "甲")
        archive.comment = "总的注".encode("gb18030")
    found = texts(read(tmp_path, "包.zip", held.getvalue() + "后面的话".encode()))
    assert found == {
        "压缩包里的文件名": "甲.txt\n空目录/",
        "甲.txt": "甲",
        "压缩包的注释": "总的注\n甲的注",
        "文件末尾多出的字": "后面的话",
    }


def test_headers_of_a_sheet_lose_their_codes_and_formulas_their_seams(tmp_path: Path) -> None:
    sheet = (
        '<worksheet><sheetData><row r="1"><c><f>"甲"&amp;"乙" &amp; "丙"</f></c><c t="str"><f>CONCAT("丁", "戊")</f><v>己</v></c>'
        "<c><f>A1&amp;B1</f><v>2</v></c></row></sheetData><headerFooter>"
        '<oddHeader>&amp;L左&amp;C&amp;"宋体,常规"&amp;14机&amp;B密&amp;K01+049★&amp;KFF0000长期</oddHeader><oddFooter>甲&amp;&amp;乙&amp;P</oddFooter>'
        "</headerFooter></worksheet>"
    )
    item = read(tmp_path, "表.xlsx", package({"xl/workbook.xml": "<a/>", **TYPES, "xl/worksheets/sheet1.xml": sheet}))
    assert texts(item) == {
        "表“sheet1”": '"甲乙丙"\t己\t2',
        "表“sheet1”的页眉、公式等": 'CONCAT("丁戊")\nA1&B1\n左\n机密★长期\n甲&乙',
    }


@pytest.mark.parametrize(
    ("where", "added"),
    [
        ("表单", "/AcroForm<</Fields[<</T(a)/V(hidden 7)>>]>>"),
        ("表单", "/AcroForm<</Fields[<</T(a)/Kids[<</Opt[[(x)(hidden 7)]]>>]>>]>>"),
        ("结构里的替代文字", "/StructTreeRoot<</K[<</S/P/ActualText(hidden 7)>>]>>"),
        ("软件的私有数据", "/PieceInfo<</x<</y(hidden 7)>>>>"),
    ],
)
def test_what_a_pdf_hides_below_its_root_is_read(where: str, added: str, tmp_path: Path) -> None:
    data = PDF.replace("/Pages 2 0 R", f"/Pages 2 0 R{added}", 1)
    assert "hidden 7" in texts(read(tmp_path, "表.pdf", data.encode()))[where]


def test_what_a_pdf_has_read_aloud_is_read(tmp_path: Path) -> None:
    drawn = "/Span<</ActualText(hidden 7)>>BDC BT /F 9 Tf 9 9 Td (x) Tj ET EMC"
    data = PDF.replace("/Length 35", f"/Length {len(drawn)}").replace("BT /F 9 Tf 9 9 Td (hello 12345) Tj ET", drawn)
    assert texts(read(tmp_path, "表.pdf", data.encode()))["第1页的替代文字"] == "hidden 7"


def test_a_form_that_leads_in_a_circle_ends(tmp_path: Path) -> None:
    data = PDF.replace("/Pages 2 0 R", "/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>", 1)
    data = data.replace("trailer", "8 0 obj<</T(round)/Kids[8 0 R 8 0 R]>>endobj\ntrailer").replace(
        "/Size 6", "/Size 10"
    )
    assert texts(read(tmp_path, "表.pdf", data.encode()))["表单"] == "round"
