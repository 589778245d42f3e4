"""Attachments as a page offers them: what kind of file, and how big."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Attachment

KINDS = {
    "DOC": "Word 文档",
    "DOCX": "Word 文档",
    "WPS": "WPS 文字",
    "OFD": "OFD 版式文件",
    "PDF": "PDF 文件",
    "XLS": "Excel 表格",
    "XLSX": "Excel 表格",
    "ET": "WPS 表格",
    "CSV": "表格（CSV）",
    "PPT": "演示文稿",
    "PPTX": "演示文稿",
    "TXT": "纯文本",
    "ZIP": "压缩包",
    "PNG": "图片",
    "JPG": "图片",
    "JPEG": "图片",
}


@dataclass(frozen=True, slots=True)
class Download:
    """An attachment: title, address, how its name ends (for the icon), kind of file and size in words."""

    title: str
    url: str
    suffix: str
    kind: str
    size: str


def download(item: Attachment, files: Path) -> Download:
    """An attachment below the directory `files` (content/files)."""
    path = files / item.file
    suffix = PurePosixPath(item.file).suffix.lstrip(".").upper()
    kind = KINDS.get(suffix, f"{suffix} 文件" if suffix else "文件")
    return Download(
        item.title, f"files/{item.file}", suffix, kind, size_in_words(path.stat().st_size) if path.is_file() else ""
    )


def size_in_words(count: int) -> str:
    """A size as people say it: 1.5 MB."""
    for unit, size in (("MB", 1024 * 1024), ("KB", 1024)):
        if count >= size:
            return f"{count / size:.1f}".removesuffix(".0") + f" {unit}"
    return f"{count} 字节"
