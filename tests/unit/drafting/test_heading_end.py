"""Where a heading ends when the text goes on behind it."""

from __future__ import annotations

import pytest

from generator.drafting.heading_end import Certainty, find_end

LONG = "各乡镇要结合实际抓好落实，把每一项任务分解到人、明确到天，确保按期完成。"


@pytest.mark.parametrize(
    ("heading", "rest", "certainty"),
    [
        ("背景依据", "", Certainty.WRITTEN),
        ("补贴资金从哪里来？", "全部由区财政承担。", Certainty.WRITTEN),
        ("扩大受益范围。", "把灵活就业人员也纳入补贴。", Certainty.WRITTEN),
        ("名额安排：", "每季度五十名。", Certainty.WRITTEN),
        ("背景依据", f"《示例区养老服务条例》第九条规定，{LONG}", Certainty.WORD),
        ("制定背景及目的", f"一是方便老人就近用餐。{LONG}", Certainty.WORD),
        ("主要内容", "助餐补贴分三档：", Certainty.WORD),
        ("涉及范围", f"公告适用于本区户籍老人，{LONG}", Certainty.WORD),
        ("《办法》出台背景", f"在前期走访中，{LONG}", Certainty.WORD),
        ("关于餐卡的遗失补办", "问：外地老人能申请吗？答：能。", Certainty.WRITTEN),
        ("助餐点建设要求", f"助餐点应当配齐消毒设备，{LONG}", Certainty.GUESSED),
        ("扩大助餐服务", f"根据上级部署，{LONG}", Certainty.GUESSED),
        ("修订《示例区助餐管理办法》", f"为了方便老人，{LONG}", Certainty.GUESSED),
    ],
)
def test_the_heading_is_parted_from_the_text_behind_it(heading: str, rest: str, certainty: Certainty) -> None:
    end = find_end(heading + rest)
    assert end is not None
    assert ((heading + rest)[: end.length], end.certainty) == (heading, certainty)


@pytest.mark.parametrize(
    "line",
    [
        "本办法所称老年人，是指年满六十周岁、具有本区户籍或者在本区连续居住满一年的公民。",
        "助餐点应当每日公示菜单。",
        "采用集中配送方式的，运营单位应当使用保温设备，并且在出餐后两小时内送达，不得隔夜存放。",
        "符合条件的老人；",
        "将第三条修改为：“每餐补贴三元”。",
        f"载运餐食的车辆的条件应符合《示例区配送车辆管理规定》，{LONG}",
    ],
)
def test_a_rule_is_no_heading(line: str) -> None:
    assert find_end(line) is None


def test_a_stop_inside_a_quotation_ends_nothing() -> None:
    text = "关于《助餐：从点餐到送餐》的说明。这份说明讲三件事，先讲怎么点。"
    end = find_end(text)
    assert end is not None
    assert text[: end.length] == "关于《助餐：从点餐到送餐》的说明。"
