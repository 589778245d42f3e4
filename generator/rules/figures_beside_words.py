"""The figures of the policies that an interpretation explains, looked up by the words beside them and by their article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from generator.rules.reckoning_steps import FACTORS, HALF, MOST, products, sums_of_neighbours

if TYPE_CHECKING:
    from generator.rules.figures import Figure

_PLACES = 2
_RAISED = re.compile("(?:增加|延[长期]|续[借租期]|另[补给加]|加收)(?:(?:不超过|[一1]次|最[多长])*)$")
_PAIR = re.compile("(?=([\\u4e00-\\u9fff]{2}))")
_SAY_NOTHING = (
    "不超 超过 以上 以下 以内 每月 每年 每人 补贴 补助 标准 最高 最低 一次 "
    "次性 给予 按照 发放 不得 不少 少于 周岁 万元 工作 作日 日内 可以 申请"
)
_COMMON = frozenset(_SAY_NOTHING.split())
"""Neighbouring characters that say nothing of what a figure is about."""


@dataclass(slots=True)
class PolicyFigures:
    """The `known` figures of the policies and their `counts`, each of these after its article; what is asked for is kept."""

    known: Sequence[Figure]
    counts: Sequence[tuple[str, Decimal]]
    _beside: dict[str, list[Figure]] = field(default_factory=dict)
    _by_place: defaultdict[tuple[str, str], set[Decimal]] = field(default_factory=lambda: defaultdict(set))
    _links: dict[str, list[Figure]] = field(default_factory=dict)
    _articles: dict[str, list[Figure]] = field(default_factory=dict)
    _raised: dict[str, set[Decimal]] = field(default_factory=dict)
    _sums: dict[str, set[Decimal]] = field(default_factory=dict)
    _products: dict[str, Mapping[Decimal, set[Decimal]]] = field(default_factory=dict)
    _shares: list[Figure] | None = None
    _halves: bool | None = None

    def linked(self, sentence: str) -> list[Figure]:
        """The policy's figures beside words of the sentence."""
        if sentence not in self._links:
            found = (each for pair in sorted(_pairs(sentence)) for each in self._near(pair))
            self._links[sentence] = list(islice(found, 4 * MOST))
        return self._links[sentence]

    def of_articles(self, sentence: str) -> list[Figure]:
        """The figures of the articles whose words the sentence has most of, and those beside its words."""
        if sentence not in self._articles:
            linked = self.linked(sentence)
            often = [place for place, _ in Counter(each.place for each in linked).most_common(_PLACES)]
            rest = islice((each for each in self.known if each.place in often), 2 * MOST)
            self._articles[sentence] = [*linked, *rest]
        return self._articles[sentence]

    def _near(self, pair: str) -> Sequence[Figure]:
        """The policy's figures beside two neighbouring characters."""
        if not self._beside:
            for each in self.known:
                for words in _pairs(f"{each.before} {each.after}"):
                    row = self._beside.setdefault(words, [])
                    if len(row) < MOST:
                        row.append(each)
        return self._beside.get(pair, ())

    def values(self, kind: str, place: str) -> set[Decimal]:
        """What figures of one kind an article has."""
        if not self._by_place:
            for each in self.known:
                self._by_place[each.kind, each.place].add(each.value)
        return self._by_place.get((kind, place), set())

    def few_shares(self) -> list[Figure]:
        """All shares of a policy that has few of them: whichever is meant, the words need not be the policy's."""
        if self._shares is None:
            shares = {each.key: each for each in self.known if each.kind in ("%", "倍")}
            self._shares = list(shares.values()) if len(shares) <= FACTORS else []
        return self._shares

    def halving(self) -> set[Decimal]:
        """A half, if the policy halves something in words (减半)."""
        if self._halves is None:
            self._halves = any(HALF.search(each.before + each.after) for each in self.known)
        return {Decimal("0.5")} if self._halves else set()

    def raised(self, kind: str) -> set[Decimal]:
        """What the policy itself adds up to: 产假158天，三孩再增加30天."""
        if kind not in self._raised:
            made = self._raised.setdefault(kind, set())
            same = [each for each in self.known if each.kind == kind][: MOST * FACTORS]
            for more in (each for each in same if _RAISED.search(each.before)):
                made.update(each.value + more.value for each in same if each.place == more.place and each is not more)
        return self._raised[kind]

    def sums(self, kind: str) -> set[Decimal]:
        """What figures that follow each other in an article add up to."""
        if kind not in self._sums:
            self._sums[kind] = sums_of_neighbours(kind, self.known)
        return self._sums[kind]

    def products(self, kind: str) -> Mapping[Decimal, set[Decimal]]:
        """What sums and counts of one article make when multiplied, with the sums."""
        if kind not in self._products:
            self._products[kind] = products(kind, self.known, self.counts)
        return self._products[kind]


def _pairs(text: str) -> set[str]:
    return set(_PAIR.findall(text)) - _COMMON
