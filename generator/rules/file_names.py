"""The files a document offers, and how their names below content/files/ may be written."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.model import Attachment, Document, Interpretation, Media, Policy

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]|file:", re.IGNORECASE)


def leaves_folder(name: str) -> bool:
    """Whether a file name points out of content/files/ or is written as a path of one's own machine."""
    plain = unquote(name)
    return bool(_ABSOLUTE.match(plain)) or ".." in re.split(r"[/\\]", plain)


def offered(document: Document) -> tuple[Attachment | Media, ...]:
    """Attachments of a policy, media of an interpretation."""
    if isinstance(document, Policy):
        return document.attachments
    return document.media if isinstance(document, Interpretation) else ()
