"""The text of zip packages: Office Open XML, OpenDocument, OFD and plain archives, hidden parts and all. Bounded in size and time."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.model import MEMBERS, TextPart
from generator.reader.guarded_xml import Unreadable, guarded_parser
from generator.reader.sheets import SheetText

MAX_MEMBERS = 10_000
MAX_UNPACKED = 48 * 1024 * 1024
MAX_DEPTH = 3
"""Packages within packages: a spreadsheet in a text in an archive."""

_BLOCKS = frozenset(
    (
        *("p", "h", "row", "tr", "si", "comment", "br", "tab", "tc", "cell", "table-cell", "TextCode"),
        *("Relationship", "sheet", "definedName", "description", "text"),
    )
)
"""Elements that end a piece of text; within a paragraph, runs join."""

_SPEAKING = frozenset(
    (
        *("name", "title", "descr", "Target", "tooltip", "display", "displayText", "author"),
        *("string-value", "value", "href", "alt-text"),
    )
)
"""Attributes that hold words of an author: names of sheets, alternative texts, addresses."""

_SPEAKING_OF = {
    "v": ("s", "n"),  # what a pivot table remembers of its source
    "val": (
        "alias",
        "tag",
        "default",
        "listEntry",
        "helpText",
        "statusText",
    ),  # how a form calls its fields, what they offer
    "string": ("textpath",),  # a watermark
}
"""Attributes that hold such words in these elements."""

_LABELS = (
    (re.compile(r"word/document\.xml|content\.xml"), "正文"),
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r".*comments?\w*/?\w*\.xml"), "批注"),
    (re.compile(r"word/footnotes\.xml"), "脚注"),
    (re.compile(r"word/endnotes\.xml"), "尾注"),
    (re.compile(r"docProps/.*|meta\.xml|customXml/.*"), "文件属性"),
    (re.compile(r".*\.rels"), "链接"),
    (re.compile(r"ppt/slides/slide(\d+)\.xml"), "第{}张幻灯片"),
    (re.compile(r"ppt/notesSlides/.*"), "幻灯片备注"),
    (re.compile(r"xl/workbook\.xml"), "工作表名"),
    (re.compile(r".*/Page_(\d+)/Content\.xml"), "第{}页"),
)
_SILENT = re.compile(
    r".*(?:theme/theme\d*|styles?|settings|webSettings|fontTable|numbering|\[Content_Types\])\.xml"
    r"|xl/(?:sharedStrings|calcChain)\.xml|xl/worksheets/[^/]+\.xml|.*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|ttf|odttf|fntdata|mp[34]|wav|m4a|webm|ogg|ico)",
    re.IGNORECASE,
)
_PROPERTIES = re.compile(r"docProps/|meta\.xml|customXml/")
_OPAQUE = re.compile(r".*embeddings/[^/]+\.bin", re.IGNORECASE)
_WORDLESS = re.compile(
    r"mimetype|layout-cache|Configurations2/.*|Thumbnails/.*|ObjectReplacements/.*|.*printerSettings/[^/]+\.bin"
    r"|(?!.*\.svg$).*(?:^|/)(?:media|Pictures|Res|fonts|Fonts|Signs?|Signatures|_xmlsignatures)/.*|.*/\.DS_Store|docProps/thumbnail.*"
    r"|.*\.(?:svm|wdp|webp|jb2|jbig2|otf|ttc|eot|fntdata|esl|sigs)",
    re.IGNORECASE,
)
"""Parts that hold pictures, fonts, signatures and settings of printers."""

_END = b"PK\x05\x06"
_PACKED = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".ofd", ".zip", ".doc", ".xls", ".ppt", ".pdf", ".rar", ".7z")
_LOOSE = (".txt", ".csv", ".tsv", ".htm", ".html", ".rtf", ".md", ".json", *_PACKED)
_DRAWINGS = (".vml", ".svg")
_MARKUP = (".xml", ".rels", *_DRAWINGS)


@dataclass(slots=True)
class Budget:
    """How much may still be unpacked, over all packages of one attachment."""

    left: int = MAX_UNPACKED

    def spend(self, size: int) -> None:
        """Take from what is left. Raises Unreadable when it is used up."""
        self.left -= size
        if self.left < 0:
            raise Unreadable(f"解压后超过 {MAX_UNPACKED // 1024 // 1024} MB")


Reader = Callable[[str, bytes, Budget, int], tuple[TextPart, ...]]


def read_package(data: bytes, inner: Reader, budget: Budget, depth: int) -> tuple[TextPart, ...]:
    """Every piece of text in a package; `inner` reads files that lie in it. Raises Unreadable."""
    if depth > MAX_DEPTH:
        raise Unreadable(f"压缩包套了 {MAX_DEPTH} 层以上")
    parts: list[TextPart] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [item for item in package.infolist() if not item.is_dir()]
            if len(package.filelist) > MAX_MEMBERS:
                raise Unreadable(f"里面有 {len(package.filelist)} 个文件，超过 {MAX_MEMBERS} 个")
            parts += (*_remarks(package), *_behind(data))
            _Package(package, members, inner, budget, depth, parts).read()
    except Unreadable as error:
        raise Unreadable(str(error), tuple(parts)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("文件损坏", tuple(parts)) from error
    return tuple(parts)


def _remarks(package: zipfile.ZipFile) -> Iterator[TextPart]:
    """What an archive says of itself and of its members where only those who unpack it look."""
    said = [package.comment, *(item.comment for item in package.infolist())]
    words = "\n".join(text for remark in said if (text := _loosely(remark).strip()))
    if words:
        yield TextPart("压缩包的注释", words)


def _behind(data: bytes) -> Iterator[TextPart]:
    """What follows the end of an archive."""
    end = data.rfind(_END)
    last = (
        data[end + 22 + int.from_bytes(data[end + 20 : end + 22], "little") :].strip(b"\0 \t\r\n") if end >= 0 else b""
    )
    if last:
        yield TextPart("文件末尾多出的字", _loosely(last))


def _loosely(data: bytes) -> str:
    """Bytes of some text in UTF-8 or GB18030, whatever in it is neither left out."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "ignore")


