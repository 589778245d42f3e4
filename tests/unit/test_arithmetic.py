"""How calculations are written by drafters, one line each."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.arithmetic import Value, recompute


@pytest.mark.parametrize(
    "line",
    [
        "500元/月 × 8个月 = 4000元",
        "（1200元－200元）÷2＝500元",
        "1,200元 ＋ 2，300元 ＝ 3,500元",
        "50万元 × 3% = 1.5万元",
        "三百元×十二个月=三千六百元",
        "10000元×百分之三十=3000元",
        "80万元×千分之二=1600元",
        "三分之一×900元=300元",
        "7000元打七折=4900元",
        "1200元的一半=600元",
        "28800元减半=14400元",
        "500元/月 × 半年 = 3000元",
        "3年6个月 × 500元/月 = 21000元",
        "1小时40分钟 × 3元/小时 = 5元",
        "每人每月500元 × 3人 × 12个月 = 18000元",
        "500元/(人·月) × 3人 × 12个月 = 18000元",
        "12元/平方米·月 × 60平方米 × 12个月 = 8640元",
        "80平方米 × 30元 = 2400元",
        "6000元/年 ÷ 12 = 500元/月",
        "30分钟 × 2元/30分钟 = 2元",
        "补贴金额 = 月租金 × 50% = 1200元 × 50% = 600元",
        "第一年：300元 × 12 = 3600元，第二年：3600元 × 50% = 1800元",
        "400元/月 × 6个月（7月至12月） = 2400元",
        "2026年5月补贴500元 + 6月补贴500元 = 1000元",
        "共4000元（500元/月×8个月=4000元）",
        "500元/月 × 6~12个月 = 3000~6000元",
        "4900元 > 4500元",
        "4900元与4500元取低者 = 4500元",
        "(1) 6元 + 2元 × 2 = 10元",
        "6分 × 4 + 6分 × 4 + 4分 × 3 = 60分",
        "3400元 ÷ 7 = 485.71元",
        "3400元 ÷ 7 = 486元（四舍五入）",
        "1个工作日=8小时",
        "标准1=500元，标准2=300元",
        "应纳税额=销售额×税率",
        "小陈：500元×12=6000元 小李：800元×12=9600元",
        "第一档：180度×0.5元/度=90元；第二档：(200－180)度×0.55元/度=11元",
        "0.5元/千瓦时×1000千瓦时=500元",
        "2026年-2020年=6年",
        "半年：300万元 × 3.6% ÷ 2 = 5.4万元",
        "500元/月 × 8个月 → 4000元，按季度发",
        "12元/(平方米•月) × 60平方米 × 12个月 = 8640元",
        "养老金=基础养老金+个人账户养老金=180+150=330元",
    ],
)
def test_what_is_right_raises_nothing(line: str) -> None:
    assert recompute(line, {}).flaws == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("500元/月 × 8个月 = 4100元", "4000元"),
        ("500元/月 × 1年 = 500元", "6000元"),
        ("50万元 × 3% = 1.6万元", "1.5万元"),
        ("200万元 ÷ 1000万元 = 25%", "20%"),
        ("500×8=4100=4000", "4000"),
        ("4400元 > 4500元", "4400元"),
        ("500元/月 × 8个月共4100元", "4000元"),
        ("min(4900元, 4500元) = 4900元", "4500元"),
        ("4500元 = 1500元×4人", "6000元"),
        ("1500元×3人→4400元", "4500元"),
        ("1500元＊3人﹦4400元", "4500元"),
        ("1500元•3人=4400元", "4500元"),
        ("半年：300万元 × 3.6% ÷ 2=5.5万元", "5.4万元"),
    ],
)
def test_a_wrong_result_comes_with_the_right_one(line: str, right: str) -> None:
    (flaw,) = recompute(line, {}).flaws
    assert (flaw.kind, flaw.right) == ("wrong", right)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("月租金×50% = 600元", "unclear"),
        ("100元 ÷ 0 = 0元", "unclear"),
        ("500元 ×× 3 = 1500元", "unclear"),
        ("500元 + 3个月 = 503元", "unclear"),
        ("5200元 − 40% = 3120元", "unclear"),
        ("5月-10月=6个月", "unclear"),
        ("2(3+4) = 14", "unclear"),
        ("500元/月 × 6~12个月 = 3000~7000元", "unclear"),
        ("3400元 ÷ 7 = 486元", "rounded"),
        ("500元/月 × 8个月 = 4000个月", "unit"),
    ],
)
def test_what_cannot_be_decided_is_never_called_wrong(line: str, kind: str) -> None:
    assert [flaw.kind for flaw in recompute(line, {}).flaws] == [kind]


def test_a_named_result_is_known_in_later_lines() -> None:
    known: dict[str, Value] = {}
    recompute("补贴 = 500元/月 × 8个月 = 4000元", known)
    assert known["补贴"].number == Fraction(4000)
    assert recompute("9600元 − 补贴 = 5600元", known).flaws == []
    assert [flaw.right for flaw in recompute("9600元 − 补贴 = 5500元", known).flaws] == ["5600元"]


def test_a_flaw_stands_where_the_wrong_side_is_written() -> None:
    line = "先看：500元/月 × 8个月 = 4100元，其余自付"
    (flaw,) = recompute(line, {}).flaws
    assert line[flaw.start : flaw.end].strip() == "4100元"


@pytest.mark.parametrize(
    "name", ["一年补贴", "两人合计", "12个月补贴", "每人每年可领", "第一年奖励", "三口之家合计", "补贴"]
)
def test_a_name_that_begins_with_a_number_is_a_name(name: str) -> None:
    assert not recompute(f"{name} = 500元/月 × 12个月 = 6000元", {}).flaws
    (flaw,) = recompute(f"{name} = 500元/月 × 12个月 = 7000元", {}).flaws
    assert flaw.kind == "wrong"


@pytest.mark.parametrize(
    "name",
    [
        "两位老人",
        "两年能拿到手",
        "一家三口每月",
        "三人合计",
        "第二年",
        "一次性",
        "8 个月共领",
        "2026年补贴",
        "2026年",
        "3人",
        "80岁以上老人",
        "三位老人加一个孩子",
        "前3个月",
        "小陈一人",
        "七折",
        "30%部分",
        "500元档",
        "本科生每月500元",
        "研究生500元/月",
        "2026",
        "5月",
    ],
)
def test_words_left_over_or_another_unit_make_a_name(name: str) -> None:
    assert recompute(f"{name} = 500元 × 2 = 1000元", {}).flaws == []
    assert [flaw.right for flaw in recompute(f"{name} = 500元 × 2 = 1100元", {}).flaws] == ["1000元"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("补贴4000元 = 500元/月 × 9个月", "wrong"),
        ("一共4100元 = 500元 × 8 = 4000元", "wrong"),
        ("2年 = 12个月 × 3 = 36个月", "wrong"),
        ("60% = 1500元 ÷ 3000元", "wrong"),
        ("60平方米 = 20平方米 × 4", "wrong"),
    ],
)
def test_a_figure_in_words_that_state_a_sum_is_no_name(line: str, kind: str) -> None:
    assert [flaw.kind for flaw in recompute(line, {}).flaws] == [kind]


def test_a_name_with_a_number_is_known_in_later_lines() -> None:
    known: dict[str, Value] = {}
    recompute("两位老人 = 100元 × 2 = 200元", known)
    assert recompute("两位老人 + 孩子300元 = 500元", known).flaws == []
    assert [flaw.right for flaw in recompute("两位老人 + 孩子300元 = 600元", known).flaws] == ["500元"]
