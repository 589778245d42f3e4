"""Every text that a drafter typed into the front matter, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from generator.fields import INTERPRETATION_FIELDS, POLICY_FIELDS
from generator.model import Approval, Attachment, Contact, Document, Media, Plan, Policy, Position


def written_texts(document: Document) -> Iterator[tuple[Position, str]]:
    """The texts of the front matter: plain ones, those of lists, and those inside attachments, contacts and the like."""
    for field in POLICY_FIELDS if isinstance(document, Policy) else INTERPRETATION_FIELDS:
        value = getattr(document, field.name, None)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str):
                yield document.at(field.key), item
            elif isinstance(item, (Attachment, Media, Contact, Approval, Plan)):
                place = getattr(item, "position", document.at(field.key))
                texts = (getattr(item, part.name) for part in fields(item))
                yield from ((place, text) for text in texts if isinstance(text, str))
