"""Phones and bank cards: found as people write them; figures with units, decimals and other numbers are none."""

from __future__ import annotations

import time
from random import Random

import pytest

from generator.privacy import (
    cards,
    home_phones,
    identities,
    in_parts,
    join,
    joined_phones,
    masks,
    mobiles,
    old_identities,
    phone_masks,
    runs,
)
from generator.privacy.marks import marks
from generator.privacy.numbers import luhn
from tests.identity_numbers import number

PUBLIC = "13800138000"
"""An information service of a network, nobody's own number."""


def found(text: str) -> list[str]:
    return [phone.number for phone in mobiles(text, runs(text))]


@pytest.mark.parametrize(
    "text",
    [
        "小陈13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "１３８００１３８０００",
        "一三八〇〇一三八〇〇〇",
        "+86 13800138000",
        "8613800138000",
        "0086-138-0013-8000",
        "tel13800138000",
        "1\u200b3800138000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "138（0013）8000",
        "138==0013==8000",
        "小陈：13800138000、小李：12345",
    ],
)
def test_a_mobile_number_is_found(text: str) -> None:
    assert found(text) == [PUBLIC]


@pytest.mark.parametrize(
    "text",
    [
        "收入13800138000元",
        "¥13800138000",
        "13800138000.55",
        "13800138000 万元",
        "第13800138000号",
        "受理号：13800138000",
        "138****8000",
        "0000-12345678、400-000-0000、12345",
        "13800000000",
        "138001380001",
        "138\t0013\t8000",
        "完成138（0013）8000平方米",
        "示例路138（0013）号8000元",
        "138=0013+8000",
        "1200=138+0013+8000",
        "1\n3\n8\n0\n0\n1\n3\n8\n0\n0\n0\n5\n6\n7\n8\n9",
        "a13800138000",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert found(text) == []


def written() -> str:
    """A number of a mobile phone made up on the spot."""
    return "139" + "".join(str((7 * place + 4) % 10) for place in range(8))


@pytest.mark.parametrize("between", ["", ",", "，", " ", "\t"])
@pytest.mark.parametrize("last", "〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾")
def test_a_name_that_ends_in_a_numeral_hides_no_number(last: str, between: str) -> None:
    mobile, identity, account = written(), number(Random(last)), card("622202", 19)
    for n, look in ((mobile, mobiles), (identity, identities), (account, cards)):
        text = f"小{last}{between}{n}"
        assert [item.number for item in look(text, runs(text))] == [n], look


@pytest.mark.parametrize(
    "after",
    ["户主小陈", "公众号", "万女士", "个人手机", "座机", "人事科", "份额已定", "号楼", "千户村", "家里"],
)
def test_words_after_a_number_are_no_unit(after: str) -> None:
    assert found(written() + after) == [written()]


@pytest.mark.parametrize(
    "unit", ["元", "万元补贴", "亿元", "户。", "人", "吨", "个，", "度左右", "平方米", "公里", "千瓦时", "kWh"]
)
def test_a_unit_makes_it_a_figure(unit: str) -> None:
    assert found(written() + unit) == []


@pytest.mark.parametrize(
    "write", ["{0}{1} {2}{3}", "{0}{1}{2} {3}", "{0}:{1}{2}:{3}", "微信号wx{0}{1}{2}{3}", "?tel={0}{1}{2}{3}"]
)
def test_unusual_groups_and_letters_are_read(write: str) -> None:
    n = written()
    cuts = (n[:3], n[3], n[4:8], n[8:])
    if ":" in write:
        cuts = (n[:3], n[3:5], n[5:7], n[7:])
    assert found(write.format(*cuts)) == [n]


def test_a_number_in_a_list_is_a_phone_where_people_are_spoken_of() -> None:
    assert found(f"户主小陈，编号:{written()}") == [written()]
    assert found(f"合同编号:{written()}") == []


def test_a_phone_at_home_counts_an_office_does_not() -> None:
    text = "住宅电话：0199-2345678；咨询电话：0199-8765432；家庭电话：0000-12345678"  # no place has these area codes
    assert [phone.number for phone in home_phones(text)] == ["0199-2345678"]


def card(first: str, size: int) -> str:
    return next(n for digit in "0123456789" if luhn(n := first.ljust(size - 1, "0") + digit))


@pytest.mark.parametrize("write", [str, lambda n: " ".join(n[i : i + 4] for i in range(0, len(n), 4)), "{}。".format])
@pytest.mark.parametrize("size", [16, 17, 18, 19])
def test_a_card_is_found_where_the_text_speaks_of_a_bank(write: object, size: int) -> None:
    assert callable(write)
    n = card("622202", size)
    text = f"工资卡，{write(n)}"
    assert [(item.number, item.named) for item in cards(text, runs(text))] == [(n, True)]


def named(text: str) -> list[bool]:
    return [item.named for item in cards(text, runs(text))]


def test_without_a_bank_only_chinese_cards_of_the_usual_sizes_are_suspected() -> None:
    assert named(card("622202", 19)) == [False]
    assert named(card("622202", 18)) == []
    assert named(card("4000", 16)) == []
    assert named(f"银行卡 {card('622202', 19)[:-1]}") == []


def test_masks_of_one_number_join_when_they_agree_and_the_whole_is_valid() -> None:
    whole = "110101190001010014"  # born in 1900
    one, two = f"{whole[:6]}********{whole[14:]}", f"{whole[:14]}****"
    assert len(list(join(masks(f"{one}，{two}")))) == 1
    assert list(join(masks(f"{one}，{one}"))) == []
    assert list(join(masks(f"{one}，110102{two[6:]}"))) == []
    assert list(join(masks(f"{one}，{whole[:13]}2****"))) == []


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("110101********0014", 8),
        ("110101＊＊＊＊＊＊＊＊0014", 8),
        ("110101xxxxxxxx001X", 8),
        ("110101●●●●●●●●0014", 8),
        ("110101****0014", 8),
        ("11010119000101****", 4),
        ("１１０１０１19000101****", 4),
    ],
)
def test_a_mask_is_read_as_18_signs(text: str, hidden: int) -> None:
    assert [mask.hidden for mask in masks(f"小陈（{text}）")] == [hidden]


