"""The words that a PNG picture carries unseen: its text chunks, and whatever follows its end."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
MAX_TEXT = 4 * 1024 * 1024
MAX_CHUNKS = 100_000


def png_words(data: bytes) -> tuple[str, bytes]:
    """The text chunks of a PNG, one a line, and the bytes after its end; whatever is damaged is left out."""
    words: list[str] = []
    at = len(PNG)
    for _ in range(MAX_CHUNKS):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if len(kind) < 4:
            return "\n".join(words), b""
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            words += _words(kind, data[at + 8 : at + 8 + size])
        at += 12 + size
        if kind == b"IEND":
            break
    return "\n".join(words), data[at:]


def _words(kind: bytes, body: bytes) -> Iterator[str]:
    key, _, rest = body.partition(b"\0")
    if key.startswith(b"Raw profile type"):  # bytes written as digits
        return
    yield key.decode("latin-1")
    if kind == b"tEXt":
        yield _decoded(rest)
    elif kind == b"zTXt":
        yield _decoded(_unpacked(rest[1:]))
    else:
        packed, text = rest[:1] == b"\1", b"\0".join(rest[2:].split(b"\0")[2:])
        yield _decoded(_unpacked(text) if packed else text)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MAX_TEXT)
    except zlib.error:
        return b""


def _decoded(data: bytes) -> str:
    """Text in UTF-8 or GB18030, in which programs here write what the standard wants in Latin-1."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
