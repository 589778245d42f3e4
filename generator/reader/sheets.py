"""The cells of a spreadsheet as text, a row a line, hidden sheets and rows included; numbers as they are stored."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from generator.model import TextPart
from generator.reader.guarded_xml import guarded_parser

MAX_GAP = 200
"""Empty rows that are kept as empty lines; after more of them a new part begins."""

_SAID = ("prompt", "promptTitle", "error", "errorTitle", "display", "tooltip", "location")
"""Attributes of a cell's rules and links that people see."""

_CODES = re.compile(r'&"[^"&]{0,80}"|&K[0-9A-Fa-f]{6}|&K\d\d[+-]\d{3}|&\d{1,3} ?|&[BIUSXYEDTPNAFZGH]')
_AREAS = re.compile(r"&[LCR]")
"""How headers and footers of a sheet write fonts, sizes and pictures, and their left, middle and right."""

_GLUED = re.compile(r'"\s{0,4}&\s{0,4}"')
_LISTED = re.compile(r'"\s{0,4},\s{0,4}"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def plain_number(text: str) -> str:
    """A stored number written out: 1.1010119900101E+17 is 110101199001010000."""
    if not re.fullmatch(r"-?\d+(?:\.\d+)?[Ee]\+?\d{1,2}", text):
        return text
    try:
        return format(Decimal(text), "f")
    except InvalidOperation:
        return text


def _plain_header(text: str) -> str:
    """What a header or footer says, without its codes; `&&` is one sign."""
    return "&".join(_CODES.sub("", _AREAS.sub("\n", piece)) for piece in text.split("&&")).strip()


def _glued(formula: str) -> str:
    """A formula with the strings that it puts together put together."""
    glued = _GLUED.sub("", formula)
    return _LISTED.sub("", glued) if glued.upper().startswith("CONCAT") else glued


@dataclass(slots=True)
class _Strings:
    """The shared strings: cells hold only their number."""

    found: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def end(self, name: str) -> None:
        if _local(name) == "si":
            self.found.append("".join(self.pieces).strip())
            self.pieces.clear()


@dataclass(slots=True)
class _Rows:
    strings: list[str]
    name: str
    parts: list[TextPart] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    kind: str = ""
    row: int = 0
    first: int = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "row":
            number = attributes.get("r", "")
            self._reach(int(number) if number.isdigit() and len(number) < 9 else self.row + 1)
        elif local == "c":
            self.kind = attributes.get("t", "n")
            self.pieces.clear()
        elif local == "f":
            self.pieces.clear()
        elif local in ("dataValidation", "hyperlink"):
            self.others += [value for key, value in attributes.items() if key in _SAID]
        elif local == "v":
            if text := "".join(self.pieces).strip():
                self.others.append(text)  # a formula, which may hold words of its own
            self.pieces.clear()

    def end(self, name: str) -> None:
        local = _local(name)
        text = "".join(self.pieces).strip()
        if local == "c":
            self.cells.append(self._value(text))
        elif local == "row":
            self.lines.append("\t".join(self.cells))
            self.cells = []
        elif local == "f":
            self.pieces[:] = [_glued(text)]
            return
        elif local not in ("v", "is", "t", "r"):
            if text:
                self.others.append(_plain_header(text) if local.endswith(("Header", "Footer")) else text)
        else:
            return
        self.pieces.clear()

    def close(self) -> tuple[TextPart, ...]:
        self._flush()
        if self.others:
            self.parts.append(TextPart(f"表“{self.name}”的页眉、公式等", "\n".join(self.others)))
        return tuple(self.parts)

    def _value(self, text: str) -> str:
        if self.kind == "s":
            index = int(text) if text.isdigit() and len(text) < 9 else -1
            return self.strings[index] if 0 <= index < len(self.strings) else ""
        return plain_number(text) if self.kind == "n" else text

    def _reach(self, row: int) -> None:
        gap = row - self.first - len(self.lines)
        if gap > MAX_GAP or gap < 0:
            self._flush()
            self.first = row
        else:
            self.lines += [""] * gap
        self.row = row

    def _flush(self) -> None:
        if any(self.lines):
            label = f"表“{self.name}”" + (f"第{self.first}行起" if self.first > 1 else "")
            self.parts.append(TextPart(label, "\n".join(self.lines)))
        self.lines = []


class SheetText:
    """Reads the sheets of one workbook; `read` gives the bytes of a part or None."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read

    def parts(self, names: Iterable[str]) -> Iterator[TextPart]:
        """The text of every sheet. Raises ExpatError for broken XML."""
        titles = self._titles()
        strings = _Strings()
        _parse(self._read("xl/sharedStrings.xml"), None, strings.end, strings.pieces.append)
        for name in names:
            if _SHEET.fullmatch(name):
                rows = _Rows(strings.found, titles.get(name, posixpath.basename(name).removesuffix(".xml")))
                _parse(self._read(name), rows.start, rows.end, rows.pieces.append)
                yield from rows.close()

    def _titles(self) -> dict[str, str]:
        """The name on the tab of each sheet part."""
        tabs: dict[str, str] = {}
        targets: dict[str, str] = {}

        def sheet(name: str, attributes: dict[str, str]) -> None:
            if _local(name) == "sheet":
                place = next((value for key, value in attributes.items() if _local(key) == "id"), "")
                tabs[place] = attributes.get("name", "")

        def relation(name: str, attributes: dict[str, str]) -> None:
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")

        _parse(self._read("xl/workbook.xml"), sheet, None, None)
        _parse(self._read("xl/_rels/workbook.xml.rels"), relation, None, None)
        return {targets[key]: title for key, title in tabs.items() if key in targets}


def _parse(
    data: bytes | None,
    start: Callable[[str, dict[str, str]], None] | None,
    end: Callable[[str], None] | None,
    text: Callable[[str], object] | None,
) -> None:
    if not data:
        return
    parser = guarded_parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
