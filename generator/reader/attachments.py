"""What the attachments say inside. Total: whatever the bytes, there is an answer, and what cannot be read is a phrase that says why.

What was taken out of packages and PDFs is kept in the user's cache by the hash of the file's bytes, so that a check of ten
thousand attachments costs the hashing. It goes when the attachment goes. It is not kept in the project: whoever could commit it
there could forge what was read.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.cache import folder_of
from generator.model import Attached, TextPart
from generator.reader.guarded_xml import Unreadable
from generator.reader.pdf import PdfTexts
from generator.reader.pictures import PNG, png_words
from generator.trouble import reason

if TYPE_CHECKING:
    from generator.reader.packages import Budget

VERSION = 5
"""Goes up when reading takes out more or other text than before."""

MAX_TEXT_FILE = 16 * 1024 * 1024
MAX_BINARY = 64 * 1024 * 1024
TEXTS = (".txt", ".csv", ".vtt", ".srt", ".htm", ".html", ".rtf", ".json", ".xml", ".md", ".tsv", ".svg")
PACKAGES = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".ofd", ".zip")
OLD = (".doc", ".xls", ".ppt", ".wps", ".et", ".dps")
_OLE = b"\xd0\xcf\x11\xe0"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_STEP = 1024 * 1024
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_AS_FIGURE = re.compile(r"(?<![\w.+-])\d\.\d{1,17}[Ee]\+?1\d(?![\w.])")
"""A long number as a spreadsheet exports it: 1.3900000000E+10."""
_NONE: Mapping[str, Attached] = MappingProxyType({})


def read_attachments(root: Path, names: Iterable[str], known: Mapping[str, Attached] = _NONE) -> dict[str, Attached]:
    """The attachments of the project at `root`; `names` are relative to content/files/. Those in `known` are not read again."""
    cache = cache_of(root)
    found: dict[str, Attached] = {}
    with PdfTexts() as pdfs:
        for name in sorted(names):
            file = root / "content" / "files" / name
            found[name] = known[name] if name in known else read_attachment(file, name, cache, pdfs)
    if cache:
        _forget(cache, {item.digest for item in found.values()})
    return found


def cache_of(root: Path) -> Path | None:
    """Where the text of this project's attachments is kept: outside of the project; None where the user has no such place."""
    folder = folder_of(root)
    return folder / "attachments" if folder else None


