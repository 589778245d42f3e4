"""Takes a line of a calculation apart into equations and says which of them do not come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from generator.arithmetic.names import after_name, is_name
from generator.arithmetic.notation import Unclear, plain, split
from generator.arithmetic.reading import Operand, Reader, Side
from generator.arithmetic.units import Value, clash, readings, reduced, written

LONGEST = 1000

WRONG, ROUNDED, UNIT, UNCLEAR = "wrong", "rounded", "unit", "unclear"

_RELATION = re.compile(r"约等于|等于|≈|>=|<=|≥|≤|=|>|<")
_TOTAL = re.compile(r",?\s*(?:一共|总共|共计|合计|总计|共|得)(?=\s*约?\d)")
_STEP = re.compile(r"\s*(?:\(?\d{1,2}[)、]|\d{1,2}\.(?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[步年项][:：,、])\s*")
_ROUNDING = re.compile("四舍五入|取整|保留|精确|舍去|抹零|抹去|去尾|进位|进一|进1|尾数|向上|向下|不计|整数|近似")
_ABOUT = re.compile(r"\s*(?:大?约为?|近|左右)")
_FIGURE = re.compile(r"\d|百分之")
_SIGN = re.compile(r"[+×÷]|(?<=[\d元月年天人%)])\s*[-/]\s*[\d(]|[乘加减]|除以")
_LOWEST = re.compile("[取中](?:其|较|最|的)*([低小少高大多])")
_NEXT = re.compile(r"(?<=\S)\s{1,9}(?=[一-鿿]{1,10}:)")
_REMARK = re.compile(r"\([^()]*\)\s*$")
_ARROW = re.compile(r"[→⇒](?=\s*约?\d[\d,.]{0,15}[万亿]?元\s*(?:$|[,;。(→⇒]))")
_DOT = re.compile(r"•(?=\s*\d)")
_EACH = re.compile(
    r"(?<=\d)(个?)([人名户家月台辆亩间])每\2(?=\s*\d[\d,.]{0,12}[万亿]?元?,?(?:一共|总共|共计|合计|总计|共))"
)
_BRACKET = re.compile(r"\([^()]*\)")
_EQUAL = ("=", "≈", "等于", "约等于")
_COMPARED = 8  # sides of an equation that a name is told from
_NAME = re.compile(r"\w{1,12}")


@dataclass(frozen=True, slots=True)
class Known:
    """A result as it was written: the value that was computed, and the text that states it."""

    value: Value
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one side of an equation, from `start` to `end` of the line.

    `kind` is WRONG, ROUNDED (right but for digits dropped without a word), UNIT or UNCLEAR; `reason` belongs to UNCLEAR.
    The equation goes from `since` to `until` (0: to `end`). `computed` is what one side amounts to, `stated` what the other
    says, and `right` what should be written instead.
    """

    kind: str
    start: int
    end: int
    text: str
    right: str = ""
    reason: str = ""
    computed: Value | None = None
    stated: Value | None = None
    since: int = 0
    until: int = 0


@dataclass(slots=True)
class Calculation:
    """A line of a calculation: final results, flaws, and the numbers that went in, in the order written."""

    results: list[Known] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    operands: list[Operand] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    relation: str
    start: int
    end: int
    about: bool


def recompute(line: str, known: dict[str, Value], rounding: bool = False) -> Calculation:
    """Recompute every equation of a line. `known` holds named results of earlier lines and is added to.

    `rounding`: the example says elsewhere that amounts are rounded.
    """
    made = Calculation()
    if len(line) > LONGEST:
        return made
    text = plain(line)
    rounding = rounding or bool(_ROUNDING.search(text))
    if step := _STEP.match(text):
        text = " " * step.end() + text[step.end() :]
    text = _EACH.sub(r"\1\2× ", _DOT.sub("×", text))  # 3人每人1500元，合计…
    text = _NEXT.sub(lambda found: ";" * len(found.group()), text)  # 小陈：500×12=6000元 小李：…
    for piece in _pieces(_with_totals(text)):
        for start, end in split(piece, 0, len(piece), ",;。!?→⇒\n"):
            parts = list(_parts(piece, after_name(piece, start, end), end))
            if _SIGN.search(piece, start, end) or any(part.relation for part in parts):
                _chain(piece, parts, made, known, rounding)
    return made


