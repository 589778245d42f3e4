"""Figures that follow from others: a year's total of a monthly sum, the sum of two steps, the difference of old and new.

A figure follows when one or two steps of arithmetic lead to it and the paragraph shows them: at least one of the figures that
go in is written in it; the other is written too, or stands in the policy in the same article or beside words of the sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from generator.quantities import number
from generator.rules.figures import DURATIONS, MONEY, counts
from generator.rules.imagined_cases import imagined, of_a_period
from generator.rules.reckoning_steps import (
    FACTORS,
    HEADS,
    LESS,
    MOST,
    RUN,
    factor,
    gap,
    is_difference,
    is_factor,
    is_instance,
    is_product,
    is_quotient,
    is_result,
    is_rhythm,
    sizes,
    times,
)

if TYPE_CHECKING:
    from generator.rules.figure_scope import Scoped
    from generator.rules.figures import Figure, Key
    from generator.rules.figures_beside_words import PolicyFigures

_ROUNDS = 4
_MANY = 200  # figures of one paragraph; what has more is no prose to be read again
_HOPELESS = 1000
"""Unexplained figures of one paragraph from which nothing is reckoned: each looks at all others, and nobody wrote such a sum."""

_HEAD = 200
_LONGEST = 600
_CLAUSE = 40
_NEVER_MADE = frozenset({"岁", "分", "%", "折", "倍"})
"""Kinds of figures that nobody gets by multiplying."""

_TOGETHER = re.compile(
    "合计|总(?=[共计额数])|(?<!公)共(?!同|享|建|有)|累计(?![最不])|加起来|加上|相加|合起来|前后|合(?=[0-9])"
)
_THROUGH = re.compile("[\\u4e00-\\u9fff]到[\\u4e00-\\u9fff]")
_ADDED = re.compile("再加|另加|外加|加上|加发|增发")
_OWN_SHARE = re.compile("自(?:己|行)?[付负]")
"""What is left to pay after a sum that the policy gives, though it is not written."""

_PERIOD = re.compile("(?:每|一个?)[天日月年季]|全[年月]|最[高多]")
_LONG = re.compile("年|季")
_ASSUMED = re.compile(" ?(?:来|计|左右)?(?:算|计)")
_NUMERAL = "[0-9]{1,3}|[一二两三四五六七八九十百]{1,3}"
_ONE_IN = re.compile(f"({_NUMERAL})[名人户家](?:里头?|中|当中|里面)[^，。；]{{0,4}}?({_NUMERAL})[名人户家]")
_WEEK = frozenset(map(Decimal, range(2, 8)))


@dataclass(slots=True)
class Reckoner:
    """Tells which figures of an interpretation follow from those of its policies, paragraph by paragraph."""

    theirs: PolicyFigures

    def follows(self, scoped: Sequence[Scoped], policy: Container[Key]) -> set[int]:
        """The places, in one paragraph, of figures that the policy does not have and that follow from others."""
        text = scoped[0].piece.text
        counted = list(islice(counts(text), MOST * FACTORS))
        strange = [each for each in scoped if each.figure.key not in policy and not each.reason]
        written = {each.quantity.start: each.figure for each in scoped if each.figure.key in policy or each.reason}
        found = {
            each.quantity.start for each in strange if of_a_period(each) or _ASSUMED.match(text, each.quantity.end)
        }
        written |= {each.quantity.start: each.figure for each in strange if each.quantity.start in found}
        if len(strange) > _HOPELESS:
            return found
        for _ in range(_ROUNDS if len(strange) <= _MANY else 1):
            before = len(found)
            for each in strange:
                if each.quantity.start not in found and self._explains(each, scoped, written, counted):
                    found.add(each.quantity.start)
                    written[each.quantity.start] = each.figure
            for each in self._imagined(scoped, strange, found):
                found.add(each.quantity.start)
                written[each.quantity.start] = each.figure
            if len(found) == before or len(found) == len(strange):
                break
        return found

    def _imagined(self, scoped: Sequence[Scoped], strange: Sequence[Scoped], found: Container[int]) -> Iterator[Scoped]:
        rows: defaultdict[str, list[Scoped]] = defaultdict(list)
        others: defaultdict[str, list[Scoped]] = defaultdict(list)
        unknown = {each.quantity.start for each in strange}
        for each in scoped:
            (rows if each.quantity.start in unknown else others)[each.sentence].append(each)
        for sentence, row in rows.items():
            if len(row) > 1:
                beside = others[sentence]
                rules = [*(each.figure for each in beside), *self.theirs.of_articles(sentence[:_LONGEST])]
                yield from imagined(row, beside, rules)
                left = [each for each in row if each.quantity.start not in found]
                yield from imagined(left, beside, self.theirs.few_shares())

    def _explains(
        self,
        each: Scoped,
        scoped: Sequence[Scoped],
        written: Mapping[int, Figure],
        counted: Sequence[tuple[int, Decimal]],
    ) -> bool:
        """Whether the figure follows from those `written` in its paragraph (in its row of a table) and the policy's."""
        text, quantity, given = each.piece.text, each.quantity, each.figure
        in_table = getattr(each.piece, "kind", "") == "table"
        clause = re.split("[，。；：\\n]", text[max(0, quantity.start - _CLAUSE) : quantity.start])[-1]
        near = range(*(_line if in_table else _sentences)(text, quantity.start))
        factors = {value for start, value in counted if start in near and not quantity.start <= start < quantity.end}
        shown = [written[at] for at in sorted(written) if at in near and written[at].key != given.key][-MOST:]
        row = [other for other in scoped if other.quantity.start < quantity.start and other.figure.kind == given.kind][
            -RUN:
        ]
        values = [other.figure.value for other in reversed(row)]
        if _TOGETHER.search(clause) and given.value in list(accumulate(values))[1:]:
            return True
        close = [other.figure.value for other in reversed(row) if other.sentence == each.sentence]
        if not in_table and (given.value in list(accumulate(close))[1:] or given.value in gap(close)):
            return True
        sentence = each.sentence[:_LONGEST]
        if in_table:  # whose head says 每月 or 一年
            sentence = text[: min(_HEAD, text.find("\n"))] + sentence
        return self._reached(given, sentence, clause, shown, factors) or (
            given.kind in MONEY and self._is_rate(given, sentence, sizes(sentence))
        )

    def _reached(
        self, given: Figure, sentence: str, clause: str, shown: Sequence[Figure], factors: set[Decimal]
    ) -> bool:
        if is_result(given, sentence) or is_instance(given) or is_rhythm(given, sentence, self.theirs.known):
            return True
        linked = self.theirs.linked(sentence)
        if given.kind in HEADS and self._is_share(given, sentence):
            return True
        if given.kind in HEADS and is_factor(given.value, sentence, (*shown, *linked)):
            return True
        ours = {each.value for each in shown if each.kind == given.kind}
        theirs = {each.value for each in linked if each.kind == given.kind} | ours
        less = LESS.search(given.before)
        if less or _OWN_SHARE.search(clause):
            theirs |= {each.value for each in self.theirs.known if each.kind == given.kind}
            ours |= set(sorted(theirs)[:MOST]) if less else set()
        if given.value in self.theirs.raised(given.kind):
            return True
        if self._is_sum(given, sentence, clause, ours, theirs) or is_difference(given, clause, ours, theirs):
            return True
        if given.kind in MONEY and (self._is_within(given, clause, ours) or self._is_share_within(given, linked)):
            return True
        if (
            given.kind == "秒"
            and "周" in sentence
            and times(given.value, ours, (each for each in factors if each in _WEEK))
        ):
            return True
        if given.kind in DURATIONS or given.kind in _NEVER_MADE or (given.kind in HEADS and given.value < FACTORS):
            return is_quotient(given, shown, linked, factors)
        return is_product(given, sentence, shown, linked, factors | self.theirs.halving()) or is_quotient(
            given, shown, linked, factors
        )

    def _is_rate(self, given: Figure, sentence: str, sizes: set[Decimal]) -> bool:
        """Whether it is so many times a sum of the article that the sentence is about: 设3个点，补1.5万元."""
        bases = {each.value for each in self.theirs.of_articles(sentence) if each.kind == given.kind}
        return any(given.value == size * base for size in sizes for base in bases)

    def _is_share_within(self, given: Figure, linked: Sequence[Figure]) -> bool:
        """Whether it is a share of a sum that stands in the same article: 票价2元，刷卡8折 are 1.6元."""
        shares = {(each.place, factor(each)) for each in linked if each.kind in ("%", "倍") and each.value}
        named = {each.value for each in linked if each.kind == given.kind}
        for place, share in shares:
            values = self.theirs.values(given.kind, place) | named
            if given.value * share in values or given.value / share in values:
                return True
        return False

    def _is_sum(self, given: Figure, sentence: str, clause: str, ours: set[Decimal], theirs: set[Decimal]) -> bool:
        through = given.kind in DURATIONS and _THROUGH.search(clause)
        if not (through or _TOGETHER.search(clause) or _ADDED.search(sentence.partition(given.text)[0])):
            return False
        if any(given.value - value in theirs and given.value != 2 * value for value in ours):
            return True
        return given.value in self.theirs.sums(given.kind)

    def _is_share(self, given: Figure, sentence: str) -> bool:
        """Whether it says a share of the policy in heads: 十名里有三名 for 30%."""
        for found in _ONE_IN.finditer(sentence):
            whole, part = number(found[1]), number(found[2])
            if whole and part and given.value in (whole, part):
                return any(each.kind == "%" and each.value == part * 100 / whole for each in self.theirs.known)
        return False

    def _is_within(self, given: Figure, clause: str, ours: set[Decimal]) -> bool:
        """Whether an article of the policy has both a sum and the count it is multiplied with (每餐6元 … 每月44餐)."""
        made = self.theirs.products(given.kind)
        values = (given.value, given.value / 12, given.value / 3) if _LONG.search(clause) else (given.value,)
        bases = {base for value in values for base in made.get(value, ())}
        return bool(bases & ours) or (bool(bases) and _PERIOD.search(clause) is not None)


def _line(text: str, at: int) -> tuple[int, int]:
    """Where the line of this character begins and ends: a row of a table reckons with itself."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _sentences(text: str, at: int) -> tuple[int, int]:
    """Where the sentence before that of a character begins, and where its own ends."""
    first = text.rfind("。", 0, max(0, text.rfind("。", 0, at))) + 1
    end = text.find("。", at)
    return first, len(text) if end < 0 else end
