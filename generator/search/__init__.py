"""The static search index: files that a page searches without a server (``theme/assets/js/search-index.js`` reads them).

search/manifest.json    how many documents and shards, the facets, words that mean the same, and a tag that changes with the index
search/terms/<n>.bin    single characters and pairs of them, with the numbers of the documents that have them; and whole titles and names
search/numbers/<n>.bin  the same for three characters of which two are digits, Latin letters or brackets
search/sounds/<n>.bin   the same for the pinyin of titles and aliases
search/facets/<x>.bin   the documents of each topic, group of people, form, year and validity; in order.bin those in force, first
                        and later rounds of interpretation, and policies about other documents
search/texts/<thousand>/<number>.bin  one document: what a result shows of it, and its text to find the passage in

A word of one or two characters is found exactly; a longer one by its pairs, and the text decides before it is shown.
Titles and names are also found without any of their marks.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.render.templates import File
from generator.search.entries import INTERPRETATION, POLICY, Entry, entries
from generator.search.folding import bare, fold, grams, number_grams, runs, whole_grams
from generator.search.pinyin import sound_grams, syllables
from generator.search.postings import FIELDS, build_shards, entry
from generator.search.vocabulary import groups

if TYPE_CHECKING:
    from generator.publication import Publication

SHARD_BYTES = 4_000
"""Shards come out between half of this and all of it; a query reads one for each gram it looks up."""

CHUNK_CHARACTERS = 3_000
"""Text kept beside a result's title; the rest of a longer document stands in further files, read only when needed."""

_BETWEEN = "\0"  # stands in no text, so no gram reaches from a line into the next

