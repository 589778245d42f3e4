"""Values with units: 元/月 × 个月 is 元, 1年 is 12个月, and whether two values agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

Units = tuple[tuple[str, int], ...]
"""Each unit with its power, sorted: 元/月 is (("元", 1), ("月", -1)). Per cent and pure numbers have none."""

_ALIKE = {
    "元": "块 块钱 人民币 圆",
    "月": "个月 月份",
    "天": "日",
    "年": "周年",
    "季度": "个季度 季",
    "周": "星期 个星期",
    "小时": "个小时 时",
    "工作日": "个工作日",
    "平方米": "m² ㎡ 平米 平 平方",
    "公斤": "千克 kg",
    "公里": "千米 km",
    "人": "名 位 个人 口",
    "次": "人次",
}
_SAME = {other: name for name, others in _ALIKE.items() for other in others.split()}
_LARGER = {
    "角": ("元", Fraction(1, 10)),
    "年": ("月", Fraction(12)),
    "季度": ("月", Fraction(3)),
    "周": ("天", Fraction(7)),
    "小时": ("分钟", Fraction(60)),
    "公顷": ("平方米", Fraction(10000)),
    "亩": ("平方米", Fraction(2000, 3)),
    "吨": ("公斤", Fraction(1000)),
    "斤": ("公斤", Fraction(1, 2)),
    "公里": ("米", Fraction(1000)),
}
_KNOWN = (
    "块钱|块|人民币|圆|元|角|个月|月份|月|周年|学年|年|个季度|季度|季|个星期|星期|个工作日|工作日|周|天|日|个小时|小时|分钟|分|"
    "平方米|平米|平方|m²|㎡|公顷|亩|公里|千米|km|千克|公斤|kg|吨|斤|米|个人|人次|人|名|位|户|家|套|次|件|台|辆|个|"
    "岁|倍|项|门|间|张|株|头|只|床|公分|度"
)
UNIT = re.compile(_KNOWN)
"""The units that may stand anywhere; other words after a number count as units of their own."""


def unit(word: str) -> str:
    """The one name of a unit."""
    return _SAME.get(word, word)


def times(left: Units, right: Units, sign: int = 1) -> Units:
    """The units of a product, or with sign -1 of a quotient."""
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def reduced(units: Units) -> tuple[Units, Fraction]:
    """The units with years, hours … broken into months, minutes …, and the factor that costs."""
    factor, smaller = Fraction(1), Units(())
    for name, power in units:
        base, size = _LARGER.get(name, (name, Fraction(1)))
        factor *= size**power
        smaller = times(smaller, ((base, power),))
    return smaller, factor


@dataclass(frozen=True, slots=True)
class Value:
    """A number with units. `grain` is the size of its last written digit (0 when it was computed, not written).

    `scale` is what one of the written unit is worth: 10000 for 万元, 1/100 for per cent.
    """

    number: Fraction
    units: Units = ()
    grain: Fraction = Fraction(0)
    scale: Fraction = Fraction(1)

    @property
    def coarse(self) -> Fraction:
        """The size of its last digit other than 0: 3000 may stand for anything rounded to thousands."""
        if not self.number or not self.grain:
            return self.grain
        digits, size = abs(self.number / self.grain), self.grain
        while digits and digits % 10 == 0:
            digits, size = digits / 10, size * 10
        return size


def readings(left: Value, right: Value) -> tuple[Fraction, ...]:
    """What `left` may amount to in the unit of `right`, the likeliest first.

    Drafters leave units out (80平方米 × 30元 = 2400元), so units that do not come out decide nothing; years and months that
    do come out decide.
    """
    small, large = reduced(left.units), reduced(right.units)
    if left.units == right.units:
        return (left.number,)
    converted = left.number * small[1] / large[1]
    if small[0] == large[0] and not _both_rates(left.units, right.units):
        return (converted,)
    plain = left.number
    in_months = left.number * small[1]
    return tuple(dict.fromkeys((plain, converted, in_months)))


def _both_rates(left: Units, right: Units) -> bool:
    """6000元/年 ÷ 12 = 500元/月: the 12 is meant as months a year."""
    return any(power < 0 for _, power in left) and any(power < 0 for _, power in right)


def clash(left: Value, right: Value) -> bool:
    """Whether an amount of money is given out as something else: 500元/月 × 8个月 = 4000个月."""
    return left.units == (("元", 1),) and bool(right.units) and all(name != "元" for name, _ in right.units)


_SCALES = {Fraction(10000): "万", Fraction(10**8): "亿", Fraction(10): "十", Fraction(100): "百", Fraction(1000): "千"}


def written(value: Value, model: Value, unit_text: str) -> str:
    """The value as a drafter would write it, in the scale and with the unit words of `model`."""
    scaled = value.number / model.scale
    sign = "%" if model.scale == Fraction(1, 100) and not model.units else _SCALES.get(model.scale, "")
    exact = (scaled * 10000).denominator == 1
    whole, part = divmod(abs(round(scaled * (10000 if exact else 100))), 10000 if exact else 100)
    places = f".{part:0{4 if exact else 2}d}".rstrip("0").rstrip(".")
    return f"{'' if exact else '约'}{'-' if scaled < 0 else ''}{whole}{places}{sign}{unit_text}"
