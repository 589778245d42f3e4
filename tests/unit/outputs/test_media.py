"""Pictures, films and recordings: what a page shows of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Media, Position
from generator.outputs.documents.downloads import size_in_words
from generator.outputs.documents.media import shown

PLACE = Position("x.md")


@pytest.mark.parametrize(
    ("name", "kind", "type_"),
    [("a.PNG", "image", "PNG"), ("a.mp4", "video", "MP4"), ("a.m4a", "audio", "M4A"), ("a.pdf", "link", "PDF")],
)
def test_the_suffix_decides_how_it_is_shown(name: str, kind: str, type_: str, tmp_path: Path) -> None:
    item = shown(Media("甲", name, PLACE), tmp_path)
    assert (item.kind, item.type, item.size) == (kind, type_, "")


def test_captions_words_and_size_come_from_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x" * 2048)
    (tmp_path / "a.vtt").write_text("WEBVTT\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("\ufeff第一段，\r\n接着说。\r\n\r\n第二段<b>。\r\n", encoding="utf-8")
    item = shown(Media("甲", "a.mp4", PLACE, captions="a.vtt", transcript="a.txt"), tmp_path)
    assert (item.size, item.captions, item.words) == ("2 KB", "files/a.vtt", ("第一段，接着说。", "第二段<b>。"))


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (tmp_path / "secret.txt").write_text("内部", encoding="utf-8")
    (files / "link.txt").symlink_to(tmp_path / "secret.txt")
    for name in ("../secret.txt", "link.txt", str(tmp_path / "secret.txt")):
        assert shown(Media("甲", "a.mp3", PLACE, transcript=name), files).words == ()


def test_a_transcript_that_is_no_text_or_very_long_stays_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "long.txt").write_text("长" * 40_000, encoding="utf-8")
    for name in ("a.docx", "long.txt"):
        assert shown(Media("甲", "a.mp3", PLACE, transcript=name), tmp_path).words == ()


def test_sizes_are_said_as_people_say_them() -> None:
    assert [size_in_words(count) for count in (900, 1024, 1536, 3 * 1024 * 1024)] == [
        "900 字节",
        "1 KB",
        "1.5 KB",
        "3 MB",
    ]
