"""Writes new files of a project: all of them or none, and never over an existing one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


class AlreadyThere(Exception):
    """A file of this name exists; `path` is relative to the project."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def write_new(root: Path, files: Mapping[str, str]) -> None:
    """Create every file (paths relative to `root`, forward slashes); raises AlreadyThere or OSError with nothing left behind."""
    created: list[Path] = []
    try:
        for path, text in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                stream = file.open("xb")  # "x" fails on an existing file, a link included
            except FileExistsError:
                raise AlreadyThere(path) from None
            created.append(file)
            with stream:
                stream.write(text.encode())
    except BaseException:
        for file in created:
            file.unlink(missing_ok=True)
        raise
