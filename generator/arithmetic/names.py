"""Tells the names in equations (两位老人 = …, 2026年 = …, 500元档 = …) from the sides that say a number.

A side is a number when it is wholly arithmetic: figures, units and signs. With words left over, or with a unit that the
other sides do not come out in, it is what is reckoned, and the rest of the equation is recomputed without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.arithmetic.notation import FILLERS, NUMERAL
from generator.arithmetic.units import Units, reduced

if TYPE_CHECKING:
    from generator.arithmetic.reading import Side

_PRODUCT = re.compile(r"[×÷/乘除]")
_CALENDAR = re.compile(r"(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}")
_FIGURE = re.compile(rf"\d|[{NUMERAL}]|半[年月天]")
_AMOUNT = re.compile("[元块角%折+×÷]")
_MONEY_WORD = re.compile("补[贴助]款?|津贴|资助|奖励|奖金|金额|费用?|租金|房租|收入|钱")
_STATING = re.compile(f"(?:{_MONEY_WORD.pattern}|[领发补付得交缴共计额数可应是为约]|{'|'.join(FILLERS)})[:：]?$")
"""Words before a figure that say what it is (补贴4000元, 一共4000元), so that it is held against the calculation."""


def after_name(text: str, start: int, end: int) -> int:
    """Where a calculation begins behind a name with a number and a colon: 三位老人：100元 × 3."""
    first = text.find("=", start, end)
    colon = text.rfind(":", start, first if first >= 0 else end)
    head = text[start:colon] if colon >= 0 else ""
    known = _FIGURE.search(head) and not _AMOUNT.search(head) and not head[-1:].isdigit()
    return colon + 1 if known else start


def is_name(words: str, start: int, side: Side, others: Sequence[Side], first: bool) -> bool:
    """Whether a side, `words` from `start` of its line, names what the others amount to."""
    theirs = [reduced(other.value.units)[0] for other in others]
    if not theirs:
        return False
    if first and _CALENDAR.fullmatch(words):
        return True
    units = reduced(side.value.units)[0]
    foreign = units not in theirs
    if len(side.operands) != 1:  # 一个孩子 + 两个孩子, 三至五人, 两年的一半
        counted = any(operand.unit_text for operand in side.operands)
        return first and foreign and counted and not _is_money(units) and not _PRODUCT.search(words)
    operand = side.operands[0]
    before, after = words[: max(0, operand.start - start)].strip(" 、:("), operand.passed
    if _is_money(units):
        if not first or not (before or after):
            return False
        return (bool(after) and not _MONEY_WORD.fullmatch(after)) or _among(side.value.number, others)
    if not units and operand.unit_text and first:  # 三名每人
        return True
    if units:
        return foreign and (first or (bool(before or after) and any(map(_is_money, theirs))))
    if side.value.scale < 1:  # 30%部分, 七折
        return first and (bool(after) or all(theirs))
    return first and bool(before) and not _STATING.search(before) and all(theirs)


def _is_money(units: Units) -> bool:
    return any(name == "元" and power > 0 for name, power in units)


def _among(number: Fraction, others: Sequence[Side]) -> bool:
    """本科生每月500元 = 500元 × 12: the name repeats what goes into the calculation."""
    return any(
        operand.value.number == number for other in others if len(other.operands) > 1 for operand in other.operands
    )
