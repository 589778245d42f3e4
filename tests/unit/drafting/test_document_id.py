"""Ids: year and pinyin of the title's own words."""

from __future__ import annotations

import pytest

from generator.drafting.document_id import further_suffix, make_id, valid_id


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("示例区高校毕业生租房补贴办法", "2026-gaoxiao-biyesheng-zufang-butie"),
        (
            "示例区人民政府办公室关于印发《示例区高校毕业生租房补贴办法（试行）》的通知",
            "2026-gaoxiao-biyesheng-zufang-butie",
        ),
        ("示例市长乐区人民政府办公室关于进一步加强高层建筑消防安全工作的通知", "2026-gaoceng-jianzhu-xiaofang-anquan"),
        ("关于做好2026年中小学招生入学工作的意见", "2026-zhongxiaoxue-zhaosheng-ruxue"),
        ("示例区老旧小区改造三年行动计划", "2026-laojiu-xiaoqu-gaizao-sannian"),
        ("示例市示例区市场监督管理局食品小作坊登记管理办法", "2026-shipin-xiaozuofang-dengji"),
        ("公告", "2026-gonggao"),
        ("！！！", "2026-wenjian"),
    ],
)
def test_ids_of_titles(title: str, expected: str) -> None:
    assert make_id(title, 2026, lambda _: False) == expected


def test_at_most_five_words() -> None:
    found = make_id("示例区城乡居民基本养老保险缴费补贴发放管理办法", 2026, lambda _: False)
    assert len(found.split("-")) == 6


def test_an_id_that_is_taken_gets_a_number() -> None:
    taken = {"2026-gonggao", "2026-gonggao-2"}
    assert make_id("公告", 2026, taken.__contains__) == "2026-gonggao-3"


@pytest.mark.parametrize("text", ["2026-zufang-butie", "2026-a", "2026-3-sui"])
def test_valid_ids(text: str) -> None:
    assert valid_id(text)


@pytest.mark.parametrize(
    "text",
    ["zufang", "2026", "2026-", "2026-Zufang", "2026-租房", "2026-a--b", "../2026-a", "2026-a.b", "2026-" + "a" * 90],
)
def test_invalid_ids(text: str) -> None:
    assert not valid_id(text)


@pytest.mark.parametrize(
    ("number", "forms", "suffix"),
    [
        (2, (), "di-er-lun"),
        (1, ("问答",), "wenda"),
        (3, ("图解", "视频"), "di-san-lun-tujie-shipin"),
        (2, ("文字",), "di-er-lun"),
        (12, (), "di-12-lun"),
    ],
)
def test_suffixes_of_further_interpretations(number: int, forms: tuple[str, ...], suffix: str) -> None:
    assert further_suffix(number, forms) == suffix
