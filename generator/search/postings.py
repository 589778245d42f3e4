"""Lists of document numbers as few bytes, and shards: files of terms with their lists, found by a hash of the term.

A term is a number below 2**32: see `folding.grams` and `pinyin.sound_grams`.

A list is written three ways and the shortest is kept. Differences: the first number, then the distance to each next one.
Bitmap: bit n of byte n // 8 stands for number n. Stretches: distance from the end of the last stretch, and length less one.
Numbers are varints: seven bits a byte, low ones first, the high bit set on all but the last byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import sub

MULTIPLIER = 0x9E37_79B1
DIFFERENCES, BITMAP, STRETCHES = range(3)
FIELDS = ("all", "title", "name", "heading")
"""The lists of a term, in the order written: documents with it anywhere, and those with it in a weightier place."""


def varint(number: int) -> bytes:
    """A number, seven bits a byte."""
    if number < 0x80:
        return _SMALL[number]
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


_SMALL = [bytes((number,)) for number in range(0x80)]


def encode(numbers: Sequence[int]) -> bytes:
    """An ascending list of distinct numbers, behind a varint of its length in bytes times four plus the way it is written."""
    first, gaps = numbers[0], list(map(sub, numbers[1:], numbers))
    if not gaps:
        way, best = DIFFERENCES, varint(first)
    else:
        tail = bytes(gaps) if max(gaps) < 0x80 else b"".join(map(varint, gaps))
        way, best = DIFFERENCES, varint(first) + tail
        if len(best) > numbers[-1] // 8 + 1:
            way, best = BITMAP, _bitmap(numbers)
        if 2 * (len(gaps) - gaps.count(1)) < len(best) and len(stretches := _stretches(numbers)) < len(best):
            way, best = STRETCHES, stretches
    return varint(len(best) << 2 | way) + best


def _bitmap(numbers: Sequence[int]) -> bytes:
    bits = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return bytes(bits)


def _stretches(numbers: Sequence[int]) -> bytes:
    out, start, end = [], numbers[0], numbers[0]
    last = 0
    for number in [*numbers[1:], -1]:
        if number == end + 1:
            end = number
            continue
        out += [varint(start - last), varint(end - start)]
        last, start, end = end, number, number
    return b"".join(out)


def entry(term: int, lists: Sequence[Sequence[int]]) -> bytes:
    """A term and its lists: a byte with a bit for each further list that follows, the term in four bytes, the lists."""
    present = sum(1 << field for field, numbers in enumerate(lists[1:]) if numbers)
    return bytes((present,)) + term.to_bytes(4, "little") + b"".join(encode(numbers) for numbers in lists if numbers)


def shard_of(term: int, shards: int) -> int:
    """The shard of a term, by the high bits of a product; the number of shards is a power of two."""
    return (term * MULTIPLIER & 0xFFFF_FFFF) * shards >> 32


def build_shards(
    everywhere: Mapping[int, Sequence[int]], weightier: Sequence[Mapping[int, Sequence[int]]], target: int
) -> list[bytes]:
    """All terms in shards of half to all of `target` bytes; `weightier` are the lists by term of the further fields."""
    rest = set().union(*weightier)
    entries = []
    for term in sorted(everywhere):
        numbers = everywhere[term]
        lists = (numbers, *(lists.get(term, ()) for lists in weightier)) if term in rest else (numbers,)
        entries.append((term, entry(term, lists)))
    wanted = max(1, sum(len(data) for _, data in entries) // target)
    count = 1 << (wanted - 1).bit_length()
    buckets: list[list[bytes]] = [[] for _ in range(count)]
    for term, data in entries:
        buckets[shard_of(term, count)].append(data)
    return [b"".join(bucket) for bucket in buckets]
