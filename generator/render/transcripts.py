"""The words of a film, a recording or a picture, as its page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST = 64 * 1024  # bytes of a transcript that stand on the page


def offered(files: Path, name: str) -> Path | None:
    """The file, if it is one that the site offers: inside `files` (content/files/) and no link to elsewhere."""
    path = files / name
    if not name or path.is_symlink() or not path.resolve().is_relative_to(files.resolve()):
        return None
    return path if path.is_file() else None


def transcript(files: Path, name: str) -> tuple[str, ...]:
    """The paragraphs of a transcript (.txt); none where there is no such file or it is too long for a page."""
    path = offered(files, name) if name.lower().endswith(".txt") else None
    if path is None or path.stat().st_size > _LONGEST:
        return ()
    text = path.read_text("utf-8-sig", errors="replace")
    paragraphs = ("".join(line.strip() for line in part.splitlines()) for part in text.split("\n\n"))
    return tuple(paragraph for paragraph in paragraphs if paragraph)
