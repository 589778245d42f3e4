"""Run as a program of its own: reads names of PDF files, one JSON string a line, and answers each with one line of JSON.

A hostile PDF can keep any reader busy for hours or fill the memory; here that costs a child process, never the check.
It imports nothing of ours, so that it starts quickly.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

MAX_PAGES = 3000
MAX_TEXT = 8_000_000
MEMORY = 1 << 30


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
    for number, page in enumerate(reader.pages, 1):
        if number > MAX_PAGES:
            return
        yield f"第{number}页", page.extract_text() or ""
        notes = [note.get_object() for note in page.get("/Annots") or ()]
        said = [str(note.get(key, "")) for note in notes for key in ("/Contents", "/T", "/V", "/TU")]
        said += [str((note.get("/A") or {}).get("/URI", "")) for note in notes]
        yield f"第{number}页的批注", "\n".join(text for text in said if text)


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
