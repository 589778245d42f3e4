"""What a statement on a pair has to cover: every document on its way to the public, and every file that these offer."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.model import (
    ISSUE_KEYS,
    ROLES,
    Document,
    Interpretation,
    Pair,
    Policy,
    Position,
    SignOff,
    Stage,
    Statement,
)

if TYPE_CHECKING:
    from datetime import date

_FILES = "content/files/"


@dataclass(frozen=True, slots=True)
class Covered:
    """One document or file as it is now. `owner` is the document itself, or the one that offers the file."""

    path: str
    name: str
    owner: Document
    position: Position
    file: str | None = None  # the digest of an attachment

    def digest(self, statement: Statement) -> str:
        """Its digest as this statement would have it."""
        return self.file or self.owner.seal.digest(_open(statement.role, statement.open_keys))

    def said(self, statement: Statement) -> str | None:
        """The digest the statement gives, None when it does not speak of it."""
        if self.file:
            return statement.files.get(self.name)
        return statement.policy if isinstance(self.owner, Policy) else statement.interpretations.get(self.name)


def covered(pair: Pair, files: Mapping[str, str]) -> Iterator[Covered]:
    """Everything of the pair; `files` holds the digests of attachments. A file that is not there is another rule's matter."""
    for document in pair.documents:
        yield Covered(document.path, file_name(document), document, document.at("标题"))
    seen: set[str] = set()
    for document in pair.documents:
        for name, position in _offered(document):
            if name in files and name not in seen:
                seen.add(name)
                yield Covered(f"content/files/{name}", name, document, position, files[name])


def needs_cover(document: Document) -> bool:
    """Whether a statement must speak of it: a further round that is still being drafted goes to nobody."""
    return not (isinstance(document, Interpretation) and document.round > 1 and document.stage is Stage.DRAFT)


def offered_names(pair: Pair) -> set[str]:
    """The names below content/files/ of all that the pair offers."""
    return {name for document in pair.documents for name, _ in _offered(document)}


def _offered(document: Document) -> Iterator[tuple[str, Position]]:
    if isinstance(document, Policy):
        yield from ((item.file.strip(), item.position) for item in document.attachments)
    elif isinstance(document, Interpretation):
        yield from ((name.strip(), item.position) for item in document.media for name in item.files)
    for link in document.body.links:
        path = posixpath.join(posixpath.dirname(document.path), unquote(re.split("[?#]", link.url)[0]))
        if (name := posixpath.normpath(path)).startswith(_FILES):  # whatever way round: ../files/./a.csv
            yield name.removeprefix(_FILES), link.position


def file_digest(data: bytes) -> str:
    """sha256 of an attachment; in a text file (no NUL byte) CRLF and LF are the same, as git may turn one into the other."""
    return hashlib.sha256(data if b"\0" in data else data.replace(b"\r\n", b"\n")).hexdigest()


def file_name(document: Document) -> str:
    """The name under which a statement keeps an interpretation's digest."""
    return document.path.rpartition("/")[2]


def _open(role: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The last signature covers all, filled in or not."""
    return () if role == ROLES[-1] else keys


def state(pair: Pair, files: Mapping[str, str], role: str, name: str, day: date, level: str) -> Statement:
    """This person's statement on the pair as it is now; the pair must have a policy."""
    if pair.policy is None:
        raise ValueError(f"{pair.id} has no policy")
    written = {key for document in pair.documents for key, _ in document.seal.issued}
    left = _open(role, tuple(key for key in ISSUE_KEYS if key not in written))
    items = [item for item in covered(pair, files) if needs_cover(item.owner)]
    papers = [item for item in items if not item.file]
    return Statement(
        role=role,
        name=name,
        day=day,
        id=pair.id,
        level=level,
        policy=pair.policy.seal.digest(left),
        interpretations={
            item.name: item.owner.seal.digest(left) for item in papers if not isinstance(item.owner, Policy)
        },
        files={item.name: item.file for item in items if item.file},
        open_keys=left,
        position=Position(f"content/signoffs/{pair.id}.yml"),
    )


def differs(item: Covered, statement: Statement) -> bool:
    """Whether the statement speaks of this and says something else than it is."""
    said = item.said(statement)
    return said is not None and said != item.digest(statement)


def gone(statement: Statement, items: list[Covered]) -> list[str]:
    """The paths of what the statement covers and the pair no longer has."""
    papers = {item.name for item in items if not item.file and not isinstance(item.owner, Policy)}
    files = {item.name for item in items if item.file}
    return [
        *(f"content/interpretations/{name}" for name in statement.interpretations if name not in papers),
        *(f"content/files/{name}" for name in statement.files if name not in files),
    ]


def outlives(old: Statement, new: Statement, pair: Pair, files: Mapping[str, str]) -> bool:
    """Whether an earlier statement of a later role still stands beside the new one.

    It does when all it covers is as it was, and the new one only adds further interpretations, which it does not speak of.
    """
    items = list(covered(pair, files))
    holds = not any(differs(item, old) for item in items) and not gone(old, items)
    return holds and old.interpretations.keys() < new.interpretations.keys()


def without_outrun(signoff: SignOff, new: Statement, pair: Pair) -> tuple[Statement, ...]:
    """What stays of a sign-off when this statement is added: earlier roles, and later ones that still stand."""
    order = ROLES.index(new.role)
    return tuple(
        old
        for old in signoff.statements
        if ROLES.index(old.role) < order or (ROLES.index(old.role) > order and outlives(old, new, pair, signoff.files))
    )
