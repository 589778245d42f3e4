"""What a pair's pages may show: a value that stays the same only while all of it does, so that the pages need not be made again.

A pair's pages look at its own documents, at those that these name or are named by, and at what those in turn are related to;
and one step further at what changes those: a change that an interpretation tells of may have been changed again.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.cache import program_digest
from generator.model import Consultation, Document, Interpretation, Pair, Policy
from generator.render.flow.routing import find_dot
from generator.theme import theme_directory

if TYPE_CHECKING:
    from generator.publication import Publication


_TOLD = (
    *("settings", "pairs", "policies", "interpretations", "explanations", "stamps"),
    *("validity", "relations", "legacy", "reports", "asked"),
)
"""The fields of a publication that the states below tell of; any other one concerns every page."""


class States:
    """The states of one publication; each document's is worked out once."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._by_path = {document.path: document for document in publication.documents()}
        self._states: dict[str, str] = {}

    def of_pair(self, pair: Pair) -> str:
        """The state of a pair's pages."""
        near = {document.path: document for document in pair.documents}
        linked = {path for document in pair.documents for path in linked_paths(document)}
        for _ in range(2):
            near |= {other.path: other for document in tuple(near.values()) for other in self._related(document)}
        near |= {other.path: other for document in tuple(near.values()) for other in self._changes(document)}
        known = self._by_path
        states = [f"{path} {self.of(known[path]) if path in known else ''}" for path in sorted(linked - near.keys())]
        return _digest([pair.id, *(self.of(near[path]) for path in sorted(near)), "links", *states])

    def of(self, document: Document) -> str:
        """The state of one document: what it says, what its files hold, and how it stands on this day."""
        if document.path not in self._states:
            self._states[document.path] = _digest(self._parts(document))
        return self._states[document.path]

    def of_file(self, name: str) -> str:
        """The state of a file below content/files/; one nobody read has none, and is never taken over."""
        return self._publication.stamps.get(f"content/files/{name}", "")

    def heads(self) -> str:
        """The state of all that lists show: front matter and standing of every document, but not their text."""
        return _digest(
            part
            for document in self._by_path.values()
            for part in (document.path, document.head, *self._standing(document))
        )

    def whole(self) -> str:
        """The state of everything."""
        publication = self._publication
        return _digest([*map(self.of, self._by_path.values()), repr(publication.reports), repr(publication.asked)])

    def _parts(self, document: Document) -> Iterator[str]:
        stamps = self._publication.stamps
        yield document.path
        yield stamps.get(document.path) or repr(document)
        yield from self._standing(document)
        for name in sorted(file_names(document)):
            yield f"{name} {self.of_file(name)}"

    def _standing(self, document: Document) -> Iterator[str]:
        publication = self._publication
        yield str(document.id in publication.legacy)
        if isinstance(document, Policy):
            yield repr(publication.validity.get(document.id))
            for relation in publication.relations.get(document.id, ()):
                yield f"{relation.kind} {relation.text} {relation.policy.id if relation.policy else ''}"

    def _changes(self, document: Document) -> Iterator[Document]:
        """What changes this document."""
        for relation in self._publication.relations.get(document.id, ()) if isinstance(document, Policy) else ():
            if relation.kind == "被修改" and relation.policy:
                yield relation.policy

    def _related(self, document: Document) -> Iterator[Document]:
        publication = self._publication
        if isinstance(document, Policy):
            yield from publication.explained_by(document)
            for relation in publication.relations.get(document.id, ()):
                if relation.policy:
                    yield relation.policy
        elif isinstance(document, Interpretation):
            yield from publication.explains(document)


def basis_of(publication: Publication, shells: Path) -> str:
    """The state of all that any page may show: settings, day, selections, theme, shells, and whether flows can be drawn."""
    settings = publication.settings
    chosen = {item.name: getattr(settings, item.name) for item in fields(settings) if item.name != "root"}
    values = (sorted(map(str, value)) if isinstance(value, frozenset) else str(value) for value in chosen.values())
    asked = publication.consultations
    drafts = [publication.stamps.get(f"content/files/{item.draft}") for item in asked]
    shown = (
        publication.as_of,
        publication.drafts,
        publication.synonyms,
        publication.selections,
        find_dot(),
        asked,
        drafts,
    )
    files = [*_files(theme_directory(settings.root)), *_files(shells)]
    return _digest([program_digest().hex(), *map(repr, values), *map(repr, shown), *files])


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def linked_paths(document: Document) -> Iterator[str]:
    """The paths in the project that a document's relative links lead to."""
    folder = posixpath.dirname(document.path)
    for link in document.body.links:
        path = unquote(link.url.partition("#")[0].partition("?")[0])
        if path and ":" not in path.partition("/")[0] and not path.startswith("/"):
            yield posixpath.normpath(posixpath.join(folder, path))


def file_names(document: Document) -> set[str]:
    """The files below content/files/ that a document offers, shows or links."""
    names = {
        path.removeprefix("content/files/") for path in linked_paths(document) if path.startswith("content/files/")
    }
    if isinstance(document, Policy):
        names |= {item.file for item in document.attachments}
    elif isinstance(document, Interpretation):
        names |= {name for item in document.media for name in item.files}
    elif isinstance(document, Consultation) and document.draft:
        names.add(document.draft)
    return names


def _digest(parts: Iterable[str]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return total.hexdigest()
