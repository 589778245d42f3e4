"""Pictures, films and recordings of an interpretation: how each is shown, its captions, its words as text, kind and size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.outputs.documents.downloads import size_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Media

PLAYERS = {
    "image": (".png", ".jpg", ".jpeg", ".gif", ".webp"),
    "video": (".mp4", ".webm"),
    "audio": (".mp3", ".m4a", ".ogg", ".wav"),
}
_LONGEST = 64 * 1024  # bytes of a transcript that stand on the page


@dataclass(frozen=True, slots=True)
class Shown:
    """One of them: `kind` is image, video, audio, or link for anything else; `words` are the paragraphs of its transcript."""

    kind: str
    title: str
    url: str
    type: str
    size: str
    captions: str
    words: tuple[str, ...]


def shown(media: Media, files: Path) -> Shown:
    """What a page shows of it; `files` is content/files/."""
    suffix = PurePosixPath(media.file).suffix.lower()
    kind = next((name for name, suffixes in PLAYERS.items() if suffix in suffixes), "link")
    captions = media.captions or ""
    return Shown(
        kind,
        media.title,
        f"files/{media.file}",
        suffix.lstrip(".").upper() or "文件",
        _size(files, media.file),
        f"files/{captions}" if captions.lower().endswith(".vtt") and _file(files, captions) else "",
        _words(files, media.transcript or ""),
    )


def _file(files: Path, name: str) -> Path | None:
    """The file, if it is one that the site offers: inside content/files/ and no link to elsewhere."""
    path = files / name
    if not name or path.is_symlink() or not path.resolve().is_relative_to(files.resolve()):
        return None
    return path if path.is_file() else None


def _size(files: Path, name: str) -> str:
    path = _file(files, name)
    return size_in_words(path.stat().st_size) if path else ""


def _words(files: Path, name: str) -> tuple[str, ...]:
    path = _file(files, name) if name.lower().endswith(".txt") else None
    if path is None or path.stat().st_size > _LONGEST:
        return ()
    text = path.read_text("utf-8-sig", errors="replace")
    paragraphs = ("".join(line.strip() for line in part.splitlines()) for part in text.split("\n\n"))
    return tuple(paragraph for paragraph in paragraphs if paragraph)
