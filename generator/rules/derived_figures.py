"""Figures that follow from others: a year's total of a monthly sum, the sum of two steps, the difference of old and new.

A figure follows when one or two steps of arithmetic lead to it and the paragraph shows them: at least one of the figures that
go in is written in it; the other is written too, or stands in the policy in the same article or beside words of the sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, combinations, islice
from typing import TYPE_CHECKING

from generator.quantities import number, quantities
from generator.rules.figures import DURATIONS, MONEY, counts, figure

if TYPE_CHECKING:
    from generator.rules.figure_scope import Scoped
    from generator.rules.figures import Figure, Key

_MOST = 40  # operands looked at; more of them explain anything
_FACTORS = 12
_HEAD = 200
_RUN = 6
_LONGEST = 600
_CLAUSE = 40
_HEADS = frozenset({"人", "人次", "户", "家", "次"})
_ROUNDED = Decimal("0.05")
_NEVER_MADE = frozenset({"岁", "分", "%", "折", "倍"})
"""Kinds of figures that nobody gets by multiplying."""

_TENS = frozenset(Decimal(10) ** power for power in range(1, 9))  # a zero more is a slip rather than a product
_EQUATION = re.compile(r"[×÷*+＋/][^＝=\n。]{1,40}[＝=] ?(?P<result>[0-9][0-9,.]{0,15})")
_DIFFERENCE = re.compile(
    "(?<![至不])少(?!于)|(?<![最不至])多(?!于|次|项|种)|差|省(?!级|外|内)|降|(?<!新)增(?!值|设)|减(?!免)|涨|剩|余|欠|再|提高|自[付负己]|个人"
)
_TOGETHER = re.compile(
    "合计|总(?=[共计额数])|(?<!公)共(?!同|享|建|有)|累计(?![最不])|加起来|加上|相加|合起来|前后|合(?=[0-9])"
)
_REST = re.compile("其余|剩余|余下|剩下|另外|自付|自负|个人|自己")
_OWN_SHARE = re.compile("自(?:己|行)?[付负]")
"""What is left to pay after a sum that the policy gives, though it is not written."""

_LESS = re.compile("(?:[少多省差降增][付领交补拿]?|(?<!最)[快慢早短])了?$|(?:降低|提高|增加|减少)了?$")
"""每天少付10元: the two figures of the policy that differ by it may go without saying."""

_PERIOD = re.compile("(?:每|一个?)[天日月年季]|全[年月]|最[高多]")
_LONG = re.compile("年|季")
_ASSUMED = re.compile(" ?(?:来|计|左右)?(?:算|计)")
_ON_TOP = re.compile("(?:增加|上浮|提高|[再多]加|加发|增发)$")
_RHYTHMS = (("季", 4), ("半年", 2), ("每月", 12), ("按月", 12))
_NUMERAL = "[0-9]{1,3}|[一二两三四五六七八九十百]{1,3}"
_ONE_IN = re.compile(f"({_NUMERAL})[名人户家](?:里头?|中|当中|里面)[^，。；]{{0,4}}?({_NUMERAL})[名人户家]")
_WEEK = frozenset(map(Decimal, range(2, 8)))
_PAIR = re.compile("(?=([\\u4e00-\\u9fff]{2}))")
_SAY_NOTHING = (
    "不超 超过 以上 以下 以内 每月 每年 每人 补贴 补助 标准 最高 最低 一次 "
    "次性 给予 按照 发放 不得 不少 少于 周岁 万元 工作 作日 日内 可以 申请"
)
_COMMON = frozenset(_SAY_NOTHING.split())
"""Neighbouring characters that say nothing of what a figure is about."""


@dataclass(slots=True)
class Reckoner:
    """Tells which figures of an interpretation follow from those of its policies, paragraph by paragraph."""

    known: Sequence[Figure]
    counts: Sequence[tuple[str, Decimal]]
    _beside: dict[str, list[Figure]] = field(default_factory=dict)
    _sums: dict[str, set[Decimal]] = field(default_factory=dict)
    _products: dict[str, Mapping[Decimal, set[Decimal]]] = field(default_factory=dict)

    def follows(self, scoped: Sequence[Scoped], policy: Container[Key]) -> set[int]:
        """The places, in one paragraph, of figures that the policy does not have and that follow from others."""
        text = scoped[0].piece.text
        counted = list(islice(counts(text), _MOST * _FACTORS))
        in_table = getattr(scoped[0].piece, "kind", "") == "table"
        written = [(each.quantity.start, each.figure) for each in scoped if each.figure.key in policy or each.reason]
        found: set[int] = set()
        for each in scoped:
            if each.figure.key in policy or each.reason:
                continue
            quantity = each.quantity
            before = re.split("[，。；：\\n]", text[max(0, quantity.start - _CLAUSE) : quantity.start])[-1]
            near = range(*_line(text, quantity.start)) if in_table else range(len(text))
            factors = {
                value for start, value in counted if start in near and not quantity.start <= start < quantity.end
            }
            shown = [other for start, other in written if start in near and other.key != each.figure.key][-_MOST:]
            row = [
                other.figure.value
                for other in scoped
                if other.quantity.start < quantity.start and other.figure.kind == each.figure.kind
            ]
            added = _TOGETHER.search(before) and each.figure.value in list(accumulate(row[: -_RUN - 1 : -1]))[1:]
            sentence = each.sentence[:_LONGEST]
            if in_table:  # whose head says 每月 or 一年
                sentence = text[: min(_HEAD, text.find("\n"))] + sentence
            if (
                added
                or _ASSUMED.match(text, quantity.end)
                or self._reached(each.figure, sentence, before, shown, factors)
            ):
                found.add(quantity.start)
                written.append((quantity.start, each.figure))
        return found

    def _reached(
        self, given: Figure, sentence: str, clause: str, shown: Sequence[Figure], factors: set[Decimal]
    ) -> bool:
        if _is_result(given, sentence) or _is_instance(given) or _is_rhythm(given, sentence):
            return True
        linked = [each for pair in _pairs(sentence) for each in self._near(pair)][: 4 * _MOST]
        if given.kind in _HEADS and self._is_share(given, sentence):
            return True
        if given.kind in _HEADS and _is_factor(given.value, sentence, (*shown, *linked)):
            return True
        ours = {each.value for each in shown if each.kind == given.kind}
        theirs = {each.value for each in linked if each.kind == given.kind} | ours
        less = _LESS.search(given.before)
        if less or _OWN_SHARE.search(clause):
            theirs |= {each.value for each in self.known if each.kind == given.kind}
            ours |= set(sorted(theirs)[:_MOST]) if less else set()
        if self._is_sum(given, clause, ours, theirs) or _is_difference(given, clause, ours, theirs):
            return True
        if given.kind in MONEY and self._is_within(given, clause, ours):
            return True
        if (
            given.kind == "秒"
            and "周" in sentence
            and _times(given.value, ours, (each for each in factors if each in _WEEK))
        ):
            return True
        if given.kind in DURATIONS or given.kind in _NEVER_MADE or (given.kind in _HEADS and given.value < _FACTORS):
            return _is_quotient(given, shown, linked, factors)
        return _is_product(given, sentence, shown, linked, factors) or _is_quotient(given, shown, linked, factors)

    def _near(self, pair: str) -> Sequence[Figure]:
        """The policy's figures beside two neighbouring characters."""
        if not self._beside:
            for each in self.known:
                for words in _pairs(f"{each.before} {each.after}"):
                    row = self._beside.setdefault(words, [])
                    if len(row) < _MOST:
                        row.append(each)
        return self._beside.get(pair, ())

    def _is_sum(self, given: Figure, clause: str, ours: set[Decimal], theirs: set[Decimal]) -> bool:
        if not _TOGETHER.search(clause):
            return False
        if any(given.value - value in theirs and given.value != 2 * value for value in ours):
            return True
        if given.kind not in self._sums:
            self._sums[given.kind] = _sums_of_neighbours(given.kind, self.known)
        return given.value in self._sums[given.kind]

    def _is_share(self, given: Figure, sentence: str) -> bool:
        """Whether it says a share of the policy in heads: 十名里有三名 for 30%."""
        for found in _ONE_IN.finditer(sentence):
            whole, part = number(found[1]), number(found[2])
            if whole and part and given.value in (whole, part):
                return any(each.kind == "%" and each.value == part * 100 / whole for each in self.known)
        return False

    def _is_within(self, given: Figure, clause: str, ours: set[Decimal]) -> bool:
        """Whether an article of the policy has both a sum and the count it is multiplied with (每餐6元 … 每月44餐)."""
        if given.kind not in self._products:
            self._products[given.kind] = _products(given.kind, self.known, self.counts)
        made = self._products[given.kind]
        values = (given.value, given.value / 12, given.value / 3) if _LONG.search(clause) else (given.value,)
        bases = {base for value in values for base in made.get(value, ())}
        return bool(bases & ours) or (bool(bases) and _PERIOD.search(clause) is not None)


