"""Telephone numbers and addresses in guides become links; nothing else does."""

from __future__ import annotations

import pytest

from generator.render.linked import linked


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("0000-12345678", "咨询电话", '<a class="zc-tel" href="tel:0000-12345678">0000-12345678</a>'),
        ("拨打12345", "服务热线", '拨打<a class="zc-tel" href="tel:12345">12345</a>'),
        ("补贴12345元", "补贴金额", "补贴12345元"),
        ("500元/月 × 8个月 = 4000元", "计算", "500元/月 × 8个月 = 4000元"),
        ("统一社会信用代码91000000000000000X", "材料", "统一社会信用代码91000000000000000X"),
        (
            "https://zwfw.example.org/i?a=1&b=2（政务服务网）",
            "网上办理",
            '<a href="https://zwfw.example.org/i?a=1&amp;b=2" rel="noopener">https://zwfw.example.org/i?a=1&amp;b=2</a>（政务服务网）',
        ),
        ("javascript:alert(1)", "网上办理", "javascript:alert(1)"),
        ('<b>"&', "受理单位", "&lt;b&gt;&#34;&amp;"),
    ],
)
def test_links(text: str, label: str, expected: str) -> None:
    assert linked(text, label) == expected


def test_two_numbers_in_one_text_are_two_links() -> None:
    assert linked("0000-12345678、0000-87654321转8001", "电话").count("<a ") == 2
