"""Lists of document numbers as few bytes, and shards: files of terms with their lists, found by a hash of the term.

A term is a number below 2**32: see `folding.grams` and `pinyin.sound_grams`.

A list is written three ways and the shortest is kept. Differences: the first number, then the distance to each next one.
Bitmap: bit n of byte n // 8 stands for number n. Stretches of successive numbers: four times the distance from the end of the
last stretch, plus the length less one; from a length of four on plus three, and the length less four follows. A policy and its
interpretation are successive, so most stretches take one byte.
Numbers are varints: seven bits a byte, low ones first, the high bit set on all but the last byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import sub

MULTIPLIER = 0x9E37_79B1
DIFFERENCES, BITMAP, STRETCHES = range(3)
_LONG = 3
FIELDS = ("all", "title", "name", "core")
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
        if len(gaps) - gaps.count(1) < len(best) and len(stretches := _stretches(numbers, gaps)) < len(best):
            way, best = STRETCHES, stretches
    return varint(len(best) << 2 | way) + best


def _bitmap(numbers: Sequence[int]) -> bytes:
    """A byte of 0 or 1 for each number, then eight of them into one, in as many steps for a long list as for a short one."""
    size = numbers[-1] // 8 + 1
    flags = bytearray(size * 8)
    for number in numbers:
        flags[number] = 1
    return sum(int.from_bytes(flags[bit::8], "little") << bit for bit in range(8)).to_bytes(size, "little")


def _stretches(numbers: Sequence[int], gaps: Sequence[int]) -> bytes:
    cuts = [place for place, gap in enumerate(gaps, 1) if gap != 1]
    starts, after = [0, *cuts], [*cuts, len(numbers)]
    ends = [0, *(numbers[place - 1] for place in cuts)]
    out = []
    for start, end, more in zip(map(numbers.__getitem__, starts), ends, map(sub, after, starts), strict=True):
        out.append(start - end << 2 | min(more - 1, _LONG))
        if more > _LONG:
            out.append(more - 1 - _LONG)
    return bytes(out) if max(out) < 0x80 else b"".join(map(varint, out))


def decode(way: int, data: bytes) -> list[int]:
    """The list that `encode` wrote this way."""
    if way == BITMAP:
        return [place * 8 + bit for place, byte in enumerate(data) for bit in range(8) if byte >> bit & 1]
    values = iter(_varints(data))
    if way == DIFFERENCES:
        return list(accumulate(values))
    found: list[int] = []
    end = 0
    for value in values:
        more = value & _LONG
        length = more + 1 if more < _LONG else next(values) + 1 + _LONG
        start = end + (value >> 2)
        end = start + length - 1
        found += range(start, end + 1)
    return found


def _varints(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value = shift = 0


def parse(shard: bytes) -> Iterator[tuple[int, bytes]]:
    """The terms of a shard, each with its entry as written."""
    at = 0
    while at < len(shard):
        start, present = at, shard[at]
        at += 5
        for _ in range(1 + present.bit_count()):
            head, at = _varint_at(shard, at)
            at += head >> 2
        yield int.from_bytes(shard[start + 1 : start + 5], "little"), shard[start:at]


def lists_of(written: bytes) -> dict[int, list[int]]:
    """The lists of an entry, by the place of their field."""
    fields = [0, *(place for place in range(1, 9) if written[0] >> place - 1 & 1)]
    found, at = {}, 5
    for field in fields:
        head, at = _varint_at(written, at)
        found[field] = decode(head & 3, written[at : at + (head >> 2)])
        at += head >> 2
    return found


def _varint_at(data: bytes, at: int) -> tuple[int, int]:
    """The varint that begins there, and where it ends."""
    value = shift = 0
    while data[at] >= 0x80:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
    return value | data[at] << shift, at + 1


def entry(term: int, lists: Sequence[Sequence[int]]) -> bytes:
    """A term and its lists: a byte with a bit for each further list that follows, the term in four bytes, the lists."""
    present = sum(1 << field for field, numbers in enumerate(lists[1:]) if numbers)
    return bytes((present,)) + term.to_bytes(4, "little") + b"".join(encode(numbers) for numbers in lists if numbers)


def shard_of(term: int, shards: int) -> int:
    """The shard of a term, by the high bits of a product; the number of shards is a power of two."""
    return (term * MULTIPLIER & 0xFFFF_FFFF) * shards >> 32


def shard_count(total: int, target: int) -> int:
    """How many shards hold so many bytes."""
    return 1 << (max(1, total // target) - 1).bit_length()


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
    count = shard_count(sum(len(data) for _, data in entries), target)
    buckets: list[list[bytes]] = [[] for _ in range(count)]
    for term, data in entries:
        buckets[shard_of(term, count)].append(data)
    return [b"".join(bucket) for bucket in buckets]
