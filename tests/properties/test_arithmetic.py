"""Random expressions as drafters write them are recomputed as fractions compute them; hostile text costs little."""

from __future__ import annotations

import random
import time
from fractions import Fraction

import pytest

from generator.arithmetic import recompute

DIGITS = "零一二三四五六七八九"
SIGNS = {
    "+": (" + ", "＋", "加", "加上"),
    "-": (" − ", "－", "-", "减", "减去"),
    "*": (" × ", "×", "＊", "*", "乘以", "乘"),
    "/": (" ÷ ", "÷", "除以"),
}
RANDOM = random.Random(20260601)


def chinese(value: int) -> str:
    """1205 as 一千二百零五."""
    places = [(value // 10**power % 10, unit) for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, ""))]
    text, gap = "", False
    for digit, unit in places:
        gap = gap or (bool(text) and not digit)
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + unit
            gap = False
    return text


def written(value: int, unit: str) -> str:
    """A whole number of a unit in one of its notations."""
    forms = [f"{value}{unit}", f"{value} {unit}", f"{value:,}{unit}", f"{chinese(value)}{unit}"]
    forms.append("".join(chr(ord(digit) + 0xFEE0) for digit in str(value)) + unit)
    if unit == "元" and value % 100 == 0:
        forms.append(f"{value // 10000}.{value % 10000:04d}".rstrip("0").rstrip(".") + "万元")
    return RANDOM.choice(forms)


def money(depth: int) -> tuple[str, Fraction, int]:
    """An expression that amounts to money: text, value, and how tightly its last operator binds (3 for a number)."""
    kind = RANDOM.choice("n+-*/p") if depth else "n"
    if kind == "n":
        value = RANDOM.randint(1, 9000)
        return written(value, "元"), Fraction(value), 3
    left, amount, binds = money(depth - 1)
    if kind in "+-":
        right, other, tight = money(depth - 1)
        right = f"（{right}）" if tight < 2 else right
        return left + RANDOM.choice(SIGNS[kind]) + right, amount + other if kind == "+" else amount - other, 1
    left = f"({left})" if binds < 2 else left
    if kind == "p":
        share = RANDOM.randint(1, 99)
        form = RANDOM.choice([f"{share}%", f"{share}％", f"百分之{chinese(share)}"])
        return left + RANDOM.choice(SIGNS["*"]) + form, amount * share / 100, 2
    factor = RANDOM.randint(2, 30)
    scaled = amount * factor if kind == "*" else amount / factor
    return left + RANDOM.choice(SIGNS[kind]) + str(factor), scaled, 2


def exact(value: Fraction) -> str | None:
    """The amount as a decimal, or None when it has none."""
    for places in range(9):
        if (value * 10**places).denominator == 1:
            whole = abs(int(value * 10**places))
            text = f"{whole // 10**places}.{whole % 10**places:0{places}d}" if places else str(whole)
            return ("-" if value < 0 else "") + text
    return None


def cases(wanted: int) -> list[tuple[str, Fraction, str]]:
    found: list[tuple[str, Fraction, str]] = []
    while len(found) < wanted:
        text, value, _ = money(RANDOM.randint(1, 3))
        if (result := exact(value)) is not None:
            found.append((text, value, result))
    return found


def test_right_equations_raise_nothing_and_wrong_ones_are_all_found() -> None:
    for text, value, result in cases(2000):
        right = recompute(f"{text} = {result}元", {})
        assert right.flaws == [], (text, result, right.flaws)
        assert right.results[-1].value.number == value
        off = exact(value + RANDOM.choice([-500, -11, 7, 100, 1000]))
        wrong = recompute(f"{text} = {off}元", {})
        assert [flaw.kind for flaw in wrong.flaws] == ["wrong"], (text, off, wrong.flaws)
        assert wrong.flaws[0].computed is not None
        assert wrong.flaws[0].computed.number == value


def test_a_month_s_rate_times_months_is_money_and_a_year_is_twelve_months() -> None:
    for _ in range(500):
        rate, months = RANDOM.randint(1, 3000), RANDOM.randint(1, 40)
        span = RANDOM.choice([f"{months}个月", f"{chinese(months)}个月", f"{months} 个月"])
        assert recompute(f"{rate}元/月 × {span} = {rate * months}元", {}).flaws == []
        years = RANDOM.randint(1, 5)
        assert recompute(f"每月{rate}元×{years}年={rate * years * 12}元", {}).flaws == []
        assert recompute(f"{rate}元/月×{years}年={rate * years}元", {}).flaws[0].kind == "wrong"


NUMERALS = ("一", "两", "三", "八", "十二", "2", "3", "8", "12", "第二", "前3", "2026", "小陈一", "前三")
CLASSIFIERS = (
    "位", "个", "人", "名", "年", "个月", "口", "户", "岁", "天", "档", "次", "期", "孩", "栋", "类", "批", " 个月", "周岁", "号"
)  # fmt: skip
WORDS = [
    *(
        "老人",
        "孩子",
        "家庭",
        "每月",
        "合计",
        "能拿到手",
        "以上",
        "以内",
        "共领",
        "补贴",
        "之家",
        "全年",
        "房租",
        "可领",
    ),
    *(
        "夫妻",
        "住户",
        "小计",
        "应补",
        "起",
        "（夫妻）",
        "一起",
        "加起来",
        "的一半",
        "每人",
        "之和",
        "减免后",
        "平均",
        "学费",
    ),
]
LETTERS = "老幼城乡区街镇村工农商学兵东西南北春秋房车水电气暖医护育养婚孕残孤寡妻父母儿女师徒"


def name() -> str:
    """What is reckoned, beginning with a number: 两位老人, 12个月能拿到手, 2026年补贴."""
    rest = RANDOM.choices(WORDS, k=RANDOM.randint(0, 3)) + RANDOM.choices(LETTERS, k=RANDOM.randint(0, 3))
    RANDOM.shuffle(rest)
    return RANDOM.choice(NUMERALS) + RANDOM.choice(CLASSIFIERS) + "".join(rest)


def test_a_name_that_begins_with_a_number_neither_makes_nor_hides_a_flaw() -> None:
    for text, value, result in cases(3000):
        named, sign = name(), RANDOM.choice([" = ", "＝", "=", "等于"])
        right = recompute(f"{named}{sign}{text} = {result}元", {})
        assert right.flaws == [], (named, text, result, right.flaws)
        off = exact(value + RANDOM.choice([-500, -11, 7, 100, 1000]))
        wrong = recompute(f"{named}{sign}{text} = {off}元", {})
        assert [flaw.kind for flaw in wrong.flaws] == ["wrong"], (named, text, off, wrong.flaws)


def test_a_name_before_a_colon_neither_makes_nor_hides_a_flaw() -> None:
    for text, value, result in cases(1000):
        named = name()
        right = recompute(f"{named}：{text} = {result}元", {})
        assert right.flaws == [], (named, text, result, right.flaws)
        off = exact(value + RANDOM.choice([-500, -11, 7, 100, 1000]))
        wrong = recompute(f"{named}：{text} = {off}元", {})
        assert [flaw.kind for flaw in wrong.flaws] == ["wrong"], (named, text, off, wrong.flaws)


def test_any_text_is_read_without_an_exception() -> None:
    signs = (
        "0123456789.,%()（）[]＋-−×÷/=≈<>≥~～—、，。；：元万亿月年个人第一二三十百分之每的减半折取低者min共约 \t年初"
    )
    for _ in range(20_000):
        line = "".join(RANDOM.choice(signs) for _ in range(RANDOM.randint(1, 40)))
        for flaw in recompute(line, {}).flaws:
            assert 0 <= flaw.start <= flaw.end <= len(line)


@pytest.mark.parametrize(
    "line",
    [
        "(" * 500 + "1" + ")" * 400 + "=1",
        "（" * 300 + "1元 = 1元",
        "9" * 1_000_000 + " × 2 = 3",
        "9" * 400 + " × 2 = 3",
        "1元÷0=0元",
        "1元÷(2−2)=0元",
        "1+" * 490 + "1=1",
        "-" * 900 + "1=1",
        "=" * 999,
        "一" * 999 + "元=1元",
        "万" * 500 + "=" + "亿" * 400,
        "9×" * 480 + "9=1",
        "1/" * 480 + "7=1",
        "min(" * 240 + "1)=1",
        "每" * 990 + "1=2",
        "取低者" * 330,
        "1,000," * 160 + "=1",
        "1~" * 490 + "=2",
        "元/" * 490 + "=1",
        "1个" * 330 + "=1",
    ],
)
def test_hostile_lines_cost_little(line: str) -> None:
    start = time.process_time()
    found = recompute(line, {})
    assert time.process_time() - start < 0.1
    assert len(found.flaws) <= 100
