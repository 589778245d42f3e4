"""The corpus kept in memory: a file is read again only when it has changed."""

from __future__ import annotations

from collections.abc import Collection, Container
from pathlib import Path
from typing import TYPE_CHECKING

from generator.reader import collect, read_file
from generator.reader.attachments import read_attachments

if TYPE_CHECKING:
    from generator.model import Attached, Corpus
    from generator.reader.known import Reading


class Documents:
    """What was read of each file, with the state of the file it was read from."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._attached: dict[str, Attached] = {}
        self._states: dict[str, tuple[int, int, int]] = {}
        self._known: dict[str, tuple[tuple[int, int, int], Reading]] = {}

    def read(self, changed: Container[str] = ()) -> Corpus:
        """The corpus as it is on disk now. `changed` names files that are read again even when they look the same."""
        known, self._known = self._known, {}

        def read(path: str) -> Reading:
            state = _state(self._root / path)
            entry = known.get(path)
            if entry is None or entry[0] != state or path in changed:
                entry = state, read_file(self._root, path)
            self._known[path] = entry
            return entry[1]

        return collect(self._root, read, lambda names: self._read_attachments(names, changed))

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
