"""What set phrases say, and what they leave to a person."""

from __future__ import annotations

import pytest

from generator.drafting.document_facts import interpretation_facts, policy_facts
from generator.drafting.front_matter import entry
from generator.drafting.stated_facts import disclosure, expiry, repealed, responsible


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本办法由示例区民政局负责解释。", "示例区民政局"),
        ("本办法由区商务局负责解释。", "区商务局"),
        ("具体解释工作由区民政局承担。", "区民政局"),
        ("本办法由区民政局会同区财政局负责解释。", None),
        ("本办法由区民政局、区财政局负责解释。", None),
        ("本办法由本局负责解释。", None),
        ("补贴由区民政局负责。", None),
        ("第一章由区民政局负责解释。第二章由区财政局负责解释。", None),
    ],
)
def test_who_explains_is_responsible_when_it_is_one_office(text: str, found: str | None) -> None:
    assert responsible(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（此件主动公开）", "主动公开"),
        ("（此件公开发布）", "主动公开"),
        ("(此件依申请公开)", "依申请公开"),
        ("公开方式：主动公开", "主动公开"),
        ("政府信息应当主动公开。", None),
        ("（此件主动公开）（此件不予公开）", None),
    ],
)
def test_the_note_says_who_may_read_it(text: str, found: str | None) -> None:
    assert disclosure(text) == found


@pytest.mark.parametrize(
    ("text", "effective", "found"),
    [
        ("本办法自2026年4月1日起施行，有效期3年。", "2026-04-01", "2029-03-31"),
        ("本办法自2026年4月1日起施行，有效期为五年；", "2026-04-01", "2031-03-31"),
        ("本办法自2028年2月29日起施行，有效期一年。", "2028-02-29", "2029-02-28"),
        ("本办法自9998年4月1日起施行，有效期五年。", "9998-04-01", None),
        ("本办法自2026年4月1日起施行，有效期3年。", "2026-05-01", None),
        ("本办法自2026年4月1日起施行，有效期3年。附则自2026年4月1日起施行，有效期5年。", "2026-04-01", None),
        ("本办法自公布之日起施行，有效期3年。", "2026-04-01", None),
    ],
)
def test_a_term_of_years_ends_the_day_before_its_anniversary(text: str, effective: str, found: str | None) -> None:
    assert expiry(text, effective) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自4月1日起施行，《甲办法》（示政办〔2022〕8号）同时废止。", ("示政办〔2022〕8号",)),
        (
            "《甲办法》（示政办〔2022〕8号）、《乙办法》（示政办〔2020〕3号）同时废止",
            ("示政办〔2022〕8号", "示政办〔2020〕3号"),
        ),
        ("《甲办法》（示政办〔2022〕8号）第三条同时废止。", ()),
        ("《甲办法》同时废止。", ()),
        ("《甲办法》（示政办〔2022〕8号）继续有效。", ()),
    ],
)
def test_what_is_repealed_is_taken_from_the_list_in_front(text: str, found: tuple[str, ...]) -> None:
    assert repealed(text) == found


def test_a_policy_is_filled_from_its_last_articles() -> None:
    facts = policy_facts(
        "示例区助餐办法\n第一条 本办法由区民政局负责解释。\n"
        "第二条 本办法自2026年4月1日起施行，有效期三年。《甲办法》（示政办〔2022〕8号）同时废止。\n（此件主动公开）"
    )
    assert facts.values == {
        "标题": "示例区助餐办法",
        "施行日期": "2026-04-01",
        "失效日期": "2029-03-31",
        "责任单位": "区民政局",
        "公开属性": "主动公开",
    }
    assert facts.lists == {"废止": ("示政办〔2022〕8号",)}
    assert any("有效期三年" in note and "核对" in note for note in facts.notes)


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (
            "解读单位：示例区民政局\n联系电话：0000-12345678",
            "联系方式: {单位: 示例区民政局, 电话: 0000-12345678}",
        ),
        ("联系科室：养老科\n咨询电话：0000－12345678。", "联系方式: {单位: 养老科, 电话: 0000-12345678}"),
        ("咨询热线：12345", '联系方式: {电话: "12345"}'),
        ("咨询电话：0000-12345678\n监督电话：0000-87654321", None),
        ("联系电话：13800138000", None),
        ("没有电话。", None),
    ],
)
def test_whom_to_ask_is_the_one_number_of_an_office(lines: str, written: str | None) -> None:
    found = interpretation_facts(f"助餐办法政策解读\n正文。\n{lines}").lists.get("联系方式")
    assert (entry("联系方式", found) if found else None) == written
