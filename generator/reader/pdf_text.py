"""Run as a program of its own: reads names of PDF files, one JSON string a line, and answers each with one line of JSON.

A hostile PDF can keep any reader busy for hours or fill the memory; here that costs a child process, never the check.
It imports nothing of ours, so that it starts quickly.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

MAX_PAGES = 3000
MAX_TEXT = 8_000_000
MEMORY = 1 << 30
MAX_OBJECTS = 50_000
"""Objects that are looked into below the forms, the structure and the private data of one file."""

_UPWARDS = ("/Parent", "/P", "/Pg", "/AP", "/MK", "/DR", "/ParentTree", "/RoleMap", "/ClassMap")
"""Keys that lead back, or to what is drawn."""


def text_of(path: str) -> dict[str, Any]:
    """The pages, notes and properties of a PDF: ``{"parts": [[label, text] …], "problem": phrase or None}``."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"parts": [], "problem": "加了密码"}
        parts: list[list[str]] = []
        length = 0
        for label, text in _texts(reader):
            length += len(text)
            if length > MAX_TEXT:
                return {"parts": parts, "problem": f"文字超过 {MAX_TEXT // 10000} 万字，后面的没有读"}
            if text.strip():
                parts.append([label, text])
        pages = len(reader.pages)
        problem = f"有 {pages} 页，{MAX_PAGES} 页以后的没有读" if pages > MAX_PAGES else None
        if problem is None and "/EmbeddedFiles" in (reader.root_object.get("/Names") or {}):
            problem = "里面嵌着别的文件"
        return {"parts": parts, "problem": problem}
    except MemoryError:
        return {"parts": [], "problem": "读它要用的内存太多"}
    except (PyPdfError, OSError, ImportError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return {"parts": [], "problem": "文件损坏，或是加了密"}
    except RecursionError:
        return {"parts": [], "problem": "文件损坏"}


def _texts(reader: Any) -> Iterator[tuple[str, str]]:
    words = [str(value) for value in (reader.metadata or {}).values()]
    yield "文件属性", "\n".join(words)
    yield "书签", "\n".join(_titles(reader.outline))
    root = reader.root_object
    yield "表单", "\n".join(_said(root.get("/AcroForm"), ("/V", "/DV", "/TU", "/T", "/Opt")))
    yield "结构里的替代文字", "\n".join(_said(root.get("/StructTreeRoot"), ("/ActualText", "/Alt", "/E", "/T")))
    yield "软件的私有数据", "\n".join(_said(root.get("/PieceInfo"), ()))
    for number, page in enumerate(reader.pages, 1):
        if number > MAX_PAGES:
            return
        yield f"第{number}页", page.extract_text() or ""
        notes = [note.get_object() for note in page.get("/Annots") or ()]
        said = [str(note.get(key, "")) for note in notes for key in ("/Contents", "/T", "/V", "/TU")]
        said += [str((note.get("/A") or {}).get("/URI", "")) for note in notes]
        yield f"第{number}页的批注", "\n".join(text for text in said if text)
        yield f"第{number}页的替代文字", "\n".join(_spoken(page))


def _said(root: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """The strings below an object that stand under one of the keys (without keys: all), each object looked at once."""
    seen: set[int] = set()
    left = [("", root)]
    for _ in range(MAX_OBJECTS):
        if not left:
            return
        key, item = left.pop()
        number = getattr(item, "idnum", None)
        if number is not None:
            if number in seen:
                continue
            seen.add(number)
        with suppress(Exception):  # a damaged object costs only itself
            item = item.get_object() if item is not None else None
        if isinstance(item, str | bytes):
            if (not keys or key in keys) and not str(item).startswith("/"):
                yield item if isinstance(item, str) else item.decode("utf-8", "replace")
        elif isinstance(item, dict):
            left += [(name, value) for name, value in reversed(item.items()) if name not in _UPWARDS]
        elif isinstance(item, list):
            left += [(key, value) for value in reversed(item)]


def _spoken(page: Any) -> Iterator[str]:
    """What a page has read aloud instead of what it shows."""
    contents = page.get_contents()
    if contents is None or b"BDC" not in contents.get_data():
        return
    for operands, operator in contents.operations if b"/ActualText" in contents.get_data() else ():
        if operator == b"BDC" and len(operands) > 1:
            yield from _said(operands[1], ("/ActualText", "/Alt", "/E"))
    resources = page.get("/Resources")
    if resources is not None:
        yield from _said(resources.get_object().get("/Properties"), ("/ActualText", "/Alt", "/E"))


def _titles(outline: Any) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield str(item.title)


def main() -> None:
    """Answer until the input ends."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):  # no such limit on this system
        pass
    logging.disable(logging.CRITICAL)  # pypdf's remarks on damaged files
    for line in sys.stdin:
        answer = text_of(json.loads(line))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
