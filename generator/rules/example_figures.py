"""What the rules on examples share: rows by meaning, lines of the calculation with their places, ceilings and floors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from generator.arithmetic import Calculation, recompute
from generator.model import Policy, Position
from generator.quantities import quantities
from generator.rules.places_in_blocks import block_of, places_of

if TYPE_CHECKING:
    from generator.arithmetic import Value
    from generator.model import Card, Document, Interpretation, Row
    from generator.rules import Context

MOST_EXAMPLES = 60
MOST_CHARACTERS = 3000
"""Characters of an example's words that are looked at."""

MOST_LINES = 200
"""Lines of calculations looked at in one interpretation; nobody reads more."""

_CALCULATION = re.compile("计算|算式|测算|怎么算|算法|算账|公式|核算")
_RESULT = re.compile("结果|结论|答案|可得|领到|实得|应得|能领|到手|合计")
_BASIS = re.compile("依据|条款|出处|政策来源")
_ROUNDING = re.compile("四舍五入|取整|保留|精确|舍去|抹零|去尾|进位|尾数|不计")
_CEILING_BEFORE = re.compile(
    "(?:最高|最多|上限|封顶|不(?:得)?超过|超过|限额|为限|按照?|最低|不低于|不少于|保底|下限|至少|低于|不足|只|大于|高于|[，,]取)[^\\d，。；]{0,6}$"
)
_CEILING = re.compile("最高|最多|上限|封顶|超过|限额|为限|以内|大于|高于|只[补给发领奖]")
_FLOOR = re.compile("最低|不低于|不少于|保底|下限|至少|低于|不足|不到|不满|少于|小于")
_CEILING_AFTER = re.compile("[^\\d，。；]{0,4}(?:封顶|为限|为上限|以内|为准|计算?|保底|上限|下限)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a calculation, recomputed; `place` is where it begins, exact unless it was written across lines."""

    text: str
    place: Position
    exact: bool
    outcome: Calculation

    def at(self, offset: int) -> Position:
        """Where the character `offset` of the line stands."""
        if not self.exact:
            return self.place
        return Position(self.place.path, self.place.line, self.place.column + offset)


@dataclass(frozen=True, slots=True)
class Example:
    """An `example` block: its card, the lines of its calculation, and its rows of other kinds."""

    card: Card
    lines: tuple[Line, ...]
    results: tuple[Row, ...]
    others: tuple[Row, ...]
    bases: tuple[Row, ...]

    @property
    def text(self) -> str:
        """All it says."""
        return "\n".join(value for row in self.card.rows for value in row.values)[:MOST_CHARACTERS]


def examples_of(item: Document) -> tuple[Example, ...]:
    """The example blocks of an interpretation, recomputed line by line; to be asked for through `Context.once`."""
    return tuple(_examples(item))


def _examples(item: Document) -> Iterator[Example]:
    left = MOST_LINES
    for card in islice((card for card in item.body.cards if card.kind == "example"), MOST_EXAMPLES):
        rows = [row for row in card.rows if _CALCULATION.search(row.label)]
        bases = tuple(row for row in card.rows if _BASIS.search(row.label) and row not in rows)
        results = tuple(row for row in card.rows if _RESULT.search(row.label) and row not in (*rows, *bases))
        others = tuple(row for row in card.rows if row not in (*rows, *results, *bases))
        rounding = any(_ROUNDING.search(value) for row in card.rows for value in row.values)
        known: dict[str, Value] = {}
        block = block_of(item.body, card)
        lines: list[Line] = []
        for row in rows:
            for value, place in zip(row.values[:left], places_of(block, row), strict=False):
                lines.append(Line(value, place, place != row.position, recompute(value, known, rounding)))
            left -= len(row.values[:left])
        yield Example(card, tuple(lines), results, others, bases)


def policies_of(item: Interpretation, context: Context) -> list[Policy]:
    """The policies an interpretation explains, as far as they are there."""
    found = (context.documents.get(f"content/policies/{target}.md") for target in item.targets)
    return [policy for policy in found if isinstance(policy, Policy)]


def bounds_in(text: str) -> frozenset[Decimal]:
    """The amounts of a text that are spoken of as ceilings or floors: 最高不超过4500元, 按10000元, 封顶."""
    return frozenset(
        each.value
        for each in quantities(text)
        if _CEILING_BEFORE.search(text, max(0, each.start - 12), each.start) or _CEILING_AFTER.match(text, each.end)
    )


def bounds(document: Document) -> frozenset[Decimal]:
    """The ceilings and floors of a document."""
    return bounds_in("\n".join(piece.text for piece in document.body.pieces()))


def capped(text: str, stated: Decimal, computed: Decimal) -> bool:
    """Whether a text speaks of a bound that turns what was computed into what is stated: a ceiling lowers, a floor raises."""
    turned = _CEILING if computed > stated else _FLOOR
    return stated in bounds_in(text) and turned.search(text) is not None
