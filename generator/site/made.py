"""What a build has made, file by file, and from what: the next one takes over the files whose origin is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.cache import keep, recall
from generator.search.updating import Index

if TYPE_CHECKING:
    from pathlib import Path


class Made(NamedTuple):
    """A file that was written: all that those who did not write it need to know of it. `digest` is its SHA-256."""

    path: str
    size: int
    digest: str
    listed: bool = False
    changed: date | None = None


class Origin(NamedTuple):
    """What the files of one pair, or of one site-wide output, were made from, and the files; with the search index what it holds."""

    state: str
    files: tuple[Made, ...]
    search: Index | None = None


@dataclass(slots=True)
class Ledger:
    """Origins by name, of one site; `basis` is the state of all that every page shows: settings, theme, day."""

    site: str = ""
    basis: str = ""
    origins: dict[str, Origin] = field(default_factory=dict)

    def same(self, basis: str, states: Mapping[str, str]) -> dict[str, Origin]:
        """The origins whose state is still the same."""
        if basis != self.basis:
            return {}
        return {
            name: self.origins[name]
            for name, state in states.items()
            if name in self.origins and self.origins[name].state == state
        }

    @property
    def files(self) -> Iterable[Made]:
        """Every file of the site."""
        return (made for origin in self.origins.values() for made in origin.files)


def recall_ledger(folder: Path | None, site: Path) -> Ledger:
    """What the last build of `site` made; empty when nobody remembers."""
    kept = recall(_file(folder, str(site))) if folder else None
    return kept if isinstance(kept, Ledger) and kept.site == str(site) else Ledger(str(site))


def keep_ledger(folder: Path | None, ledger: Ledger) -> None:
    """Remember it for the next build."""
    if folder:
        keep(_file(folder, ledger.site), ledger)


def _file(folder: Path, site: str) -> Path:
    return folder / "sites" / hashlib.sha256(site.encode("utf-8", "surrogatepass")).hexdigest()[:16]
