"""Every text that a drafter typed into the front matter, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from generator.fields import fields_of
from generator.model import (
    Approval,
    Attachment,
    Channel,
    Contact,
    Document,
    Interpreter,
    Media,
    Opinion,
    Plan,
    Position,
)


def written_texts(document: Document) -> Iterator[tuple[Position, str]]:
    """The texts of the front matter: plain ones, those of lists, and those inside attachments, contacts and the like."""
    for field in fields_of(document):
        value = getattr(document, field.name, None)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str):
                yield document.at(field.key), item
            elif isinstance(item, (Attachment, Media, Contact, Approval, Plan, Interpreter, Channel, Opinion)):
                place = getattr(item, "position", document.at(field.key))
                texts = (getattr(item, part.name) for part in fields(item))
                yield from ((place, text) for text in texts if isinstance(text, str))
