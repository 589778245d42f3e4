"""What says nothing, what leaves a placeholder, and what only looks like it."""

from __future__ import annotations

import pytest

from generator.empty_text import placeholder, substance

NOTHING = """
无 无。 暂无 暂无内容 没有 无相关内容 略 （略） 从略 同上 不涉及 待定 待补充 内容待补充 TBD tbd todo N/A - —— …… ××× XXXX ____
见附件 详见附件。 详见文件 请参见政策原文 具体内容详见《办法》。 详见《办法》第三条 见正文 敬请期待 见下图 不详 不详。 未知
无无无无 暂无背景依据 无相关背景依据 见政策原文第三条至第五条。 详细内容请大家自行查看政策文件全文。 请参见原文件相关条款 点击查看政策原文
"""
SOMETHING = """
无需提供材料 无违法记录 没有户籍限制 略有提高 同上年一致 见义勇为人员优先 参照公务员管理 无偿提供 暂无工作的也可申请 长期有效
即日起 0000-12345678 详见《办法》第三条，每月500元 同等条件下优先
无背景调查要求 没有问题的当场办结 查看房屋后签字 见证人签字 不详的以原件为准 未知的号码不接
"""


@pytest.mark.parametrize("text", NOTHING.split())
def test_these_say_nothing(text: str) -> None:
    assert substance(text) == ""


@pytest.mark.parametrize("text", SOMETHING.split())
def test_these_say_something(text: str) -> None:
    assert substance(text)


@pytest.mark.parametrize(
    "text", ["电话：×××", "XXX局", "时限：待补充", "（待完善）", "TODO", "此处填写受理条件", "姓名：____"]
)
def test_a_placeholder_is_found(text: str) -> None:
    assert placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "138××××1234",
        "500元×24个月",
        "机制有待完善",
        "材料待补充的申请人",
        "二〇〇〇年",
        "……",
        "张××",
        "XXL号",
        "TODOS",
        "待补充材料齐全后再办",
    ],
)
def test_ordinary_words_are_no_placeholder(text: str) -> None:
    assert placeholder(text) is None
