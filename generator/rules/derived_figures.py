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
_DIFFERENCE = re.compile(r"[少多省差降增]$|(?:少|多)[付领交补拿]$|(?:相差|降低|提高|增加|减少)了?$")
_TOGETHER = re.compile("合计|一共|总共|共计|共|总|累计|加起来|相加|合起来")


def is_derived(given: Figure, scoped: Scoped, given_figures: tuple[Figure, ...]) -> bool:
    """Whether a figure follows from others by one step that its sentence or its table shows."""
    sentence = scoped.sentence
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


def _values(kind: str, figures: Iterable[Figure]) -> list[Decimal]:
    return list(dict.fromkeys(each.value for each in figures if each.kind == kind))[:_MOST]


def _comparable(quantity: Quantity) -> Figure:
    return figure(quantity, quantity.text)