FOLDERS = {"terms": SHARD_BYTES, "numbers": SHARD_BYTES, "sounds": SHARD_BYTES // 2}
"""The folders of shards, and their size in bytes; a word of pinyin has many grams."""

FACETS = ("kind", "topic", "group", "form", "year", "validity")
Facets = dict[str, list[tuple[str, list[int]]]]
"""By name of the facet its values, in the order shown, with the numbers of their documents."""

_KINDS = {POLICY: "政策文件", INTERPRETATION: "政策解读"}


def search_files(publication: Publication) -> Iterator[File]:
    """Every file of the index of a publication."""
    yield from build(entries(publication), publication)


def build(found: Sequence[Entry], publication: Publication) -> Iterator[File]:
    """Every file of the index of these entries, the manifest last."""
    facets = facets_of(found)
    grams_of = _Grams(found)
    marks: dict[str, int] = {}
    for file in chain(facet_files(found, facets), grams_of.files(), text_files(found)):
        marks[file.path] = zlib.crc32(file.data)
        yield file
    yield manifest(found, facets, groups(publication.synonyms, grams_of.may_hold), marks, publication)


def manifest(
    found: Sequence[Entry],
    facets: Facets,
    words: list[list[str]],
    marks: Mapping[str, int],
    publication: Publication,
) -> File:
    """What the client reads first; `marks` are checksums of all other files, by path."""
    told = "".join(f"{path} {marks[path]}\n" for path in sorted(marks))
    shards = Counter(path.split("/")[1] for path in marks)
    value = {
        "version": 3,
        "tag": f"{zlib.crc32(told.encode()):08x}",
        "date": publication.as_of.isoformat(),
        "documents": len(found),
        "shards": {folder: shards[folder] for folder in FOLDERS},
        "words": words,
        "facets": {
            name: [
                {"value": value, "name": _KINDS.get(value, value), "count": len(numbers)} for value, numbers in lists
            ]
            for name, lists in facets.items()
        },
    }
    return File("search/manifest.json", json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def facets_of(found: Sequence[Entry]) -> Facets:
    """For each facet its values, in the order shown, with the documents that have them."""
    lists: dict[str, defaultdict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
    for number, item in enumerate(found):
        lists["kind"][item.kind].append(number)
        lists["validity"][item.validity.state].append(number)
        if item.day:
            lists["year"][str(item.day.year)].append(number)
        for name, values in (("topic", item.topics), ("group", item.audiences), ("form", item.forms)):
            for value in dict.fromkeys(values):
                lists[name][value].append(number)
    order: dict[str, Callable[[tuple[str, list[int]]], Any]] = {  # sort keys: anything that compares
        "kind": lambda pair: list(_KINDS).index(pair[0]),
        "year": lambda pair: -int(pair[0]),
    }
    return {name: sorted(lists[name].items(), key=order.get(name, _most_first)) for name in FACETS}


def _most_first(pair: tuple[str, list[int]]) -> tuple[int, str]:
    return -len(pair[1]), pair[0]


def facet_files(found: Sequence[Entry], facets: Facets) -> Iterator[File]:
    """The lists of each facet, by its value's place in the manifest; the kinds are known from what order.bin says."""
    lists = {name: [numbers for _, numbers in values] for name, values in facets.items() if name != "kind"}
    rounds = [[number for number, item in enumerate(found) if item.round == wanted] for wanted in (1, 2)]
    in_force = [number for number, item in enumerate(found) if item.validity.in_force]
    lists["order"] = [in_force, *rounds, [number for number, item in enumerate(found) if item.of_other]]
    for name, values in lists.items():
        data = b"".join(entry(place, (numbers,)) for place, numbers in enumerate(values) if numbers)
        yield File(f"search/facets/{name}.bin", data)


class _Grams:
    """Every gram of every document, with the documents that have it: anywhere, in their titles, names, or core."""

    def __init__(self, found: Sequence[Entry]) -> None:
        self.terms, self.numbers = ({field: defaultdict[int, list[int]](list) for field in FIELDS} for _ in range(2))
        self.sounds = defaultdict[int, list[int]](list)
        for number, item in enumerate(found):
            terms, numbers, sounds = grams_by_field(item.title, item.names, item.aliases, item.lines, item.core)
            for field in FIELDS:
                _note(number, terms[field], self.terms[field])
                _note(number, numbers[field], self.numbers[field])
            _note(number, sounds, self.sounds)

    def may_hold(self, word: str) -> bool:
        """Whether each pair of characters of a folded word stands somewhere."""
        return all(gram in self.terms["all"] for gram in grams(word))

    def files(self) -> Iterator[File]:
        for folder, (everywhere, *weightier) in (
            ("terms", self.terms.values()),
            ("numbers", self.numbers.values()),
            ("sounds", (self.sounds,)),
        ):
            for place, data in enumerate(build_shards(everywhere, weightier, FOLDERS[folder])):
                yield File(f"search/{folder}/{place}.bin", data)


def grams_by_field(
    title: str, names: Sequence[str], aliases: Sequence[str], lines: Sequence[str], core: Container[int]
) -> tuple[dict[str, set[int]], dict[str, set[int]], set[int]]:
    """The terms of a document by field, its numbers by field, and its sounds, as `entries.Entry` has its parts."""
    texts: dict[str, Sequence[str]] = {
        "title": (title,),
        "name": names,
        "core": [text for line, text in enumerate(lines) if line in core],
        "all": [text for line, text in enumerate(lines) if line not in core],
    }
    stretches = {field: runs(fold(_BETWEEN.join(parts))) for field, parts in texts.items()}
    for field in ("title", "name"):
        stretches[field] = "\n".join((stretches[field], *map(bare, texts[field])))
    terms = {field: grams(stretch) for field, stretch in stretches.items()}
    numbers = {field: number_grams(stretch) for field, stretch in stretches.items()}
    for field in ("title", "name"):
        terms[field] |= whole_grams(texts[field])
    for field in ("title", "name", "core"):  # no gram reaches over lines, so all of them are those of the parts
        terms["all"] |= terms[field]
        numbers["all"] |= numbers[field]
    return terms, numbers, sound_grams(map(syllables, (title, *aliases)))


def _note(number: int, terms: Iterable[int], lists: dict[int, list[int]]) -> None:
    """Append the number to the list of each term; a deque of no length runs the loop without a step of the interpreter."""
    deque(map(list.append, map(lists.__getitem__, terms), repeat(number)), maxlen=0)


def text_files(found: Sequence[Entry], chosen: Iterable[int] | None = None) -> Iterator[File]:
    """The texts of all documents, or of the `chosen` numbers.

    UTF-16, because two bytes a character are a third less than UTF-8 takes where the server does not compress.
    """
    for number in range(len(found)) if chosen is None else chosen:
        item = found[number]
        chunks = list(_chunks(item.lines))
        place = text_place(number)
        shown: dict[str, Any] = {  # text, or a list of texts
            "title": item.title,
            "url": quote(item.url),
            "kind": item.kind,
            "date": item.day.isoformat() if item.day else "",
            "validity": item.validity.state,
            "over": item.is_over,
            "number": item.number,
            "issuer": item.issuer,
            "names": item.names,
            "aliases": item.aliases,
            "sounds": [syllables(text) for text in (item.title, *item.aliases)],
            "places": [(place.line, place.id, place.name) for place in item.places],
            "more": len(chunks) - 1,
            "lines": chunks[0],
        }
        yield _json(f"{place}.bin", shown)
        for part, lines in enumerate(chunks[1:], start=1):
            yield _json(f"{place}-{part}.bin", lines)


def text_place(number: int) -> str:
    """The path of a document's text, without its end; further chunks have a dash and their number behind it."""
    return f"search/texts/{number // 1000}/{number}"


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