def _line(text: str, at: int) -> tuple[int, int]:
    """Where the line of this character begins and ends: a row of a table reckons with itself."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _sums_of_neighbours(kind: str, known: Sequence[Figure]) -> set[Decimal]:
    """What figures of one kind that follow each other in an article add up to."""
    rows: dict[str, list[Decimal]] = defaultdict(list)
    for each in known:
        if each.kind == kind and len(rows[each.place]) < _MOST:
            rows[each.place].append(each.value)
    starts = ((row, start) for row in rows.values() for start in range(len(row)))
    return {total for row, start in starts for total in islice(accumulate(row[start : start + _RUN]), 1, None)}


def _products(
    kind: str, known: Sequence[Figure], counted: Sequence[tuple[str, Decimal]]
) -> Mapping[Decimal, set[Decimal]]:
    """What sums of one kind and counts of the same article make when multiplied, with the sums."""
    factors: dict[str, set[Decimal]] = defaultdict(set)
    for place, value in (*counted, *((each.place, each.value) for each in known if each.kind == "月")):
        if len(factors[place]) < _FACTORS:
            factors[place].add(value)
    made: dict[Decimal, set[Decimal]] = defaultdict(set)
    for each in islice((each for each in known if each.kind == kind), _MOST * _FACTORS):
        for factor in factors[each.place]:
            made[each.value * factor].add(each.value)
    return made


def _pairs(text: str) -> set[str]:
    return set(_PAIR.findall(text)) - _COMMON


def _is_result(given: Figure, sentence: str) -> bool:
    """Whether the figure is the result of a calculation written out; whether that is right is for another rule."""
    return any(found["result"] == given.text.strip()[: len(found["result"])] for found in _EQUATION.finditer(sentence))


def _is_instance(given: Figure) -> bool:
    """Whether it is the age of somebody (75岁的老人) rather than one that the policy sets (满75岁)."""
    return given.kind == "岁" and given.after.startswith("的") and not given.before.endswith(("满", "超过", "不足"))


def _is_rhythm(given: Figure, sentence: str) -> bool:
    """Whether it only counts a year's quarters, half years or months: 一年拨4次."""
    return given.kind == "次" and any(given.value == often and word in sentence for word, often in _RHYTHMS)


