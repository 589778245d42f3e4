"""Pictures, films and recordings of an interpretation: how each is shown, its captions, its words as text, kind and size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.outputs.documents.downloads import size_in_words
from generator.render.transcripts import offered, transcript

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Media

PLAYERS = {
    "image": (".png", ".jpg", ".jpeg", ".gif", ".webp"),
    "video": (".mp4", ".webm"),
    "audio": (".mp3", ".m4a", ".ogg", ".wav"),
}


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
        f"files/{captions}" if captions.lower().endswith(".vtt") and offered(files, captions) else "",
        transcript(files, media.transcript or ""),
    )


def _size(files: Path, name: str) -> str:
    path = offered(files, name)
    return size_in_words(path.stat().st_size) if path else ""
