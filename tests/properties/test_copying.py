"""Copied shares behave as shares: whole for a text with itself, none for strangers, unmoved by spaces and punctuation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.copying import RUN, letters, verbatim

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x6E00), min_size=RUN, max_size=200)
STRANGE = st.text(st.characters(min_codepoint=0x7000, max_codepoint=0x9000), min_size=RUN, max_size=200)
SIGNS = st.lists(st.sampled_from(["", " ", "\n", "　", "，", "。", "*", "（", "_", "\t"]), min_size=1, max_size=9)


def spaced(text: str, signs: list[str]) -> str:
    return "".join(sign + signs[place % len(signs)] for place, sign in enumerate(text))


@given(CHINESE)
def test_a_text_is_wholly_its_own_copy(text: str) -> None:
    assert verbatim(text, text) == 1


@given(CHINESE, STRANGE)
def test_strangers_share_nothing(text: str, other: str) -> None:
    assert verbatim(text, other) == 0


@given(CHINESE, STRANGE, CHINESE, SIGNS, SIGNS)
def test_spaces_and_punctuation_change_nothing(
    start: str, middle: str, end: str, signs: list[str], more: list[str]
) -> None:
    ours, theirs = start + middle + end, end + middle[:20] + start
    assert verbatim(spaced(ours, signs), spaced(theirs, more)) == verbatim(ours, theirs)


@given(CHINESE, STRANGE)
def test_a_copy_counts_by_its_letters(text: str, other: str) -> None:
    assert verbatim(other + text, text) == len(text) / len(other + text)


@given(
    st.text(st.sampled_from("元元元第一“”《》 \n１a"), max_size=200), st.text(st.sampled_from("元第一a1"), max_size=200)
)
def test_the_share_is_that_of_comparing_every_run(text: str, source: str) -> None:
    ours, theirs = letters(text), letters(source)
    covered = {
        place
        for start in range(len(ours) - RUN + 1)
        if ours[start : start + RUN] in theirs
        for place in range(start, start + RUN)
    }
    assert verbatim(text, source) == (len(covered) / len(ours) if ours else 0)
