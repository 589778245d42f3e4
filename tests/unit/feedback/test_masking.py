"""Nothing personal that the program can find stays in a question; what is no person's stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.feedback.masking import mask
from generator.privacy import cards, identities, mobiles, old_identities, runs
from generator.privacy.identity import check_character

PHONE = "138" + "0013" + "8000"
CARD = "622202" + "0" * 13
IDENTITY = "35018219900307512" + check_character("35018219900307512")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"电话{PHONE}，补贴多久到账", "电话〔电话〕，补贴多久到账"),
        (f"{PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}回电", "〔电话〕回电"),
        ("138****8000回电", "〔电话〕回电"),
        ("市民张先生问能不能申请", "市民〔姓名〕先生问能不能申请"),
        ("欧阳女士问", "〔姓名〕女士问"),
        ("李女士问", "〔姓名〕女士问"),
        ("我叫张三三，能申请吗", "我叫〔姓名〕，能申请吗"),
        ("住幸福小区3幢2单元502室，能申请吗", "住幸福小区〔门牌号〕，能申请吗"),
        (f"打到{CARD}没收到", "打到〔银行卡号〕没收到"),
        ("发到abc@example.org", "发到〔邮箱〕"),
        ("加微信abc12345", "加微信〔微信号、QQ号〕"),
        ("打0591-87654321没人接", "打〔电话〕没人接"),
        ("受理号2026090100012查不到", "受理号〔长串数字〕查不到"),
        ("2026年9月1日以后每月500元，3幢楼都能领吗", "2026年9月1日以后每月500元，〔门牌号〕楼都能领吗"),
        ("打12345没人接，第3条怎么讲", "打12345没人接，第3条怎么讲"),
        ("联系人：示例甲，户主是否要到场，联系人怎么填", "联系人：〔姓名〕，户主是否要到场，联系人怎么填"),
        ("先生们、女士们都能领吗", "先生们、女士们都能领吗"),
    ],
)
def test_what_is_personal_is_taken_out(text: str, masked: str) -> None:
    assert mask(text)[0] == masked


def test_the_kinds_are_told_in_order() -> None:
    text = f"李女士，身份证{IDENTITY}，电话{PHONE}"
    assert mask(text) == ("〔姓名〕女士，身份证〔身份证号〕，电话〔电话〕", ("姓名", "身份证号", "电话"))


PIECES = st.sampled_from(
    [PHONE, "身份证", "1", "8", "-", " ", "，", "电话", IDENTITY, "６２２２", "一三八", "张先生", "3幢502室", "*"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_number_that_the_rules_find_is_left(text: str) -> None:
    clean, _ = mask(text)
    found = list(runs(clean))
    assert not [*identities(clean, found), *old_identities(clean, found), *mobiles(clean, found), *cards(clean, found)]