def _is_factor(count: Decimal, sentence: str, known: Sequence[Figure]) -> bool:
    """Whether a sum of the policy, times this count of an imagined case, gives another sum of the sentence."""
    sums = {each.value for found in quantities(sentence, _MOST) if (each := figure(found, "")).kind in MONEY}
    return count > 1 and any(each.kind in MONEY and each.value * count in sums for each in known)


def _is_difference(given: Figure, clause: str, ours: set[Decimal], theirs: set[Decimal]) -> bool:
    """Whether it is what two figures differ by, one of them written; or what is left of a whole."""
    if given.kind == "%" and _REST.search(clause) and Decimal(100) - given.value in theirs:
        return True
    if not _DIFFERENCE.search(clause) and not _LESS.search(given.before):
        return False
    return any(value + given.value in theirs or value - given.value in (*theirs, given.value) for value in ours)


def _is_product(
    given: Figure, sentence: str, shown: Sequence[Figure], linked: Sequence[Figure], counted: set[Decimal]
) -> bool:
    """Whether it is a figure times or divided by counts, shares or periods that are written or go without saying."""
    beside = counted | {_factor(each) for each in shown if each.kind not in (given.kind, "岁", *MONEY)}
    if given.kind in MONEY:
        beside |= {each.value / 12 for each in shown if each.kind == "月" and each.value % 12 == 0}
    beside |= {Decimal(12)} if "年" in sentence else set()
    beside |= {Decimal(3), Decimal(4)} if "季" in sentence else set()
    beside |= {Decimal(2)} if "学年" in sentence else set()
    further = {_factor(each) for each in linked if each.kind in ("%", "月")} - _TENS
    further |= {1 + each.value / 100 for each in (*shown, *linked) if each.kind == "%" and _ON_TOP.search(each.before)}
    bases = {each.value for each in shown if each.kind == given.kind}
    named = {each.value for each in linked if each.kind == given.kind}
    beside -= _TENS if given.kind in _HEADS else set()
    factors = sorted(each for each in beside if each > 0 and each != 1)[:_MOST]
    if _times(given.value, bases | named, factors) or _times(
        given.value, bases, (each for each in further if each > 0)
    ):
        return True
    return any(given.value / (one * two) in bases for one, two in combinations(factors[:_FACTORS], 2))


def _times(value: Decimal, bases: set[Decimal], factors: Iterable[Decimal]) -> bool:
    return any(value / factor in bases or value * factor in bases for factor in factors)


def _factor(each: Figure) -> Decimal:
    return each.value / 100 if each.kind == "%" else each.value


def _is_quotient(given: Figure, shown: Sequence[Figure], linked: Sequence[Figure], counted: set[Decimal]) -> bool:
    """Whether it is how often one figure goes into another: 44餐 at 2 a day are 22天, 5000元 are 5倍 of 1000元."""
    if given.value > 1 and (given.kind in DURATIONS or given.kind in _HEADS):
        if any(one * given.value in counted for one in counted if one != given.value):
            return True
        return any(one * given.value in row for row in _by_kind(shown).values() for one in row)
    if given.kind == "倍":
        return any(one * given.value in row for row in _by_kind((*shown, *linked)).values() for one in row)
    if given.kind == "%":
        pairs = ((one, two) for row in _by_kind(shown).values() for one in row for two in row)
        return any(two > one > 0 and abs(one * 100 / two - given.value) < _ROUNDED for one, two in pairs)
    return False


def _by_kind(figures: Sequence[Figure]) -> Mapping[str, set[Decimal]]:
    values: dict[str, set[Decimal]] = defaultdict(set)
    for each in figures[:_MOST]:
        values[each.kind].add(each.value)
    return values