@dataclass(slots=True)
class _Package:
    package: zipfile.ZipFile
    members: list[zipfile.ZipInfo]
    inner: Reader
    budget: Budget
    depth: int
    parts: list[TextPart]

    def read(self) -> None:
        """Fill `parts`. What cannot be read keeps nothing else from being read, and is raised at the end."""
        names = {item.filename for item in self.members}
        archive = not names & {"[Content_Types].xml", "OFD.xml"} and not names >= {"mimetype", "content.xml"}
        if archive:
            folders = {item.filename for item in self.package.infolist() if item.is_dir()}
            self.parts.append(TextPart(MEMBERS, "\n".join(sorted(names | folders))))
        elif "xl/workbook.xml" in {name.lower() for name in names}:
            self.parts += self._sheets()
        failed: Unreadable | None = None
        for item in self.members:
            try:
                self.parts += self._member(item, archive=archive)
            except Unreadable as error:
                self.parts += _within(item.filename, error.parts)
                if self.budget.left < 0:
                    raise
                failed = failed or error
        if failed:
            raise failed

    def _member(self, item: zipfile.ZipInfo, *, archive: bool) -> Iterator[TextPart]:
        name = item.filename
        if _OPAQUE.fullmatch(name) and not self._read(item).startswith(b"PK\x03\x04"):
            raise Unreadable(f"里面嵌着读不出的对象（{name.rpartition('/')[2]}）")
        if archive or "embeddings/" in name or name.lower().endswith(_LOOSE):
            yield from _within(name, self.inner(name, self._read(item), self.budget, self.depth + 1))
        elif not _SILENT.fullmatch(name) and (data := self._markup(item)):
            drawn = name.lower().endswith(_DRAWINGS)
            text = drawn_text(data) if drawn else xml_text(data, leaves=bool(_PROPERTIES.match(name)))
            if text.strip():
                yield TextPart(_label(name), text)

    def _markup(self, item: zipfile.ZipInfo) -> bytes:
        """The bytes of a part in XML, whatever its name; none for one without words. Raises Unreadable for the others."""
        name = item.filename
        if name.lower().endswith(_MARKUP):
            return self._read(item)
        if _WORDLESS.fullmatch(name):
            return b""
        data = self._read(item)
        if data.strip() and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<")):
            raise Unreadable(f"里面有认不出的部分（{name.rpartition('/')[2]}）")
        return data.strip() and data

    def _sheets(self) -> Iterator[TextPart]:
        by_name = {item.filename.lower(): item for item in self.members}
        names = (
            re.sub(r"(?i)^xl/worksheets/|\.xml$", lambda end: end.group().lower(), i.filename) for i in self.members
        )

        def read(name: str) -> bytes | None:
            return self._read(by_name[name.lower()]) if name.lower() in by_name else None

        try:
            yield from SheetText(read).parts(sorted(names))
        except expat.ExpatError as error:
            raise Unreadable("表格损坏") from error

    def _read(self, item: zipfile.ZipInfo) -> bytes:
        if item.flag_bits & 1:
            raise Unreadable("加了密码")
        with self.package.open(item) as stream:
            data = stream.read(self.budget.left + 1)  # what the header claims is not to be trusted
        self.budget.spend(len(data))
        return data


def drawn_text(data: bytes) -> str:
    """The words of a drawing (.vml, .svg); spreadsheets write some that are not well-formed."""
    try:
        return xml_text(data)
    except Unreadable:
        return re.sub(r"<[^<>]*>", "\n", data.decode("utf-8", "replace"))


def _within(name: str, parts: tuple[TextPart, ...]) -> Iterator[TextPart]:
    return (TextPart(f"{name} {part.label}".rstrip(), part.text) for part in parts)


def _label(name: str) -> str:
    for pattern, label in _LABELS:
        found = pattern.fullmatch(name)
        if found:
            return label.format(*found.groups())
    return name


@dataclass(slots=True)
class _Text:
    leaves: bool
    pieces: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sym":
            self.pieces.append(_symbol(attributes))
        for key, value in attributes.items():
            local = key.rpartition(":")[2]
            if (local in _SPEAKING or name.rpartition(":")[2] in _SPEAKING_OF.get(local, ())) and len(value) >= 2:
                self.pieces.append(f"\n{value}\n")

    def end(self, name: str) -> None:
        if self.leaves or name.rpartition(":")[2] in _BLOCKS:
            self.pieces.append("\n")


def _symbol(attributes: dict[str, str]) -> str:
    """The sign that Word writes as a number in a font of symbols: F031 is a 1."""
    code = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "char"), "")
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    return (
        chr(number & 0xFF if 0xF000 <= number <= 0xF0FF else number)
        if 0x20 <= number < 0xD800 or number >= 0xE000
        else ""
    )


def xml_text(data: bytes, *, leaves: bool = False) -> str:
    """The character data of an XML part, one block a line (with `leaves`: one element a line). Raises Unreadable."""
    collected = _Text(leaves)
    parser = guarded_parser()
    parser.StartElementHandler = collected.start
    parser.EndElementHandler = collected.end
    parser.CharacterDataHandler = collected.pieces.append
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable("文件里的 XML 损坏") from error
    return re.sub(r"[ \t]*\n[ \t\n]*", "\n", "".join(collected.pieces)).strip("\n")
