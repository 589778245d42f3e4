"""Lists of numbers come back as they were written, each the shortest way, and shards hold what their hash says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.postings import BITMAP, DIFFERENCES, STRETCHES, build_shards, encode, entry, shard_of, varint
from tests.search_client import Client


def read(lists: list[list[int]]) -> dict[str, set[int]]:
    files = {"search/manifest.json": b"{}", "shard": entry(7, lists)}
    ((term, found),) = Client(files).entries("shard")
    assert term == 7
    return found


@given(st.sets(st.integers(0, 5000), min_size=1), st.sets(st.integers(0, 200)), st.sets(st.integers(0, 200)))
def test_lists_are_read_back(everywhere: set[int], titles: set[int], cores: set[int]) -> None:
    found = read([sorted(everywhere), sorted(titles), [], sorted(cores)])
    expected = {"anywhere": everywhere, "title": titles, "core": cores}
    assert found == {field: numbers for field, numbers in expected.items() if numbers}


@pytest.mark.parametrize(
    ("numbers", "way", "size"),
    [
        ([5000], DIFFERENCES, 2),
        ([3, 700, 1400], DIFFERENCES, 5),
        (list(range(0, 400, 2)), BITMAP, 50),
        (list(range(100, 20000)), STRETCHES, 5),
        ([each for start in range(0, 2000, 20) for each in (start, start + 1)], STRETCHES, 100),
    ],
)
def test_the_shortest_way_is_kept(numbers: list[int], way: int, size: int) -> None:
    data = encode(numbers)
    assert data.startswith(varint(size << 2 | way))
    assert len(data) == size + len(varint(size << 2 | way))


def test_shards_are_a_power_of_two_and_hold_the_terms_of_their_hash() -> None:
    terms = {term * 7919: list(range(term % 50 + 1)) for term in range(3000)}
    shards = build_shards(terms, (), 1000)
    count = len(shards)
    assert count & (count - 1) == 0
    assert count > 1
    assert max(map(len, shards)) < 2000
    files = {"search/manifest.json": b"{}", **{str(place): data for place, data in enumerate(shards)}}
    found = {term: place for place in range(count) for term, _ in Client(files).entries(str(place))}
    assert found == {term: shard_of(term, count) for term in terms}