def test_phones_and_stars_for_emphasis_are_no_masks_of_identity_numbers() -> None:
    assert list(masks("138****8000，**重点**，6222****0000，3*5*8")) == []


@pytest.mark.parametrize(
    ("text", "grave"),
    [
        ("机密★10年", True),
        ("秘 密★", True),
        ("绝密★启用前", True),
        ("密级：秘密", True),
        ("【机密】", True),
        ("（此件依申请公开）", True),
        ("机\u200b密★10年", True),
        ("秘\ufe0f密\u2060★3年", True),
        ("機密★10年", True),
        ("机　　密★10年", True),
        ("机密·启封前", True),
        ("机密级★★5年", True),
        ("特急 机密", True),
        ("密级 机密", True),
        ("“秘密★5年”", True),
        ("标志：“机密★10年”", True),
        ("本文件的密级标注为“机密★10年”，不得外传", True),
        ("密级标志如“秘密★5年”标在左上角。机密★10年", True),
        ("內部資料 不得外傳", False),
        ("密级标志写在首页左上角，如“秘密★5年”，用3号黑体字。", False),
        ("国家秘密载体应当标注“机密★10年”字样", False),
        ("（此件不公开）", True),
        ("内部资料  注意保存", False),
        ("内部文件，不得外传", False),
        ("领导批示：同意，按程序办理", False),
    ],
)
def test_a_mark_is_found(text: str, grave: bool) -> None:
    assert [mark.grave for mark in marks(f"示例区\n\n{text}\n正文")] == [grave]


@pytest.mark.parametrize(
    "text",
    [
        "工作人员应当保守国家秘密、商业秘密和个人隐私",
        "涉及国家秘密的，按照有关规定办理",
        "（此件公开发布）",
        "（此件主动公开）",
        "内部控制制度应当健全",
        "不得公开申请人的个人信息",
        "审批意见：",
        "领导批示：",
        "信息公开",
        "密码管理",
        "密级 最长期限\n绝密 30年\n机密 20年\n秘密 10年",
        "国家秘密的密级分为绝密、机密、秘密三级",
        "机密级的，保密期限不超过20年",
        "企业的商业秘密·技术资料受保护",
        "商业秘密·10年前的技术",
        "本科目机密·10年",
        "密级分类\u200b与管理",
    ],
)
def test_words_of_secrecy_in_running_text_are_no_marks(text: str) -> None:
    assert list(marks(text)) == []


