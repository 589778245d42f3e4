"""Documents as they were read before: a file whose bytes are the same is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.cache import keep, recall

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Document, Problem

_FILES = 64
"""What is kept lies in so many files, so that a changed document does not cost writing all of them."""


class Reading(NamedTuple):
    """What reading one file gave; `digest` is the SHA-256 of its bytes."""

    digest: str
    document: Document | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Known:
    """Readings by path, and the ones that were there before."""

    readings: dict[str, Reading] = field(default_factory=dict)
    before: Mapping[str, Reading] = field(default_factory=dict)

    def find(self, path: str, data: bytes) -> tuple[str, Reading | None]:
        """The digest of these bytes, and the reading of before if it was of the same ones."""
        digest = digest_of(data)
        reading = self.before.get(path)
        if reading is None or reading.digest != digest:
            return digest, None
        self.readings[path] = reading
        return digest, reading


def digest_of(data: bytes) -> str:
    """The SHA-256 that stands for a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def recall_known(folder: Path) -> Known:
    """What the last run kept in `folder`; nothing is as good as everything, only slower."""
    before: dict[str, Reading] = {}
    for number in range(_FILES):
        kept = recall(_file(folder, number))
        if isinstance(kept, dict):
            before |= kept
    return Known(before=before)


def keep_known(folder: Path, known: Known) -> None:
    """Keep the readings for the next run, as far as they are new."""
    stale = {
        _number(path)
        for path in known.readings.keys() | known.before.keys()
        if known.readings.get(path) is not known.before.get(path)
    }
    for number in sorted(stale):
        keep(_file(folder, number), {key: item for key, item in known.readings.items() if _number(key) == number})


def _number(path: str) -> int:
    return hashlib.sha256(path.encode()).digest()[0] % _FILES


def _file(folder: Path, number: int) -> Path:
    return folder / "documents" / f"{number:02d}"
