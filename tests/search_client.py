"""A second reader of the search index, written from the description of its files alone: tests hold the index against it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.search.folding import bare, fold, runs

FIELDS = ("anywhere", "title", "name", "core")


class Client:
    """Searches the files of an index, by path."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.manifest: dict[str, Any] = json.loads(files["search/manifest.json"])

    def candidates(self, query: str, field: str = "anywhere") -> set[int]:
        """The numbers of the documents that have every pair of characters of every word of the query."""
        found = set(range(self.manifest["documents"]))
        for piece in query.split():
            for word in runs(fold(piece)).split("\n"):
                units = word.encode("utf-16-le")
                terms = {units[i : i + 4] for i in range(0, len(units) - 2, 2)} if len(units) > 2 else {units}
                for term in terms - {b""}:
                    found &= self.lists("terms", int.from_bytes(term, "little")).get(field, set())
                for one, two, three in zip(word, word[1:], word[2:], strict=False):
                    if one.isascii() and two.isascii() and ord(three) < 0x10000:
                        found &= self.lists("numbers", ord(one) << 23 | ord(two) << 16 | ord(three)).get(field, set())
        return found

    def literal(self, query: str) -> set[str]:
        """The addresses of the candidates whose title, names or text hold every word of the query."""
        found = set()
        for number in self.candidates(query):
            shown = self.shown(number)
            names = (shown["title"], *shown["names"])
            texts = [*map(fold, (*names, *self.lines(number))), *map(bare, names)]
            words = [word for piece in query.split() for word in runs(fold(piece)).split("\n") if word]
            if all(any(word in text for text in texts) for word in words):
                found.add(str(shown["url"]))
        return found

    def spoken(self, letters: str) -> set[str]:
        """The titles of the documents with all three-letter pieces of `letters` in their pinyin, or in their initials."""
        found = set()
        for mark in (1, 2):
            codes = [letters[i : i + 3].ljust(3, "\0").encode() for i in range(max(1, len(letters) - 2))]
            terms = [int.from_bytes(bytes((mark,)) + code, "big") for code in codes]
            found |= set.intersection(*(self.lists("sounds", term).get("anywhere", set()) for term in terms))
        return {str(self.shown(number)["title"]) for number in found}

    def called(self, name: str) -> set[int]:
        """The numbers of the documents of which a title or a name is probably this, in characters."""
        plain = bare(name).encode("utf-16-le")
        mark = 0
        for place in range(0, len(plain), 2):
            mark = (mark * 31 + int.from_bytes(plain[place : place + 2], "little")) % 2**16
        lists = self.lists("terms", mark * 2**16 + 2)
        return lists.get("title", set()) | lists.get("name", set())

    def lists(self, folder: str, term: int) -> dict[str, set[int]]:
        """The lists of a term by field; empty when the index does not know it."""
        shard = (term * 0x9E3779B1 % 2**32) * self.manifest["shards"][folder] // 2**32
        return dict(self.entries(f"search/{folder}/{shard}.bin")).get(term, {})

    def entries(self, path: str) -> Iterator[tuple[int, dict[str, set[int]]]]:
        """Every term of a shard with its lists."""
        data = iter(self.files[path])
        for present in data:
            term = int.from_bytes(bytes(next(data) for _ in range(4)), "little")
            fields = [field for place, field in enumerate(FIELDS) if place == 0 or present >> (place - 1) & 1]
            yield term, {field: set(_numbers(data)) for field in fields}

    def facet(self, name: str) -> dict[str, set[int]]:
        """The documents of each value of a facet."""
        if name == "kind":
            lists = dict(self.entries("search/facets/order.bin"))
            readings = {number for place in (1, 2) for number in lists.get(place, {}).get("anywhere", ())}
            return {"policy": set(range(self.manifest["documents"])) - readings, "interpretation": readings}
        lists = dict(self.entries(f"search/facets/{name}.bin"))
        return {value["value"]: lists[place]["anywhere"] for place, value in enumerate(self.manifest["facets"][name])}

    def shown(self, number: int) -> dict[str, Any]:
        """What a result shows of a document."""
        return dict(self._json(f"search/texts/{number // 1000}/{number}.bin"))

    def lines(self, number: int) -> list[str]:
        """The whole text of a document."""
        shown = self.shown(number)
        rest = (
            self._json(f"search/texts/{number // 1000}/{number}-{part}.bin") for part in range(1, shown["more"] + 1)
        )
        return [*shown["lines"], *(line for lines in rest for line in lines)]

    def _json(self, path: str) -> Any:
        return json.loads(self.files[path].decode("utf-16-le"))


def _numbers(data: Iterator[int]) -> Iterable[int]:
    head = _varint(data)
    way, left = head & 3, iter([next(data) for _ in range(head >> 2)])
    if way == 1:
        return [place * 8 + bit for place, byte in enumerate(left) for bit in range(8) if byte >> bit & 1]
    values = []
    while (value := _varint(left)) >= 0:
        values.append(value)
    numbers: list[int] = []
    if way == 0:
        for value in values:
            numbers.append(value + (numbers[-1] if numbers else 0))
    else:
        stretches = iter(values)
        for value in stretches:
            start = (value >> 2) + (numbers[-1] if numbers else 0)
            more = value & 3
            numbers += range(start, start + 1 + (more if more < 3 else 3 + next(stretches)))
    return numbers


def _varint(data: Iterator[int]) -> int:
    """The next number, or -1 at the end."""
    number, shift = -1, 0
    for byte in data:
        number = max(number, 0) | (byte & 0x7F) << shift
        if byte < 0x80:
            return number
        shift += 7
    return number
