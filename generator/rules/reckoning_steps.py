"""The single steps of arithmetic by which one figure follows from others: products, quotients, differences, shares."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, combinations, islice
from typing import TYPE_CHECKING

from generator.quantities import quantities
from generator.rules.figures import DURATIONS, MONEY, counts, figure

if TYPE_CHECKING:
    from generator.rules.figures import Figure

MOST = 40  # operands looked at; more of them explain anything
FACTORS = 12
RUN = 6  # figures that are added up
HEADS = frozenset({"人", "人次", "户", "家", "次"})
SIZES = {
    "月": (Decimal(12),),
    "天": (Decimal(7),),
    "工作日": (Decimal(5),),
    "秒": (Decimal(3600), Decimal(1800), Decimal(60)),
    "米": (Decimal(1000),),
    "克": (Decimal(1000),),
}
"""What larger units are worth, of kinds of figures that rates are given for."""

_ROUNDED = Decimal("0.05")
TENS = frozenset(Decimal(10) ** power for power in range(1, 9))  # a zero more is a slip rather than a product
_EQUATION = re.compile(r"[×÷*+＋/][^＝=\n。]{1,40}[＝=] ?(?P<result>[0-9][0-9,.]{0,15})")
_DIFFERENCE = re.compile(
    "(?<![至不])少(?!于)|(?<![最不至])多(?!于|次|项|种)|差|省(?!级|外|内)|降|(?<!新)增(?!值|设)|减(?!免)|涨|剩|余|欠|再|提高|自[付负己]|个人|贵|便宜"
    "|(?<!最)[高低长短]$"
)
_REST = re.compile("其余|剩余|余下|剩下|另外|自付|自负|个人|自己")
LESS = re.compile("(?:[少多省差降增][付领交补拿]?|(?<!最)[快慢早短])了?$|(?:降低|提高|增加|减少)了?$")
"""每天少付10元: the two figures of the policy that differ by it may go without saying."""

_MORE = re.compile("加(?=[0-9一二三四五六七八九两])|增加|上浮|提高|[再多]加|加发|增发|加收")
HALF = re.compile("减半|一半|半价|对半")
_FEWER = re.compile("下浮|降低|减|扣|优惠|[^，。]付|其余|剩")
_YEAR = re.compile("(?<![青老少中成幼])年(?![满龄纪轻老迈])")
_RHYTHMS = (("季", 4), ("半年", 2), ("每月", 12), ("按月", 12))


def of_years(text: str) -> bool:
    """Whether it speaks of years as periods, not of people's: 每年 and 一年, but not 年满65周岁 or 老年人."""
    return _YEAR.search(text) is not None


def is_result(given: Figure, sentence: str) -> bool:
    """Whether the figure is the result of a calculation written out; whether that is right is for another rule."""
    return any(found["result"] == given.text.strip()[: len(found["result"])] for found in _EQUATION.finditer(sentence))


def is_instance(given: Figure) -> bool:
    """Whether it is the age of somebody (75岁的老人) rather than one that the policy sets (满75岁)."""
    return given.kind == "岁" and given.after.startswith("的") and not given.before.endswith(("满", "超过", "不足"))


def is_rhythm(given: Figure, sentence: str, known: Sequence[Figure]) -> bool:
    """Whether it only counts a year's quarters, half years or months: 一年拨4次, for a policy that says 每季度拨付一次 too."""
    if given.kind != "次":
        return False
    if any(given.value == often and word in sentence for word, often in _RHYTHMS):
        return True
    times_a_year = {
        each.value * often
        for each in known
        if each.kind == "次" and of_years(sentence)
        for word, often in (*_RHYTHMS, ("学期", 2))
        if word in each.before
    }
    return given.value in times_a_year


def is_factor(count: Decimal, sentence: str, known: Sequence[Figure]) -> bool:
    """Whether a sum of the policy, times this count of an imagined case, gives another sum of the sentence."""
    sums = {each.value for found in quantities(sentence, MOST) if (each := figure(found, "")).kind in MONEY}
    return count > 1 and any(each.kind in MONEY and each.value * count in sums for each in known)


def is_difference(given: Figure, clause: str, ours: set[Decimal], theirs: set[Decimal]) -> bool:
    """Whether it is what two figures differ by, one of them written; or what is left of a whole."""
    rest = _REST.search(clause) or given.text.endswith("折")
    if given.kind == "%" and rest and Decimal(100) - given.value in theirs:
        return True
    if not _DIFFERENCE.search(clause) and not LESS.search(given.before):
        return False
    sizes = (given.value, given.value / 12) if of_years(clause) else (given.value,)
    return any(value + size in theirs or value - size in (*theirs, size) for value in ours for size in sizes)


