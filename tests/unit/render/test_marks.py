"""Links laid over the words of a rendered text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from generator.render.marks import Mark, mark_html, mark_text


def marker(text: str) -> Iterable[Mark]:
    """Marks every 甲乙."""
    return [Mark(found.start(), found.end(), "#x", "m") for found in re.finditer("甲乙", text)]


def test_words_in_links_headings_and_code_stay_as_they_are() -> None:
    for text in (
        "<h2>甲乙</h2>",
        "<p><a href='y'>甲乙</a></p>",
        "<p><code>甲乙</code></p>",
        "<pre><code>甲乙</code></pre>",
    ):
        assert mark_html(text, marker) == text


def test_a_mark_lies_within_one_piece_of_text() -> None:
    assert mark_html("<p>甲<strong>乙</strong></p>", marker) == "<p>甲<strong>乙</strong></p>"
    assert mark_html("<p>甲</p><p>乙</p>", marker) == "<p>甲</p><p>乙</p>"


def test_what_stands_before_in_the_same_paragraph_is_read_with_it() -> None:
    seen: list[str] = []

    def note(text: str) -> Iterable[Mark]:
        seen.append(text)
        return ()

    mark_html("<p>丙<strong>丁</strong>甲乙</p><p>戊</p>", note)
    assert seen == ["丙丁甲乙", "戊"]


def test_references_keep_their_meaning() -> None:
    assert mark_html("<p>&lt;甲乙&gt;</p>", marker) == '<p>&lt;<a class="m" href="#x">甲乙</a>&gt;</p>'


def test_of_two_marks_over_one_word_the_first_stays() -> None:
    both = [Mark(0, 2, "#1", "m"), Mark(1, 3, "#2", "m")]
    assert mark_text("甲乙丙", lambda _: both) == '<a class="m" href="#1">甲乙</a>丙'


@given(st.text(alphabet="甲乙<>&\"' ab"))
def test_a_plain_text_is_escaped_and_says_the_same(text: str) -> None:
    marked = str(mark_text(text, marker))
    bare = marked.replace('<a class="m" href="#x">', "").replace("</a>", "")
    assert "<" not in bare and marked.count("<a ") == text.count("甲乙")
