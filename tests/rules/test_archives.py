"""What lies in an archive is held to the same rules as what lies beside it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.identity_numbers import number
from tests.rules.checking import report_of
from tests.unit.reader.test_attachments import TYPES, package


def found(root: Path, members: dict[str, str | bytes]) -> dict[str, str]:
    file = root / "content/files/biao.zip"
    file.parent.mkdir(parents=True)
    file.write_bytes(package(members))
    return {finding.code: finding.level for finding in report_of(root, []).findings}


@pytest.mark.parametrize("name", ["a.exe", "a.svg", "表/a.html", "a.js", "申请表", "a.txt.lnk"])
def test_a_type_that_may_not_be_offered_may_not_be_packed(name: str, tmp_path: Path) -> None:
    assert found(tmp_path, {name: b"MZ\0\1", "说明.txt": "申请表"}) == {"ZJ020": "阻断"}


def test_an_archive_in_an_archive_is_looked_into(tmp_path: Path) -> None:
    assert found(tmp_path, {"内.zip": package({"a.exe": b"MZ\0\1"})}) == {"ZJ020": "阻断"}


@pytest.mark.parametrize("name", ["a.eml", "a.vcf", "名单", "a.png", "a.mp4", "a.dat"])
def test_text_of_any_name_is_read(name: str, tmp_path: Path) -> None:
    codes = found(tmp_path, {name: f"小陈\n{number(Random(21))}"})
    assert codes.items() >= {"ZJ611": "阻断"}.items()
    assert ("ZJ020" in codes) == (name not in ("a.png", "a.mp4"))


def test_a_folder_named_after_a_number_is_seen(tmp_path: Path) -> None:
    assert found(tmp_path, {f"{number(Random(22))}/": "", "说明.txt": "申请表"}) == {"ZJ611": "阻断"}


@pytest.mark.parametrize("name", [".DS_Store", "__MACOSX/._说明.txt", "表/Thumbs.db", "desktop.ini"])
def test_what_a_system_leaves_behind_is_a_warning(name: str, tmp_path: Path) -> None:
    assert found(tmp_path, {name: b"\0\5\x16\7", "说明.txt": "申请表"}) == {"ZJ020": "警告"}


def test_an_ordinary_archive_passes(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "表/": "",
        "表/申请表.docx": package({**TYPES, "word/document.xml": "<w><p>咨询电话 0000-12345678</p></w>"}),
        "表/示例路1号.TXT": "示例镇示例路138号，补贴13800元",
        "照片.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
        "图.png": b"\x89PNG\r\n\x1a\n",
        "讲解.mp4": b"\0\0\0\x18ftypmp42",
        "金额.csv": "年份,金额\n2026,13800138000.55\n",
    }
    assert found(tmp_path, members) == {}


def test_what_cannot_be_read_hides_nothing_that_lies_beside_it(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "a.rar": b"Rar!",
        "内.zip": package({"b.doc": b"\xd0\xcf\x11\xe0", "名单.txt": number(Random(23))}),
        "c.exe": b"MZ\0\1",
    }
    assert found(tmp_path, members) == {"ZJ020": "阻断", "ZJ023": "警告", "ZJ611": "阻断"}


def test_an_object_that_cannot_be_read_hides_no_text(tmp_path: Path) -> None:
    file = tmp_path / "content/files/biao.docx"
    file.parent.mkdir(parents=True)
    text = f"<w><p>{number(Random(24))}</p></w>"
    file.write_bytes(package({**TYPES, "word/embeddings/oleObject1.bin": b"\0", "word/document.xml": text}))
    assert {finding.code for finding in report_of(tmp_path, []).findings} == {"ZJ023", "ZJ611"}
