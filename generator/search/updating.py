"""An index brought up to date: it costs what has changed, not what there is, and its bytes are those of one made anew.

Possible while the same documents stand in the same order and the shards stay as many; a new document or a new date among them moves
numbers, and the index is made anew.
"""

from __future__ import annotations

import bisect
import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.render.templates import File
from generator.search import (
    FOLDERS,
    build,
    facet_files,
    facets_of,
    grams_by_field,
    manifest,
    text_files,
    text_place,
)
from generator.search.entries import Entry, entries
from generator.search.folding import grams
from generator.search.postings import FIELDS, entry, lists_of, parse, shard_count, shard_of
from generator.search.vocabulary import groups

if TYPE_CHECKING:
    from generator.publication import Publication

_FEW = 8
"""One document in so many may have changed; with more of them making the index anew is as fast."""

Read = Callable[[str], bytes]
"""Gives the bytes of a file of the index as it is; raises OSError when it is not there, or not as it was made."""


@dataclass(frozen=True, slots=True)
class Index:
    """What an index was made of. `states` are, by number, the address and a digest of each document, `cores` its lines that tell
    what it is about; `marks` are checksums of all files but the manifest, `sizes` the bytes of shards by folder.
    """

    states: tuple[tuple[str, str], ...] = ()
    cores: tuple[frozenset[int], ...] = ()
    marks: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)


def make(publication: Publication) -> tuple[list[File], Index]:
    """An index from nothing."""
    found = entries(publication)
    files = list(build(found, publication))
    marks = {file.path: zlib.crc32(file.data) for file in files[:-1]}
    sizes = dict.fromkeys(FOLDERS, 0)
    for file in files:
        folder = file.path.split("/")[1]
        if folder in sizes:
            sizes[folder] += len(file.data)
    return files, Index(_states(found), tuple(item.core for item in found), marks, sizes)


def update(publication: Publication, index: Index, read: Read) -> tuple[list[File], frozenset[str], Index] | None:
    """The files that are other than those of `index`, the paths of those that go, and the new index; None when it cannot be done.

    `read` gives the old files.
    """
    found = entries(publication)
    states = _states(found)
    if [url for url, _ in states] != [url for url, _ in index.states]:
        return None
    changed = [number for number, (new, old) in enumerate(zip(states, index.states, strict=True)) if new != old]
    if len(changed) * _FEW > len(found):
        return None
    shards = _Shards(index, read)
    gone: set[str] = set()
    for number in changed:
        old, paths = _old_entry(number, read)
        gone |= paths
        shards.replace(number, _grams(*old, index.cores[number]), _grams_of(found[number]))
    patched = shards.files()
    if patched is None:
        return None
    facets = facets_of(found)
    files = [*facet_files(found, facets), *patched, *text_files(found, changed)]
    gone -= {file.path for file in files}
    marks = {path: mark for path, mark in index.marks.items() if path not in gone}
    fresh = {file.path: zlib.crc32(file.data) for file in files}
    files = [file for file in files if marks.get(file.path) != fresh[file.path]]
    marks |= fresh
    files.append(manifest(found, facets, groups(publication.synonyms, shards.may_hold), marks, publication))
    return files, frozenset(gone), Index(states, tuple(item.core for item in found), marks, shards.sizes)


def _states(found: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    return tuple((item.url, hashlib.sha256(_told(item).encode("utf-8", "replace")).hexdigest()) for item in found)


def _told(item: Entry) -> str:
    return repr([sorted(value) if isinstance(value, frozenset) else value for value in _values(item)])


def _values(item: Entry) -> Iterator[object]:
    yield from (getattr(item, name) for name in Entry.__slots__)


Fields = Mapping[tuple[str, int], set[int]]
"""Grams by folder and the place of their field."""


def _grams_of(item: Entry) -> Fields:
    return _grams(item.title, item.names, item.aliases, item.lines, item.core)


def _grams(
    title: str, names: Sequence[str], aliases: Sequence[str], lines: Sequence[str], core: frozenset[int]
) -> Fields:
    terms, numbers, sounds = grams_by_field(title, names, aliases, lines, core)
    placed = {
        (folder, place): by[name]
        for folder, by in (("terms", terms), ("numbers", numbers))
        for place, name in enumerate(FIELDS)
    }
    return placed | {("sounds", 0): sounds}


def _old_entry(number: int, read: Read) -> tuple[tuple[str, list[str], list[str], list[str]], set[str]]:
    """Title, names, aliases and lines of a document as the index has them, and the paths of its files."""
    place = text_place(number)
    paths = [f"{place}.bin"]
    shown: dict[str, Any] = json.loads(read(paths[0]).decode("utf-16-le"))
    lines: list[str] = list(shown["lines"])
    for part in range(1, shown["more"] + 1):
        paths.append(f"{place}-{part}.bin")
        lines += json.loads(read(paths[-1]).decode("utf-16-le"))
    return (shown["title"], shown["names"], shown["aliases"], lines), set(paths)


class _Shards:
    """The shards of an index, read as they are needed, with what is to change in them."""

    def __init__(self, index: Index, read: Read) -> None:
        self._read = read
        self._counts = {folder: sum(path.startswith(f"search/{folder}/") for path in index.marks) for folder in FOLDERS}
        self._entries: dict[tuple[str, int], dict[int, bytes]] = {}
        self._touched: set[tuple[str, int]] = set()
        self.sizes = dict(index.sizes)

    def replace(self, number: int, old: Fields, new: Fields) -> None:
        """A document has other grams than before."""
        changes: defaultdict[tuple[str, int], list[tuple[int, bool]]] = defaultdict(list)
        for (folder, place), after in new.items():
            before = old[folder, place]
            for term in after ^ before:
                changes[folder, term].append((place, term in after))
        for (folder, term), steps in changes.items():
            self._change(folder, term, number, steps)

    def _change(self, folder: str, term: int, number: int, steps: Sequence[tuple[int, bool]]) -> None:
        key = folder, shard_of(term, self._counts[folder])
        shard = self._shard(key)
        written = shard.get(term, b"")
        lists = lists_of(written) if written else {}
        for place, comes in steps:
            numbers = lists.setdefault(place, [])
            if comes:
                bisect.insort(numbers, number)
            else:
                numbers.remove(number)
        fresh = entry(term, [lists.get(place, ()) for place in range(len(FIELDS))]) if lists.get(0) else b""
        self.sizes[folder] += len(fresh) - len(written)
        if fresh:
            shard[term] = fresh
        else:
            shard.pop(term, None)
        self._touched.add(key)

    def _shard(self, key: tuple[str, int]) -> dict[int, bytes]:
        if key not in self._entries:
            self._entries[key] = dict(parse(self._read(f"search/{key[0]}/{key[1]}.bin")))
        return self._entries[key]

    def files(self) -> list[File] | None:
        """The shards that have changed; None when there would be more or fewer of them."""
        if any(shard_count(self.sizes[folder], size) != self._counts[folder] for folder, size in FOLDERS.items()):
            return None
        return [
            File(
                f"search/{folder}/{place}.bin",
                b"".join(data for _, data in sorted(self._entries[folder, place].items())),
            )
            for folder, place in sorted(self._touched)
        ]

    def may_hold(self, word: str) -> bool:
        """Whether each pair of characters of a folded word stands somewhere."""
        count = self._counts["terms"]
        return all(gram in self._shard(("terms", shard_of(gram, count))) for gram in grams(word))