def _pieces(text: str) -> Iterator[str]:
    """The line without the brackets that hold equations of their own, and each of those, all other signs blanked."""
    outer = text
    for found in _BRACKET.finditer(text):
        if _RELATION.search(text, *found.span()):
            outer = outer[: found.start()] + " " * len(found.group()) + outer[found.end() :]
            yield " " * (found.start() + 1) + found.group()[1:-1] + " " * (len(text) - found.end() + 1)
    yield outer


def _with_totals(text: str) -> str:
    """500元/月 × 8个月，共4000元 says what 500元/月 × 8个月 = 4000元 says."""
    return _with_equals(_with_equals(text, _ARROW), _TOTAL)


def _with_equals(text: str, sign: re.Pattern[str]) -> str:
    found = sign.search(text)
    while found:
        before = text[max(text.rfind(end, 0, found.start()) for end in ",;。→⇒") + 1 : found.start()]
        if _SIGN.search(before) and not _RELATION.search(before):
            text = text[: found.start()] + "=".rjust(found.end() - found.start()) + text[found.end() :]
        found = sign.search(text, found.end())
    return text


def _parts(text: str, start: int, end: int) -> Iterator[_Part]:
    relation, first = "", start
    for found in [*_RELATION.finditer(text, start, end), None]:
        stop = found.start() if found else end
        about = _ABOUT.match(text, first, stop)
        after = text[first:stop].rstrip().endswith("左右")
        yield _Part(
            relation, about.end() if about else first, stop, bool(about) or after or relation in ("≈", "约等于")
        )
        if found:
            relation, first = found.group(), found.end()


def _chain(
    text: str, parts: list[_Part], made: Calculation, known: dict[str, Value], rounding: bool, high: bool = False
) -> None:
    exact: Value | None = None
    wrong: Value | None = None
    unclear: Flaw | None = None
    clear: list[tuple[_Part, Side]] = []
    compared, ranged, before = 0, False, len(made.flaws)
    for part, side, spread, reason in _read(text, parts, known, high):
        if side is None:
            if _FIGURE.search(text, part.start, part.end):
                shown = text[part.start : part.end].strip()
                unclear = unclear or Flaw(UNCLEAR, part.start, part.end, shown, reason=reason)
                exact = wrong = None  # what follows may belong to another calculation
            continue
        ranged = ranged or spread
        clear.append((part, side))
        if exact is None:
            exact = side.value
            made.operands += side.operands
            continue
        compared += 1
        if compared == 1 and _defines(clear[-2][1], side):
            exact = side.value
            continue
        if wrong is None or wrong.number != side.value.number:
            first, total = clear[-2]
            turned = compared == 1 and len(total.operands) == 1 < len(side.operands) and part.relation in _EQUAL
            if turned:  # 4500元 = 1500元 × 4人
                flaw = _flaw(text, replace(first, about=first.about or part.about), side.value, total, rounding)
                exact = side.value
            else:
                flaw = _flaw(text, part, exact, side, rounding)
            made.flaws += [replace(flaw, since=parts[0].start, until=part.end if turned else 0)] if flaw else []
            wrong = side.value if flaw and flaw.kind == WRONG else wrong
        if part.relation in _EQUAL and wrong is None:
            exact = exact if exact.units == side.value.units else side.value
    if unclear and not compared and len(parts) > 1 and _SIGN.search(text, parts[0].start, parts[-1].end):
        made.flaws.append(unclear)
    if exact is None:
        return
    if ranged and not high:
        upper = Calculation()
        _chain(text, parts, upper, known, rounding, high=True)
        unsure = [replace(flaw, kind=UNCLEAR, reason="含有区间") for flaw in made.flaws[before:] + upper.flaws]
        made.flaws[before:] = unsure
    place, stated = clear[-1]
    value = stated.value if place.relation in _EQUAL else exact
    made.results.append(Known(value, _shown(text, place), place.start, place.end))
    if wrong is None and (name := _name(text, parts[0])):
        known[name] = exact


