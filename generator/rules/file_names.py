"""How files are named: documents by their id, what they offer below content/files/."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from generator.model import Attachment, Document, Interpretation, Media, Policy

_ID = re.compile(r"\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_SUFFIX = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]|file:", re.IGNORECASE)


def is_id(text: str) -> bool:
    """Whether this is an id: a year and words in small letters, which is file name and address for good."""
    return _ID.fullmatch(text) is not None


def is_suffix(text: str) -> bool:
    """Whether this can follow the dot in the id of a further interpretation."""
    return _SUFFIX.fullmatch(text) is not None


def leaves_folder(name: str) -> bool:
    """Whether a file name points out of content/files/ or is written as a path of one's own machine."""
    plain = unquote(name)
    return bool(_ABSOLUTE.match(plain)) or ".." in re.split(r"[/\\]", plain)


def offered(document: Document) -> tuple[Attachment | Media, ...]:
    """Attachments of a policy, media of an interpretation with their captions and transcripts, one entry a file."""
    if isinstance(document, Policy):
        return document.attachments
    if not isinstance(document, Interpretation):
        return ()
    return tuple(replace(media, file=name) for media in document.media for name in media.files)
