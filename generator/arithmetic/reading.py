"""Reads one side of an equation (月租金1200元 × 50%) into a tree of values; what it does not understand it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.arithmetic.notation import (
    CHINESE,
    EXTREME,
    FILLERS,
    LEVEL,
    NUMBERED,
    OPERATOR,
    PER,
    PERIOD,
    REMARK,
    WORDS,
    Symbolic,
    Unclear,
    closing,
    split,
)
from generator.arithmetic.numbers import NumberReader
from generator.arithmetic.units import Units, Value, reduced, times, unit

_ENDS = re.compile(r"\s*(?:$|[+\-×÷/)~])")
_ANOTHER = re.compile(r"(?:每[一-鿿]{0,6})?\d")
MOST_OPERANDS = 60
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Operand:
    """A number as written, with its place in the line and the words passed over after its unit."""

    value: Value
    start: int
    end: int
    unit_text: str = ""
    passed: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of an equation amounts to; `operands` are its numbers in the order written."""

    value: Value
    operands: tuple[Operand, ...]


class Reader(NumberReader):
    """A parser by precedence over one side; `high` takes the upper end of every range (3~5), else the lower."""

    def __init__(self, line: str, start: int, end: int, known: Mapping[str, Value], high: bool = False) -> None:
        super().__init__(line, start, end)
        self.known, self.high = known, high
        self.operands: list[Operand] = []
        self.ranged = False

    def side(self) -> Side:
        """All of it; raises Unclear."""
        if PERIOD.search(REMARK.sub("", self.line[self.at : self.end])):
            raise Unclear("写的是起止时间")
        value = self.sum(1, 0)
        self.blank()
        if self.at < self.end:
            raise Unclear(f"“{self.line[self.at : self.end].strip()[:12]}”读不懂")
        return Side(value, tuple(self.operands))

    def operator(self, level: int) -> str | None:
        found = OPERATOR.match(self.line, self.at, self.end)
        if not found:
            return None
        sign = found.group(1)
        sign = WORDS.get(sign.removeprefix("再")[0], sign)
        if LEVEL.get(sign, 0) < level:
            return None
        self.at = found.end()
        return sign

    def sum(self, level: int, depth: int) -> Value:
        """Operands joined by operators of at least this level, from left to right."""
        left = self.operand(depth)
        while sign := self.operator(level):
            left = _apply(sign, left, self.sum(LEVEL[sign] + 1, depth))
        return left

    def operand(self, depth: int) -> Value:
        if len(self.operands) > MOST_OPERANDS or depth > DEEPEST:
            raise Unclear("算式太长")
        self.blank()
        sign = self.line[self.at : self.at + 1] if self.at < self.end else ""
        if sign == "-":
            self.at += 1
            value = self.operand(depth + 1)
            return Value(-value.number, value.units, value.grain, value.scale)
        if sign == "(":
            return self.group(depth)
        if found := EXTREME.match(self.line, self.at, self.end):
            return self.extreme(found, depth)
        return self.ranged_number()

    def group(self, depth: int) -> Value:
        close = closing(self.line, self.at, self.end)
        inside = self.line[self.at + 1 : close]
        if not any(letter.isdigit() for letter in inside) and not CHINESE.search(inside):  # （本科）500元
            self.at = close + 1
            return self.operand(depth + 1)
        outer, self.at, self.end = self.end, self.at + 1, close
        value = self.sum(1, depth + 1)
        self.blank()
        if self.at < close:
            raise Unclear(f"括号里的“{self.line[self.at : close].strip()[:12]}”读不懂")
        self.at, self.end = close + 1, outer
        value = self.suffix(value)[0]
        self.remark()
        return value

    def extreme(self, found: re.Match[str], depth: int) -> Value:
        """min(4900元, 4500元), 取小(…, …)."""
        close = closing(self.line, found.end() - 1, self.end)
        outer, self.at, values = self.end, found.end(), list[Value]()
        for part in split(self.line, found.end(), close, ","):
            self.at, self.end = part
            values.append(self.sum(1, depth + 1))
        self.at, self.end = close + 1, outer
        return (min if found.group(1).lower() in ("min", "取小", "取低", "最小值") else max)(
            values, key=lambda value: value.number
        )

    def remark(self) -> None:
        """Skip a remark in brackets after a number: 6个月（7月至12月）; brackets with mere figures are no remark."""
        self.blank()
        while self.at < self.end and self.line[self.at] == "(":
            close = closing(self.line, self.at, self.end)
            if not re.search("[一-鿿]", self.line[self.at : close]):
                raise Unclear("括号前面没有运算符号")
            self.at = close + 1
            self.blank()

    def ranged_number(self) -> Value:
        low = self.written()
        self.blank()
        if self.at >= self.end or self.line[self.at] not in "~至":
            return low
        self.at += 1
        high = self.written()
        self.ranged = True
        if not low.units:  # 3~5个月
            low = Value(low.number * high.scale, high.units, low.grain * high.scale, high.scale)
        return high if self.high else low

    def written(self) -> Value:
        self.blank()
        start = self.at
        if name := self.known_name():
            self.at += len(name)
            return self.known[name]
        label = self.label()
        if self.at >= self.end or not (found := self.numeral()):
            name = label.strip()
            if name.endswith(":") and self.line.startswith("(", self.at):  # 第二档：(200度 − 180度) × …
                return self.group(1)
            if name in self.known:
                return self.known[name]
            raise Symbolic(f"“{name[:12]}”没有写数" if name else "算式没有写完")
        bare = self.at - start - len(label)
        value, unit_text = self.suffix(found)
        if (
            bare <= 2
            and not value.units
            and value.scale == 1
            and NUMBERED.search(label)
            and label.strip() not in FILLERS
        ):
            raise Symbolic(f"“{self.line[start : self.at].strip()[:12]}”没有写数")
        value = self.compound(value)
        if value.units and ("元", 1) not in value.units and self.another():  # 两位老人每人100元
            return self.written()
        for word in PER.findall(label[label.find("每") :]) if "每" in label else ():
            value = Value(value.number, times(value.units, ((unit(word), 1),), -1), value.grain, value.scale)
        self.operands.append(Operand(value, start + len(label), self.at, unit_text, self.passed))
        self.remark()
        return value

    def known_name(self) -> str:
        """The longest name of an earlier line that stands here, up to a sign."""
        fits = (name for name in self.known if self.line.startswith(name, self.at))
        whole = (name for name in fits if _ENDS.match(self.line[self.at + len(name) : self.end]))
        return max(whole, key=len, default="")

    def another(self) -> bool:
        """Whether words and another number follow, so that the one just read belongs to a name."""
        self.blank()
        rest = self.line[self.at : self.end]
        return bool(self.passed or rest.startswith("每")) and _ANOTHER.match(rest) is not None


def _apply(sign: str, left: Value, right: Value) -> Value:
    if sign in "+-":
        return _added(left, right, 1 if sign == "+" else -1)
    if sign == "×":
        return Value(left.number * right.number, times(left.units, right.units))
    if not right.number:
        raise Unclear("除数是 0")
    return Value(left.number / right.number, times(left.units, right.units, -1))


def _added(left: Value, right: Value, sign: int) -> Value:
    if left.units != right.units and left.units and right.units:
        (small, ours), (other, theirs) = _parts(left), _parts(right)
        if small != other:
            raise Unclear("单位不同的数不能相加减")
        return Value(ours + sign * theirs, small)
    if (left.scale == Fraction(1, 100)) != (right.scale == Fraction(1, 100)) and (left.units or right.units):
        raise Unclear("金额和百分数不能相加减")
    return Value(left.number + sign * right.number, left.units or right.units)


def _parts(value: Value) -> tuple[Units, Fraction]:
    units, factor = reduced(value.units)
    return units, value.number * factor
