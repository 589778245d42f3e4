"""The corpus kept in memory: a file is read again only when it has changed."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import Problem
from generator.reader import assemble, read_document, read_pages
from generator.reader.attachments import read_attachments
from generator.reader.files import list_content, read_bytes
from generator.reader.signoffs import read_signoffs
from generator.reader.site_files import read_site_files
from generator.reader.synonyms import read_synonyms

if TYPE_CHECKING:
    from generator.model import Attached, Corpus, Document


class Documents:
    """What was read of each file, with the state of the file it was read from."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._attached: dict[str, Attached] = {}
        self._states: dict[str, tuple[int, int, int]] = {}
        self._known: dict[str, tuple[tuple[int, int, int], Document | None, tuple[Problem, ...]]] = {}

    def read(self, changed: Container[str] = ()) -> Corpus:
        """The corpus as it is on disk now. `changed` names files that are read again even when they look the same."""
        listing = list_content(self._root)
        problems = list(listing.problems)
        documents: list[Document] = []
        unreadable: set[str] = set()
        known, self._known = self._known, {}
        for path in listing.documents:
            state = _state(self._root / path)
            entry = known.get(path)
            if entry is None or entry[0] != state or path in changed:
                data = read_bytes(self._root / path, path)
                entry = (state, None, (data,)) if isinstance(data, Problem) else (state, *read_document(path, data))
            self._known[path] = entry
            _, document, found = entry
            if document is None:
                problems += found
                unreadable.add(path)
            else:
                documents.append(document)
        corpus = assemble(documents, problems, unreadable, listing.attachments, listing.pages)
        corpus = replace(corpus, attached=self._read_attachments(listing.attachments, changed))
        corpus = read_site_files(self._root, read_synonyms(self._root, read_pages(self._root, corpus)))
        return read_signoffs(self._root, corpus, listing.signoffs)

    def _read_attachments(self, names: Collection[str], changed: Container[str]) -> dict[str, Attached]:
        folder = self._root / "content" / "files"
        states = {name: _state(folder / name) for name in names}
        same = {
            name: item
            for name, item in self._attached.items()
            if states.get(name) == self._states[name] and f"content/files/{name}" not in changed
        }
        self._attached, self._states = read_attachments(self._root, names, same), states
        return self._attached


def _state(file: Path) -> tuple[int, int, int]:
    try:
        status = file.lstat()
    except OSError:  # gone since it was listed: reading it says so
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
