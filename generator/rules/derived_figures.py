"""Figures that follow from others: a year's total of a monthly sum, the sum of two steps, the difference of old and new."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from generator.quantities import quantities
from generator.rules.figures import MONEY, figure

if TYPE_CHECKING:
    from generator.quantities import Quantity
    from generator.rules.figure_scope import Scoped
    from generator.rules.figures import Figure

_MOST = 40  # operands looked at; more of them explain anything
_LONGEST = 600
_HEADS = frozenset({"人", "人次", "户", "家", "次"})
_EQUATION = re.compile(r"[×÷*+＋/][^＝=\n。]{1,40}[＝=] ?(?P<result>[0-9][0-9,.]{0,15})")
_COUNT = re.compile(r"(?<![0-9.,第〔])[0-9]{1,3}(?=[餐顿人名户家次场期天个套台辆件])")
_DIFFERENCE = re.compile(r"[少多省差降增]$|(?:少|多)[付领交补拿]$|(?:相差|降低|提高|增加|减少)了?$")
_TOGETHER = re.compile("合计|一共|总共|共计|共|总|累计|加起来|相加|合起来")


def is_derived(given: Figure, scoped: Scoped, given_figures: tuple[Figure, ...]) -> bool:
    """Whether a figure follows from others by one step that its sentence or its table shows."""
    sentence = scoped.sentence[:_LONGEST]
    if _is_result(given, sentence) or _is_product(given, sentence, given_figures):
        return True
    if given.kind in _HEADS and _is_factor(given.value, sentence, given_figures):
        return True
    known = _values(given.kind, given_figures)
    if _DIFFERENCE.search(given.before) and any(abs(one - two) == given.value for one, two in combinations(known, 2)):
        return True
    together = _TOGETHER.search(sentence) is not None
    if together and any(one + two == given.value for one, two in combinations(known, 2)):
        return True
    if given.kind not in MONEY:
        return False
    if "年" in sentence and any(value * 12 == given.value for value in known):
        return True
    beside = {each.value for each in map(_comparable, quantities(sentence, _MOST)) if each.kind == given.kind}
    months = _values("月", given_figures)
    factors = known if together else [value for value in known if value in beside and value != given.value]
    return any(value * count == given.value for value in factors for count in months)


def _is_result(given: Figure, sentence: str) -> bool:
    """Whether the figure is the result of a calculation written out; whether that is right is for another rule."""
    return any(found["result"] == given.text.strip()[: len(found["result"])] for found in _EQUATION.finditer(sentence))


def _is_product(given: Figure, sentence: str, given_figures: tuple[Figure, ...]) -> bool:
    """Whether it is a figure of the policy times or divided by a count or a share, both written in the same sentence."""
    beside = [_comparable(each) for each in quantities(sentence, _MOST)]
    written = {each.key for each in beside} - {given.key}
    shown = [value for value in _values(given.kind, given_figures) if (given.kind, value) in written]
    bare = {value for found in _COUNT.findall(sentence) if (value := Decimal(found)) > 1}
    counts = {each.value / 100 if each.kind == "%" else each.value for each in beside if each.kind != given.kind}
    years = [each.value for each in quantities(sentence, _MOST) if each.unit == "年"]
    periods = set(years) if given.kind in MONEY else set()
    return _any_product(given.value, shown, counts | bare | periods)


def _is_factor(count: Decimal, sentence: str, given_figures: tuple[Figure, ...]) -> bool:
    """Whether a sum of the policy, times this count of an imagined case, gives another sum of the sentence."""
    sums = {each.value for each in map(_comparable, quantities(sentence, _MOST)) if each.kind in MONEY}
    known = {value for kind in MONEY for value in _values(kind, given_figures)}
    return count > 1 and any(one * count in sums for one in sums & known)


def _any_product(value: Decimal, bases: Iterable[Decimal], counts: Iterable[Decimal]) -> bool:
    factors = [count for count in counts if count > 0 and count != 1][:_MOST]
    return any(base * count == value or value * count == base for base in bases for count in factors)


def _values(kind: str, figures: Iterable[Figure]) -> list[Decimal]:
    return list(dict.fromkeys(each.value for each in figures if each.kind == kind))[:_MOST]


def _comparable(quantity: Quantity) -> Figure:
    return figure(quantity, quantity.text)
