"""Pages of a list: each document stands on one, and a new document changes the newest page alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.lists.paging import NEWEST, Pages, cut


@given(st.integers(0, 400), st.integers(1, 30))
def test_every_document_stands_on_one_page_in_the_order_given(count: int, size: int) -> None:
    items = list(range(count, 0, -1))
    pages = list(cut("policies/", items, size))
    assert [item for _, shown in pages for item in shown] == items
    assert all(len(shown) == size for page, shown in pages if page.number != NEWEST)
    assert len(pages[0][1]) < 2 * size


@given(st.integers(0, 200), st.integers(0, 60), st.integers(1, 20))
def test_numbered_pages_keep_what_they_hold_when_documents_come(count: int, more: int, size: int) -> None:
    before = {page.url(): shown for page, shown in cut("policies/", list(range(count, 0, -1)), size)}
    after = {page.url(): shown for page, shown in cut("policies/", list(range(count + more, 0, -1)), size)}
    for url, shown in before.items():
        assert url == "policies/" or after[url] == shown


def test_pages_have_addresses() -> None:
    assert [page.url() for page, _ in cut("policies/", list(range(60)), 20)] == [
        "policies/",
        "policies/page/2/",
        "policies/page/1/",
    ]


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (NEWEST, 0, (0,)),
        (NEWEST, 2, (0, 2, 1)),
        (NEWEST, 9, (0, 9, 8, None, 1)),
        (5, 9, (0, None, 7, 6, 5, 4, 3, None, 1)),
        (1, 9, (0, None, 3, 2, 1)),
    ],
)
def test_pagination_shows_the_ends_and_the_neighbours(number: int, last: int, shown: tuple[int | None, ...]) -> None:
    assert Pages("policies/", number, last, 0).steps == shown


def test_ways_to_newer_and_older_pages_end_at_the_ends() -> None:
    assert [(page.newer, page.older) for page, _ in cut("a/", list(range(60)), 20)] == [(None, 2), (0, 1), (2, None)]
    only = Pages("a/", NEWEST, 0, 5)
    assert (only.newer, only.older) == (None, None)