def _read(
    text: str, parts: list[_Part], known: Mapping[str, Value], high: bool
) -> Iterator[tuple[_Part, Side | None, bool, str]]:
    """Each side that is no name, whether it has a range in it, and why it could not be read."""
    read: list[tuple[_Part, Side | None, bool, str]] = []
    for part in parts:
        try:
            read.append((part, *_side(text, part, known, high), ""))
        except Unclear as error:
            read.append((part, None, False, str(error)))
    clear = [side for _, side, *_ in read if side][:_COMPARED]
    for part, side, spread, reason in read:
        words, others = text[part.start : part.end], [other for other in clear if other is not side]
        start = part.start + len(words) - len(words.lstrip())
        if side is None or not is_name(words.strip(), start, side, others, part is parts[0]):
            yield part, side, spread, reason


def _defines(left: Side, right: Side) -> bool:
    """1分 = 0.2元 and 居住证4年 = 24分 say what one thing is worth in another; there is nothing to recompute."""
    alone = len(left.operands) == 1 and len(right.operands) == 1
    return (
        alone and left.value == left.operands[0].value and reduced(left.value.units)[0] != reduced(right.value.units)[0]
    )


def _name(text: str, part: _Part) -> str | None:
    name = text[part.start : part.end].strip()
    return name if _NAME.fullmatch(name) and not _FIGURE.search(name) else None


def _side(text: str, part: _Part, known: Mapping[str, Value], high: bool) -> tuple[Side, bool]:
    if lowest := _LOWEST.search(text, part.start, part.end):
        stop = lowest.start()
        for words in ("两者", "二者", "相比", "比较"):
            stop = min(stop, found) if (found := text.find(words, part.start, lowest.start())) >= 0 else stop
        sides = [
            Reader(text, start, end, known).side()
            for start, end in _joined(text, part.start, stop)
            if text[start:end].strip()
        ]
        if len(sides) > 1:
            choose = min if lowest.group(1) in "低小少" else max
            chosen = choose(sides, key=lambda side: side.value.number).value
            return Side(chosen, tuple(operand for side in sides for operand in side.operands)), False
    reader = Reader(text, part.start, part.end, known, high)
    return reader.side(), reader.ranged


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for found in re.compile("[与和、,]").finditer(text, start, end):
        yield first, found.start()
        first = found.end()
    yield first, end


def _flaw(text: str, part: _Part, computed: Value, side: Side, rounding: bool) -> Flaw | None:
    stated = side.value
    values = readings(computed, stated)
    shown = _shown(text, part)
    unit_text = side.operands[-1].unit_text if len(side.operands) == 1 else ""
    right = written(Value(values[0], stated.units), stated, unit_text)
    flaw = Flaw(WRONG, part.start, part.end, shown, right, computed=computed, stated=stated)
    if part.relation in (">", "<", ">=", "<=", "≥", "≤"):
        return flaw if computed.units == stated.units and not _ordered(part.relation, computed, stated) else None
    if any(value == stated.number for value in values):
        if clash(computed, stated):
            return Flaw(
                UNIT, part.start, part.end, shown, written(computed, computed, "元"), computed=computed, stated=stated
            )
        return None
    if any(_rounds_to(value, stated, part.about, rounding) for value in values):
        return None
    if any(abs(value - stated.number) < stated.grain for value in values) and stated.grain:
        return Flaw(ROUNDED, part.start, part.end, shown, right, computed=computed, stated=stated)
    return flaw


def _shown(text: str, part: _Part) -> str:
    return _REMARK.sub("", text[part.start : part.end]).strip()


def _rounds_to(value: Fraction, stated: Value, about: bool, rounding: bool) -> bool:
    """Whether the stated number is this value rounded, in a way that needs no word or that has one."""
    away = abs(value - stated.number)
    if about or rounding:
        return away < stated.coarse or (about and away < stated.grain)
    endless = (value * 100).denominator > 1
    fine = stated.grain <= Fraction(1, 100) * stated.scale or stated.grain <= Fraction(1, 1000)
    return endless and fine and 2 * away <= stated.grain


def _ordered(relation: str, left: Value, right: Value) -> bool:
    return {
        ">": left.number > right.number,
        "<": left.number < right.number,
        ">=": left.number >= right.number,
        "≥": left.number >= right.number,
        "<=": left.number <= right.number,
        "≤": left.number <= right.number,
    }[relation]