def read_attachment(file: Path, name: str, cache: Path | None, pdfs: PdfTexts) -> Attached:
    """One attachment, from the cache where it is there."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return Attached("", problem="不是普通文件")
        digest, head, size = _hash(file)
    except OSError as error:
        return Attached("", problem=f"打不开（{reason(error)}）")
    kind = _kind(name, head)
    if not kind:
        return Attached(digest, problem="其实是程序" if head.startswith(_PROGRAMS) else None)
    if kind == "text":
        return _read(file, name, digest, kind, size, pdfs)
    kept = cache / f"{digest}-{kind}.json" if cache else None
    known = _recall(kept, digest) if kept else None
    if known is None:
        known = _read(file, name, digest, kind, size, pdfs)
        if kept:
            _keep(kept, known)
    return known


def _hash(file: Path) -> tuple[str, bytes, int]:
    digest = hashlib.sha256()
    head, size = b"", 0
    with file.open("rb") as stream:
        while piece := stream.read(_STEP):
            head = head or piece[:1024]
            size += len(piece)
            digest.update(piece)
    return digest.hexdigest(), head, size


def _kind(name: str, head: bytes) -> str:
    """How to read a file, told by what it is before what it is called; empty for pictures without words and for recordings."""
    if head.startswith(PNG):
        return "png"
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - names in archives are no paths of this system
    if head.startswith(b"PK\x03\x04") or suffix in PACKAGES:
        return "package"
    if head.startswith(_OLE) or suffix in OLD or suffix in (".rar", ".7z"):
        return "closed"
    if suffix == ".pdf" or head.startswith(b"%PDF"):
        return "pdf"
    return "text" if suffix in TEXTS or _looks_like_text(head) else ""


def _looks_like_text(head: bytes) -> bool:
    """Whether the beginning of a file that is called something else reads as text."""
    if not head or _CONTROL.search(head):
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the last sign may have been cut
            with suppress(UnicodeDecodeError):
                return bool(head[: len(head) - cut].decode(encoding))
    return False


def _read(file: Path, name: str, digest: str, kind: str, size: int, pdfs: PdfTexts) -> Attached:
    most = MAX_TEXT_FILE if kind == "text" else MAX_BINARY
    if size > most and kind != "closed":
        return Attached(digest, problem=f"有 {size / _STEP:.0f} MB，超过 {most // _STEP} MB")
    from generator.reader.packages import Budget  # with what reads archives: a project without attachments does not pay

    try:
        if kind == "pdf":
            return pdfs.read(file, digest)
        return Attached(digest, _parts(name, b"" if kind == "closed" else file.read_bytes(), Budget(), 0, kind))
    except Unreadable as error:
        return Attached(digest, error.parts, str(error))
    except OSError as error:
        return Attached(digest, problem=f"打不开（{reason(error)}）")


def _parts(name: str, data: bytes, budget: Budget, depth: int, kind: str = "") -> tuple[TextPart, ...]:
    kind = kind or _kind(name, data[:1024])
    if kind == "package":
        if data.startswith(_OLE):
            raise Unreadable("加了密码，或者是旧版格式")
        from generator.reader.packages import read_package

        return read_package(data, _parts, budget, depth)
    if kind in ("closed", "pdf"):
        within = f"里面的“{name}”" if depth else ""
        raise Unreadable(f"{within}是旧版或封闭的格式" if kind == "closed" else f"{within}是 PDF")
    if kind == "png":
        return _picture_parts(data, budget, depth)
    if kind != "text":
        return ()
    if name.lower().endswith(".svg"):
        from generator.reader.packages import drawn_text

        return (TextPart("图里的字", drawn_text(data)),)
    text = decode_text(data)
    if name.lower().endswith((".csv", ".tsv")):
        from generator.reader.sheets import plain_number

        text = _AS_FIGURE.sub(lambda found: plain_number(found.group()), text)
    return (TextPart("", text),)


def _picture_parts(data: bytes, budget: Budget, depth: int) -> tuple[TextPart, ...]:
    words, rest = png_words(data)
    parts = (TextPart("图片属性", words),) if words else ()
    within = _parts("", rest, budget, depth + 1) if rest else ()
    return (*parts, *(TextPart(f"图片末尾 {part.label}".rstrip(), part.text) for part in within))


def decode_text(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or GB18030. Raises Unreadable."""
    text = None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif data[:2000].count(0) > len(data[:2000]) // 5:
        encodings = ["utf-16-le" if data[1:2000:2].count(0) > data[:2000:2].count(0) else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            break
    if text is None:
        raise Unreadable("文字的编码认不出")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _recall(file: Path, digest: str) -> Attached | None:
    """What was kept; None when there is nothing, or nothing that can be trusted to be whole."""
    try:
        kept = json.loads(file.read_bytes())
        if kept["version"] != VERSION or kept["digest"] != digest:
            return None
        parts = tuple(TextPart(str(label), str(text)) for label, text in kept["parts"])
        problem = kept["problem"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Attached(digest, parts, None if problem is None else str(problem))


def _keep(file: Path, item: Attached) -> None:
    """Keep it for the next check; where that cannot be done, the next check reads again."""
    parts = [[part.label, part.text] for part in item.parts]
    text = json.dumps({"version": VERSION, "digest": item.digest, "parts": parts, "problem": item.problem})
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)


def _forget(cache: Path, digests: set[str]) -> None:
    """Drop what was kept of attachments that are gone: their text may be why they went."""
    with suppress(OSError):
        for file in cache.iterdir():
            if file.name.partition("-")[0] not in digests:
                file.unlink(missing_ok=True)