def test_a_mark_says_where_it_stands_and_what_is_written() -> None:
    text = "示例\u200b区\n機\u200b密★10年"
    (mark,) = marks(text)
    assert (mark.words, text[mark.start]) == ("機密★10年", "機")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("文件 密级 期限\n名单 机密 10年", ["密级 机密"]),
        ("文件,密级\n名单,机密\n清册,秘密", ["密级 机密"]),
        ("文件 密级 期限\n名单 无 长期", []),
        ("文件 期限\n名单 10年", []),
    ],
)
def test_a_column_for_grades_is_read(table: str, words: list[str]) -> None:
    assert [(mark.words, mark.grave) for mark in marks(table)] == [(said, False) for said in words]


@pytest.mark.parametrize(
    "write",
    [
        "前六位{0}，出生日期{1}，后四位{2}",
        "身份证后4位是{2}，前6位是{0}，{1}出生",
        "前六位：{0}\n中间：{1}\n末四位：{2}",
    ],
)
def test_a_number_told_in_parts_is_put_together(write: str) -> None:
    n = number(Random(11))
    text = write.format(n[:6], n[6:14], n[14:])
    assert [(item.number, text[item.start : item.end]) for item in in_parts(text)] == [(n, n[:6])]
    wrong = write.format(n[:6], n[6:14], n[14:17] + ("1" if n[17] != "1" else "2"))
    assert list(in_parts(wrong)) == []


@pytest.mark.parametrize(
    "text",
    [
        "身份证号前六位是地区，中间八位是出生日期，后四位是顺序码和校验码",
        "前六位350102是行政区划代码，后四位1234是流水号",
        "前六位350102，成立于2026年3月2日，后四位1234",
    ],
)
def test_parts_of_other_numbers_are_none(text: str) -> None:
    assert list(in_parts(text)) == []


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["小陈139****5687", "小陈 1391234****"], 1),
        (["139****5687和1391234****"], 1),
        (["领取人小陈，手机139＊＊＊＊5687", "小陈 男 1391234xxxx"], 1),
        (["小陈139****5687", "小陈139****5687"], 0),
        (["小陈139****5687", "小李1391234****"], 0),
        (["小陈139****5687", "小陈1381234****"], 0),
        (["小陈139****5687", "小陈139*****687"], 0),
        (["小陈 城东街道 139****5687\n小李 城东街道 1391234****\n小王 138****8000"], 0),
    ],
)
def test_masks_of_one_phone_join(texts: list[str], count: int) -> None:
    assert len(list(joined_phones(mask for text in texts for mask in phone_masks(text)))) == count


@pytest.mark.parametrize(
    "bait",
    [
        "1" * 100_000,
        "1 " * 50_000,
        "13" * 50_000,
        "110101190001010014" * 5_500,
        "1 1 0 1 0 1 1 9 0 0 0 1 0 1 0 0 1 4 " * 2_700,
        "13800138000 " * 8_300,
        "4444 " * 20_000,
        "1*" * 50_000,
        "*" * 100_000,
        "一" * 100_000,
        "密" * 100_000,
        "身份证" * 33_000,
        "护照" * 50_000,
        "此件不公开" * 20_000,
        "“秘密★5年”标注在" * 8_000,
        "前六位110105 20260101后四位1234 " * 3_000,
        "139****5687小陈" * 6_000,
    ],
    ids=lambda bait: bait[:12],
)
def test_bait_costs_no_time(bait: str) -> None:
    def cost() -> float:
        start = time.process_time()
        numerals = list(runs(bait))
        for look in (identities, old_identities, mobiles, cards):
            list(look(bait, numerals))
        list(masks(bait))
        list(marks(bait))
        list(in_parts(bait))
        list(joined_phones(phone_masks(bait)))
        return time.process_time() - start

    assert min(cost() for _ in range(3)) < 0.4  # all rules together; each looks at a part of it
