"""Figures of an imagined case: the 200 of 种200亩水稻，补3万元 is nobody's figure, and the 3 follows from it and 150元 an 亩.

Two figures that the policy has not are taken for such a case when one sentence has both, and a share or a rate of the policy
leads from one to the other. A single wrong figure never has such a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.rules.figures import MONEY
from generator.rules.reckoning_steps import SIZES

if TYPE_CHECKING:
    from generator.rules.figure_scope import Scoped
    from generator.rules.figures import Figure

_MOST = 12  # figures of a sentence, and shares or rates of its policy, that are tried
_ROUND = Decimal("0.005")
_FURTHER = re.compile("后|超[过出]|[每再]多|增加|续")  # 首次300元，以后每年100元
_PER_PERIOD = re.compile("(?:一|每)个?[年月周季学期]{1,2}(?:按|有|以)?(?:工作日|上班|平均)?$")


def imagined(strange: Sequence[Scoped], others: Sequence[Scoped], rules: Sequence[Figure]) -> Iterator[Scoped]:
    """The strange figures of a sentence that make up a case. `others` are its further figures, `rules` the policy's beside it."""
    shares = list(dict.fromkeys(_shares(rules)))[: 2 * _MOST]
    rules = list({each.key: each for each in rules}.values())[: 4 * _MOST]
    known = [each.figure for each in (*others, *strange)]
    for given in strange[:_MOST]:
        partners = [each for each in strange[:_MOST] if each.figure.key != given.figure.key]
        made = [each for each in partners if _leads(given.figure, each.figure, shares, rules, known)]
        if made and given.figure.kind != "%":
            yield given
            yield from made
            yield from (each for each in partners if any(_counts(each, given, one, shares) for one in made))


def of_a_period(each: Scoped) -> bool:
    """Whether it counts the days that one reckons to a month or a week (一个月22天), which no policy sets."""
    before = each.piece.text[max(0, each.quantity.start - 10) : each.quantity.start]
    return each.quantity.unit == "天" and each.figure.value < 367 and _PER_PERIOD.search(before) is not None


def _shares(rules: Iterable[Figure]) -> Iterator[Decimal]:
    for each in rules:
        if each.kind == "%" and 0 < each.value < 100:
            yield each.value / 100
            yield 1 - each.value / 100
        elif each.kind == "倍":
            yield each.value


def _counts(each: Scoped, given: Scoped, made: Scoped, shares: Sequence[Decimal]) -> bool:
    """Whether it says how often: the 10天 of 欠2000元，晚交10天，加收20元 at 1‰ a day."""
    if each.figure.kind in (*MONEY, "%"):
        return False
    return any(abs(given.figure.value * share * each.figure.value - made.figure.value) < _ROUND for share in shares)


def _leads(
    given: Figure, made: Figure, shares: Sequence[Decimal], rules: Sequence[Figure], known: list[Figure]
) -> bool:
    """Whether the policy leads from the one to the other."""
    if given.kind == made.kind:
        parts = [Decimal(0), *(each.value for each in known if each.kind == given.kind and each.value < given.value)]
        counts = [Decimal(1), *(each.value for each in known if each.kind not in (*MONEY, "%"))]
        pairs = [(part, Decimal(1)) for part in parts[:_MOST]] + [(Decimal(0), count) for count in counts[:_MOST]]
        wanted = ((given.value - part) * count * share for part, count in pairs for share in shares)
        return any(abs(each - made.value) < _ROUND for each in wanted)
    if given.kind in MONEY:
        return False
    unit = next((size for size in SIZES.get(given.kind, ()) if given.value % size == 0), Decimal(1))
    free = [Decimal(0), unit, *(each.value for each in rules if each.kind == given.kind and each.value < given.value)]
    rates = [each for each in rules if each.kind == made.kind]
    if any(made.value in (rate.value * given.value / unit, rate.value * given.value) for rate in rates):
        return True
    counted = [(given.value - each) / unit for each in free]
    firsts = (Decimal(0), *(each.value for each in rates))
    return any(
        made.value - rate.value * count in firsts for rate in rates if _FURTHER.search(rate.before) for count in counted
    )
