"""A table as Excel and WPS save it as CSV: UTF-8 with or without a mark, or the GBK of a Chinese Windows; commas, tabs, semicolons."""

from __future__ import annotations

import csv
import io
from typing import NamedTuple

from generator.reader.files import unify_line_ends

SAVE = "在 Excel 或 WPS 里另存为“CSV（逗号分隔）”"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Row(NamedTuple):
    """The cells of a row and the line it begins on."""

    line: int
    cells: list[str]


class Amiss(NamedTuple):
    """Why a table could not be read from this line on, and what to do about it."""

    line: int
    message: str
    fix: str


def csv_rows(data: bytes, most: int) -> tuple[list[Row], Amiss | None]:
    """The rows before anything is amiss, and what is; empty rows before the first full one are left out."""
    text = _text(data)
    if text is None:
        return [], _unreadable(data)
    first = text.split("\n", 1)[0]
    sign = max(",\t;", key=first.count)
    if "，" in first and not first.count(sign):
        return [], Amiss(1, "列名之间是全角逗号“，”", f"{SAVE}，不要手打逗号")
    reader = csv.reader(io.StringIO(text), delimiter=sign, strict=True)
    rows: list[Row] = []
    amiss: Amiss | None = None
    line = 1
    try:
        for cells in reader:
            if len(rows) == most:
                amiss = Amiss(line, f"这张表超过 {most} 行", "删掉多余的行，或者分成几个文件")
                break
            if rows or any(cell.strip() for cell in cells):
                rows.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error:
        amiss = Amiss(line, "这一行的引号没有成对，后面的都读乱了", f"{SAVE}，不要在记事本里改")
    return rows, amiss


def _text(data: bytes) -> str | None:
    if data.startswith(_WORKBOOKS):
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else unify_line_ends(text)
    return None


def _unreadable(data: bytes) -> Amiss:
    if data.startswith(_WORKBOOKS):
        return Amiss(1, "这是 Excel 文件改了扩展名，不是 CSV", f"打开原来的文件，{SAVE}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Amiss(1, "这是“Unicode 文本”（UTF-16），读不了", f"{SAVE}，不要选“Unicode 文本”")
    return Amiss(1, "不是文本文件，或编码损坏", SAVE)
