"""Reads a number with all that belongs to it: the words before it, its scale, its unit, what it is per."""

from __future__ import annotations

from fractions import Fraction

from generator.arithmetic.notation import (
    CHINESE,
    DATE,
    DENOMINATOR,
    DIGITS,
    FRACTION,
    HALF,
    LABEL,
    MORE,
    SCALE,
    SCALES,
    WORD,
    Unclear,
    number_in,
    until_operator,
)
from generator.arithmetic.units import UNIT, Units, Value, times, unit
from generator.quantities import number

MOST_DIGITS = 18


class NumberReader:
    """Stands at `at` in a line and may read up to `end`."""

    def __init__(self, line: str, start: int, end: int) -> None:
        self.line, self.at, self.end = line, start, end
        self.passed = ""

    def blank(self) -> None:
        while self.at < self.end and self.line[self.at] in " \t、:":
            self.at += 1

    def label(self) -> str:
        """Step over the words before a number, dates and ordinals included: 2026年5月补贴, 第一年, 一次性奖励."""
        start = self.at
        while True:
            if self.here():
                break
            found = LABEL.match(self.line, self.at, self.end)
            if not found:
                break
            number_at = number_in(self.line, found.start(), found.end())
            self.at = found.end() if number_at is None else number_at
            if number_at is not None:
                break
            ordinal = DIGITS.match(self.line, self.at, self.end)
            if not ordinal or self.line[self.at - 1] != "第":
                break
            self.at = ordinal.end()
        return self.line[start : self.at]

    def here(self) -> bool:
        """Whether a number that is no date begins here; a date followed by words is stepped over."""
        while found := DIGITS.match(self.line, self.at, self.end):
            dated = DATE.match(self.line, found.end(), self.end)
            rest = LABEL.match(self.line, dated.end(), self.end) if dated else None
            stop = rest.end() if rest else (dated.end() if dated else 0)
            if dated and "年" in dated.group() and len(found.group()) != 4:  # 3年6个月
                return True
            if not dated or not DIGITS.match(self.line, stop, self.end):
                return True
            self.at = dated.end()
        return number_in(self.line, self.at, self.end) == self.at

    def numeral(self) -> Value | None:
        if found := DIGITS.match(self.line, self.at, self.end):
            digits = found.group().replace(",", "")
            if len(digits) > MOST_DIGITS:
                raise Unclear("数太长")
            self.at = found.end()
            places = len(digits.partition(".")[2])
            return self.scaled(Value(Fraction(digits), (), Fraction(1, 10**places)))
        if found := FRACTION.match(self.line, self.at, self.end):
            below, above = number(found.group(1)), number(found.group(2))
            if below and above and found.group(1) not in ("百", "千"):
                self.at = found.end()
                return Value(Fraction(above) / Fraction(below))
        if found := HALF.match(self.line, self.at, self.end):
            self.at = found.end()
            return Value(Fraction(1, 2))
        found = CHINESE.match(self.line, self.at, self.end)
        if not found:
            return None
        word = found.group()
        parts = {"百分之": Fraction(1, 100), "千分之": Fraction(1, 1000)}
        scale = parts.get(word[:3], Fraction(1))
        amount = number(word[3:] if scale != 1 else word)
        if amount is None:
            raise Unclear(f"“{word}”读不懂")
        self.at = found.end()
        value = Fraction(amount) * scale
        return Value(value, (), Fraction(1, 100) if value.denominator > 1 else Fraction(1), scale)

    def scaled(self, value: Value) -> Value:
        self.blank()
        found = SCALE.match(self.line, self.at, self.end)
        if not found:
            return value
        self.at = found.end()
        scale = Fraction(SCALES[found.group()])
        return Value(value.number * scale, (), value.grain * scale, scale)

    def suffix(self, value: Value) -> tuple[Value, str]:
        """The signs and unit after a number: %, 折, 元/月, 元/(人·月), 个半; words after a known unit are passed over."""
        self.blank()
        start, self.passed = self.at, ""
        if self.line.startswith(("%", "‰"), self.at) and self.at < self.end:
            scale = Fraction(1, 100) if self.line[self.at] == "%" else Fraction(1, 1000)
            self.at += 1
            self.words()
            return Value(value.number * scale, value.units, value.grain * scale, scale), ""
        if self.line.startswith("折", self.at):
            self.at += 1
            scale = Fraction(1, 100) if value.number > 10 else Fraction(1, 10)
            return Value(value.number * scale, (), value.grain * scale, scale), ""
        half = Fraction(0)
        if self.line.startswith("个半月", self.at):
            self.at, half, name = self.at + 3, Fraction(1, 2), "月"
        else:
            name = self.unit_name()
            if name and self.line.startswith("半", self.at) and name in ("年", "小时", "天"):
                self.at, half = self.at + 1, Fraction(1, 2)
        units: Units = ((name, 1),) if name else ()
        grain = value.grain if not half else Fraction(1, 2)
        value = Value(value.number + half, units, grain, value.scale)
        value = self.denominators(value)
        text = self.line[start : self.at].strip()
        self.words()
        if self.line.startswith("减半", self.at):
            self.at += 2
            value = Value(value.number / 2, value.units)
        return value, text

    def compound(self, value: Value) -> Value:
        """3年6个月 and 1小时40分钟 are one number."""
        pattern, smaller, size = MORE.get(value.units[0][0] if len(value.units) == 1 else "", (None, "", 0))
        found = pattern.match(self.line, self.at, self.end) if pattern else None
        if not found:
            return value
        self.at = found.end()
        return Value(value.number * size + int(found.group(1)), ((smaller, 1),), Fraction(1))

    def unit_name(self) -> str:
        found = UNIT.match(self.line, self.at, self.end)
        if found and found.group() == "个":
            rest = WORD.match(self.line, found.end(), self.end)  # 3个孩子
            word = until_operator(rest.group()) if rest else ""
            self.at = found.end() + len(word)
            return unit(word or "个")
        if found:
            self.at = found.end()
            return unit(found.group())
        rest = WORD.match(self.line, self.at, self.end)
        word = until_operator(rest.group()) if rest else ""
        self.at += len(word)
        return unit(word)

    def denominators(self, value: Value) -> Value:
        """元/月, 元/月/人, 元/(人·月), 元每月; 元/100人 is a division and left to the parser."""
        while self.at < self.end and self.line[self.at] in "/每":
            found = DENOMINATOR.match(self.line, self.at, self.end)
            place = found.end() if found else self.at
            names = []
            while name := UNIT.match(self.line, place, self.end):
                names.append(unit(name.group()))
                place = name.end()
                if place < self.end and self.line[place] in "·•.、":
                    place += 1
                elif not (found and found.group(1)):
                    break
            if not names and self.line[self.at] == "/" and (word := WORD.match(self.line, place, self.end)):
                names, place = [until_operator(word.group())], place + len(until_operator(word.group()))
            if not names or not names[0]:
                break
            if found and found.group(1):
                if not self.line.startswith(")", place):
                    break
                place += 1
            self.at = place
            units = value.units
            for each in names:
                units = times(units, ((each, 1),), -1)
            value = Value(value.number, units, value.grain, value.scale)
        return value

    def words(self) -> None:
        """Pass over words after a unit: 500元补贴 × 8个月."""
        found = WORD.match(self.line, self.at, self.end)
        self.passed = until_operator(found.group()) if found else ""
        self.at += len(self.passed)
