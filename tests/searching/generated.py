"""Queries on generated pairs: their answers follow from how the corpus is made, and literal ones from reading every page."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from generator.search.entries import entries
from generator.search.folding import fold
from generator.search.pinyin import syllables
from tests.searching.sample import Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.publication import Publication

_WORD = re.compile(r"[\u4e00-\u9fff0-9]{2,}")
_READ_AS_NUMBER = re.compile(r"第\d+号")
_BRACKETS = ("〔〕", "[]", "【】", "（）", "()", "  ", "")


def generated(publication: Publication, count: int, seed: int = 1) -> Iterator[Query]:
    """`count` queries of each kind about policies drawn by lot."""
    dice = random.Random(seed)
    policies = sorted(publication.policies.values(), key=lambda policy: policy.id)
    titles = {policy.id: policy.title or "" for policy in policies}
    for number, policy in enumerate(dice.sample(policies, min(count, len(policies)))):
        title, url = titles[policy.id], frozenset({f"policies/{policy.id}/"})
        yield Query("title", title, url)
        yield Query("title", title.replace("（", " ").replace("）", ""), url)
        (alias,) = policy.aliases
        yield Query("alias", alias, url)
        sounds = syllables(title).split()
        yield Query("pinyin", "".join(sounds), url)
        yield Query("pinyin", "".join(syllables(alias).split()), _sounding(publication, alias))
        letters = "".join(sound[0] for sound in syllables(title.partition("（")[0]).split())
        yield Query("pinyin", letters, _initials(titles, letters))
        office, year, place = re.findall(r"\D+(?=〔)|\d+", policy.number or "")
        opening, closing = (*_BRACKETS[number % len(_BRACKETS)], "", "")[:2]
        yield Query("number", f"{office}{opening}{year}{closing}{place}号", url)
        yield Query("number", f"{year} {place}", url)


def _sounding(publication: Publication, alias: str) -> frozenset[str]:
    wanted = syllables(alias)
    return frozenset(
        f"policies/{policy.id}/"
        for policy in publication.policies.values()
        if any(syllables(other) == wanted for other in policy.aliases)
    )


def _initials(titles: dict[str, str], letters: str) -> frozenset[str]:
    """The policies whose titles have these initials in a row."""
    return frozenset(
        f"policies/{key}/"
        for key, title in titles.items()
        if letters in "".join(sound[0] for sound in syllables(title).split())
    )


def literal(publication: Publication, seen: Mapping[str, Sequence[str]], count: int, seed: int = 1) -> Iterator[Query]:
    """Words of 2 to 8 characters drawn by lot from what the pages of the documents show, dates and numbers included.

    Each with every document on whose page it stands; an alias, a keyword or the 文号 of its policy finds a document as well.
    """
    dice = random.Random(seed)
    texts = {item.url: [fold(text) for text in (*seen[item.url], *item.texts)] for item in entries(publication)}
    stretches = [stretch for shown in seen.values() for text in shown for stretch in _WORD.findall(text)]
    for stretch in dice.choices(stretches, k=count):
        length = min(len(stretch), dice.randrange(2, 9))
        start = dice.randrange(len(stretch) - length + 1)
        word = stretch[start : start + length]
        if _READ_AS_NUMBER.fullmatch(word):
            continue  # finds the 文号 that end so as well
        yield Query(
            "literal", word, frozenset(u for u, lines in texts.items() if any(fold(word) in line for line in lines))
        )
