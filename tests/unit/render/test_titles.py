"""Titles break between their parts and nowhere else is a break put in."""

from __future__ import annotations

import pytest

from generator.render.titles import breakable


@pytest.mark.parametrize(
    "parts",
    [
        "示例区|路内停车泊位|管理办法",
        "《示例区|高校毕业生租房补贴|办法》|政策解读",
        "示例区|人民政府|办公室|关于修改|《示例区|路内停车泊位|管理办法》的|通知",
        "示例区|农村人居环境整治提升|三年行动计划",
        "农贸市场|管理办法",
        "老旧小区|改造|实施方案",
        "办法",
        "一句没有记号的话",
        "",
    ],
)
def test_a_title_breaks_between_its_parts(parts: str) -> None:
    assert str(breakable(parts.replace("|", ""))) == parts.replace("|", "<wbr>")


def test_a_title_is_escaped() -> None:
    assert str(breakable("<b>示例区办法")) == "&lt;b&gt;示例区<wbr>办法"


def test_a_short_addition_in_brackets_is_one_piece() -> None:
    whole = '<span class="zc-whole">（2026—2028年）</span>'
    assert str(breakable("示例区三年行动计划（2026—2028年）")) == f"示例区<wbr>三年行动计划{whole}"
    assert str(breakable("甲（试行）")) == '甲<span class="zc-whole">（试行）</span>'
    assert str(breakable("甲（<b>）")) == "甲（&lt;b&gt;）"
    assert str(breakable("甲（这是很长很长很长的补充）")) == "甲（这是很长很长很长的补充）"