def is_product(
    given: Figure, sentence: str, shown: Sequence[Figure], linked: Sequence[Figure], counted: set[Decimal]
) -> bool:
    """Whether it is a figure times or divided by counts, shares or periods that are written or go without saying."""
    beside = counted | {factor(each) for each in shown if each.kind not in (given.kind, "岁", *MONEY)}
    if given.kind in MONEY:
        beside |= {each.value / size for each in shown for size in SIZES.get(each.kind, ()) if each.value % size == 0}
    beside |= {Decimal(12)} if of_years(sentence) else set()
    beside |= {Decimal("0.5")} if HALF.search(sentence) else set()
    beside |= {Decimal(3), Decimal(4)} if "季" in sentence else set()
    beside |= {Decimal(2)} if "学年" in sentence else set()
    further = {factor(each) for each in linked if each.kind in ("%", "月", "倍")} - TENS
    shares = {each.value / 100 for each in (*shown, *linked) if each.kind == "%"}
    further |= {1 + share for share in shares} if _MORE.search(sentence) else set()
    further |= {1 - share for share in shares if share < 1} if _FEWER.search(sentence) else set()
    bases = {each.value for each in shown if each.kind == given.kind}
    named = {each.value for each in linked if each.kind == given.kind}
    beside -= TENS if given.kind in HEADS else set()
    factors = sorted(each for each in beside if each > 0 and each != 1)[:MOST]
    if times(given.value, bases | named, factors) or times(given.value, bases, (each for each in further if each > 0)):
        return True
    return any(given.value / (one * two) in bases for one, two in combinations(factors[:FACTORS], 2))


def times(value: Decimal, bases: set[Decimal], factors: Iterable[Decimal]) -> bool:
    return any(value / factor in bases or value * factor in bases for factor in factors)


def factor(each: Figure) -> Decimal:
    return each.value / 100 if each.kind == "%" else each.value


def is_quotient(given: Figure, shown: Sequence[Figure], linked: Sequence[Figure], counted: set[Decimal]) -> bool:
    """Whether it is how often one figure goes into another: 44餐 at 2 a day are 22天, 5000元 are 5倍 of 1000元."""
    if given.value > 1 and (given.kind in DURATIONS or given.kind in HEADS):
        if any(one * given.value in counted for one in counted if one != given.value):
            return True
        sizes = (given.value, given.value / 12) if given.kind == "月" else (given.value,)
        return any(one * size in row for row in by_kind(shown).values() for one in row for size in sizes if size > 1)
    if given.kind == "倍":
        near = Decimal(10) ** int(given.value.as_tuple().exponent) / 2 if given.value % 1 else Decimal(0)
        rows = [*by_kind((*shown, *linked)).values()]
        return any(one and abs(two / one - given.value) <= near for row in rows for one in row for two in row)
    if given.kind == "%":
        rows = [*by_kind(shown).values(), {each for each in counted if each >= 10}]
        pairs = ((one, two) for row in rows for one in row for two in row)
        written = {each.value for each in shown if each.kind == "%"}
        return any(one * two == 100 * given.value for one in written for two in written) or any(
            two > one > 0 and abs(one * 100 / two - given.value) < _ROUNDED for one, two in pairs
        )
    return False


def by_kind(figures: Sequence[Figure]) -> Mapping[str, set[Decimal]]:
    values: dict[str, set[Decimal]] = defaultdict(set)
    for each in figures[:MOST]:
        values[each.kind].add(each.value)
    return values


def sizes(sentence: str) -> set[Decimal]:
    """How many people, places, acres … a sentence speaks of."""
    measured = {each.value for each in quantities(sentence, MOST) if each.unit not in ("%", "岁", *MONEY)}
    return {value for value in (measured | {count for _, count in counts(sentence)}) if value > 1} - TENS


def gap(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """What the two figures right before differ by, which needs no word."""
    return (abs(values[0] - values[1]),) if len(values) > 1 else ()


def sums_of_neighbours(kind: str, known: Sequence[Figure]) -> set[Decimal]:
    """What figures of one kind that follow each other in an article add up to."""
    rows: dict[str, list[Decimal]] = defaultdict(list)
    for each in known:
        if each.kind == kind and len(rows[each.place]) < MOST:
            rows[each.place].append(each.value)
    starts = ((row, start) for row in rows.values() for start in range(len(row)))
    return {total for row, start in starts for total in islice(accumulate(row[start : start + RUN]), 1, None)}


def products(
    kind: str, known: Sequence[Figure], counted: Sequence[tuple[str, Decimal]]
) -> Mapping[Decimal, set[Decimal]]:
    """What sums of one kind and counts of the same article make when multiplied, with the sums."""
    factors: dict[str, set[Decimal]] = defaultdict(set)
    for place, value in (*counted, *((each.place, each.value) for each in known if each.kind == "月")):
        if len(factors[place]) < FACTORS:
            factors[place].add(value)
    made: dict[Decimal, set[Decimal]] = defaultdict(set)
    for each in islice((each for each in known if each.kind == kind), MOST * FACTORS):
        for factor in factors[each.place]:
            made[each.value * factor].add(each.value)
    return made
