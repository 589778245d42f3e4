"""What an attachment says inside, as far as a program can read it."""

from __future__ import annotations

from dataclasses import dataclass

MEMBERS = "压缩包里的文件名"
"""How the label ends of a part that lists what lies in an archive, a name a line; those of folders end in a slash."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of an attachment: where it stands in the file (正文, 页眉, 表“名单”, 第3页 …; empty for plain text) and its text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Attached:
    """One file below content/files/: the SHA-256 of its bytes, its text, and why some of it could not be read.

    A picture or a recording has neither text nor problem; nobody expects a program to read it.
    """

    digest: str
    parts: tuple[TextPart, ...] = ()
    problem: str | None = None
