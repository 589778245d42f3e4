"""The static search index: files that a page searches without a server (``theme/assets/js/search-index.js`` reads them).

search/manifest.json    how many documents and shards, the facets, and a tag that changes with the index
search/terms/<n>.bin    single characters and pairs of them, with the numbers of the documents that have them
search/numbers/<n>.bin  the same for three characters of which two are digits, Latin letters or brackets
search/sounds/<n>.bin   the same for the pinyin of titles and aliases
search/facets/<x>.bin   the documents of each kind, topic, year and validity; in order.bin what puts equal matches in order
search/texts/<thousand>/<number>.bin  one document: what a result shows of it, and its text to find the passage in

A word of one or two characters is found exactly; a longer one by its pairs, and the text decides before it is shown.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.render.templates import File
from generator.search.entries import INTERPRETATION, POLICY, Entry, entries
from generator.search.folding import fold, grams, number_grams, runs
from generator.search.pinyin import sound_grams, syllables
from generator.search.postings import FIELDS, build_shards, entry

if TYPE_CHECKING:
    from generator.publication import Publication

SHARD_BYTES = 14_000
"""Shards come out between half of this and all of it; a query reads one for each gram it looks up."""

CHUNK_CHARACTERS = 4_000
"""Text kept beside a result's title; the rest of a longer document stands in further files, read only when needed."""

FOLDERS = ("terms", "numbers", "sounds")
FACETS = ("kind", "topic", "year", "validity")
_KINDS = {POLICY: "政策文件", INTERPRETATION: "政策解读"}


def search_files(publication: Publication) -> Iterator[File]:
    """Every file of the index of a publication."""
    found = entries(publication)
    facets = _facets(found)
    tag, shards = 0, dict.fromkeys(FOLDERS, 0)
    for file in (*_facet_files(found, facets), *_term_files(found), *_text_files(found)):
        tag = zlib.crc32(file.path.encode() + file.data, tag)
        folder = file.path.split("/")[1]
        if folder in shards:
            shards[folder] += 1
        yield file
    manifest = {
        "version": 1,
        "tag": f"{tag:08x}",
        "date": publication.as_of.isoformat(),
        "documents": len(found),
        "shards": shards,
        "facets": {
            name: [
                {"value": value, "name": _KINDS.get(value, value), "count": len(numbers)} for value, numbers in lists
            ]
            for name, lists in facets.items()
        },
    }
    yield File("search/manifest.json", json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode())


def _facets(found: Sequence[Entry]) -> dict[str, list[tuple[str, list[int]]]]:
    """For each facet its values, in the order shown, with the documents that have them."""
    lists: dict[str, defaultdict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
    for number, item in enumerate(found):
        lists["kind"][item.kind].append(number)
        lists["validity"][item.validity.state].append(number)
        if item.day:
            lists["year"][str(item.day.year)].append(number)
        for topic in dict.fromkeys(item.topics):
            lists["topic"][topic].append(number)
    order: dict[str, Callable[[tuple[str, list[int]]], Any]] = {  # sort keys: anything that compares
        "kind": lambda pair: list(_KINDS).index(pair[0]),
        "year": lambda pair: -int(pair[0]),
        "topic": lambda pair: (-len(pair[1]), pair[0]),
        "validity": lambda pair: (-len(pair[1]), pair[0]),
    }
    return {name: sorted(lists[name].items(), key=order[name]) for name in FACETS}


def _facet_files(found: Sequence[Entry], facets: dict[str, list[tuple[str, list[int]]]]) -> Iterator[File]:
    """The lists of each facet, by its value's place in the manifest; in order.bin those in force, first and later rounds."""
    lists = {name: [numbers for _, numbers in values] for name, values in facets.items()}
    rounds = [[number for number, item in enumerate(found) if item.round == wanted] for wanted in (1, 2)]
    lists["order"] = [[number for number, item in enumerate(found) if item.validity.in_force], *rounds]
    for name, values in lists.items():
        data = b"".join(entry(place, (numbers,)) for place, numbers in enumerate(values) if numbers)
        yield File(f"search/facets/{name}.bin", data)


def _term_files(found: Sequence[Entry]) -> Iterator[File]:
    terms, numbers = ({field: defaultdict[int, list[int]](list) for field in FIELDS} for _ in range(2))
    sounds = defaultdict[int, list[int]](list)
    for number, item in enumerate(found):
        texts = {"title": (item.title,), "name": item.names, "heading": item.headings}
        stretches = {field: runs("\n".join(map(fold, lines))) for field, lines in texts.items()}
        stretches["all"] = "\n".join((runs("\n".join(map(fold, item.lines))), *stretches.values()))
        for field, stretch in stretches.items():
            _note(number, grams(stretch), terms[field])
            _note(number, number_grams(stretch), numbers[field])
        _note(number, sound_grams(syllables(text) for text in (item.title, *item.aliases)), sounds)
    for folder, size, (everywhere, *weightier) in (
        ("terms", SHARD_BYTES, terms.values()),
        ("numbers", SHARD_BYTES, numbers.values()),
        ("sounds", SHARD_BYTES // 2, (sounds,)),  # a word of pinyin has many grams, each a file
    ):
        for place, data in enumerate(build_shards(everywhere, weightier, size)):
            yield File(f"search/{folder}/{place}.bin", data)


def _note(number: int, terms: Iterable[int], lists: dict[int, list[int]]) -> None:
    for numbers in map(lists.__getitem__, terms):
        numbers.append(number)


def _text_files(found: Sequence[Entry]) -> Iterator[File]:
    """UTF-16, because two bytes a character are a third less than UTF-8 takes where the server does not compress."""
    for number, item in enumerate(found):
        chunks = list(_chunks(item.lines))
        place = f"search/texts/{number // 1000}/{number}"
        shown: dict[str, Any] = {  # text, or a list of texts
            "title": item.title,
            "url": quote(item.url),
            "kind": item.kind,
            "date": item.day.isoformat() if item.day else "",
            "validity": item.validity.state,
            "form": item.form,
            "number": item.number,
            "issuer": item.issuer,
            "names": item.names,
            "aliases": item.aliases,
            "sounds": [syllables(text) for text in (item.title, *item.aliases)],
            "more": len(chunks) - 1,
            "lines": chunks[0],
        }
        yield _json(f"{place}.bin", shown)
        for part, lines in enumerate(chunks[1:], start=1):
            yield _json(f"{place}-{part}.bin", lines)


def _json(path: str, value: object) -> File:
    return File(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))


def _chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines in groups of about CHUNK_CHARACTERS, at least one group; a line is never cut, so no passage is."""
    group: list[str] = []
    size = 0
    for line in lines:
        if group and size + len(line) > CHUNK_CHARACTERS:
            yield group
            group, size = [], 0
        group.append(line)
        size += len(line)
    yield group
