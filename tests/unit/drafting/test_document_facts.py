"""What a plain text says about itself."""

from __future__ import annotations

import pytest

from generator.drafting.document_facts import (
    interpretation_facts,
    policy_facts,
    policy_number,
    policy_title,
    quoted_title,
)

POLICY = """示政办〔2026〕12号
示例区人民政府办公室
关于印发《示例区老年助餐管理办法》的通知
各乡镇人民政府：
本办法自2026年4月1日起施行，有效期至2029年3月31日。
示例区人民政府办公室
2026年2月27日
（此件公开发布）
"""


def test_number_title_issuer_and_dates_are_found() -> None:
    facts = policy_facts(POLICY)
    assert facts.values == {
        "文号": "示政办〔2026〕12号",
        "标题": "示例区人民政府办公室关于印发《示例区老年助餐管理办法》的通知",
        "发布机构": "示例区人民政府办公室",
        "成文日期": "2026-02-27",
        "施行日期": "2026-04-01",
        "失效日期": "2029-03-31",
        "公开属性": "主动公开",
    }


def test_what_is_not_moved_stays_in_order() -> None:
    facts = policy_facts(POLICY)
    assert "".join([*facts.moved, *facts.lines]) == "".join(POLICY.split())


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("示政办〔2026〕12号", "示政办〔2026〕12号"),
        ("示政办[2026]12号", "示政办[2026]12号"),
        ("公告〔2024〕32号", "公告〔2024〕32号"),
        ("示例区海关公告2024年第32号", "示例区海关公告2024年第32号"),
        ("（示例市人民政府令第271号）", "示例市人民政府令第271号"),
    ],
)
def test_forms_of_numbers(line: str, number: str) -> None:
    assert policy_facts(f"{line}\n正文。").values["文号"] == number


def test_a_number_in_a_sentence_is_of_another_document() -> None:
    assert "文号" not in policy_facts("根据示政办〔2020〕1号文件，制定本办法。").values


def test_a_number_glued_to_the_title_is_parted() -> None:
    facts = policy_facts("示民规〔2026〕2号示例区民政局关于调整助餐补贴标准的通知各乡镇人民政府：\n正文。")
    assert facts.values["文号"] == "示民规〔2026〕2号"
    assert facts.values["标题"] == "示例区民政局关于调整助餐补贴标准的通知"
    assert facts.lines == ["各乡镇人民政府：", "正文。"]


def test_labels_of_a_web_page_become_keys() -> None:
    facts = policy_facts("索引号：SL001-0200-2026-00012\n发布时间：2026年3月2日\n成文日期：2026-02-27\n正文。")
    assert facts.values["索引号"] == "SL001-0200-2026-00012"
    assert facts.values["发布日期"] == "2026-03-02"
    assert facts.values["成文日期"] == "2026-02-27"
    assert facts.lines == ["正文。"]


def test_a_label_counts_more_than_what_the_text_says_further_down() -> None:
    facts = policy_facts("成文日期：2026-02-27\n正文。\n示例区民政局\n2026年3月2日")
    assert facts.values["成文日期"] == "2026-02-27"


def test_a_label_whose_date_does_not_exist_stays_in_the_text() -> None:
    facts = policy_facts("发布日期：2026年2月30日\n正文。")
    assert "发布日期" not in facts.values
    assert facts.lines[0] == "发布日期：2026年2月30日"


@pytest.mark.parametrize(
    "end",
    [
        "特此公告。示例区民政局2026年3月2日",
        "特此公告。附件：1.申请表.doc示例区民政局2026年3月2日",
        "特此公告。\n示例区民政局\n2026年3月2日",
        "特此公告。\n示例区民政局\n二〇二六年三月二日",
        "特此公告。示例区民政局2026年3月2日示例区助餐管理办法\n第一条 为了方便老人。",
    ],
)
def test_who_signed_and_when(end: str) -> None:
    values = policy_facts(f"现公告如下：\n{end}").values
    assert (values.get("成文日期"), values.get("发布机构")) == ("2026-03-02", "示例区民政局")


def test_effective_at_once_needs_the_date_of_publication() -> None:
    text = "本通知自公布之日起施行。"
    assert "施行日期" not in policy_facts(text).values
    assert policy_facts(text, "2026-03-02").values["施行日期"] == "2026-03-02"


def test_a_term_of_years_without_its_first_day_is_told_and_not_computed() -> None:
    facts = policy_facts("本办法自公布之日起施行，有效期5年。")
    assert "失效日期" not in facts.values
    assert facts.notes == ["正文写了“有效期5年”，失效日期没有推算，核对后补上"]


def test_an_interpretation_names_its_form_and_who_wrote_it() -> None:
    facts = interpretation_facts(
        "助餐办法政策解读\n问：要交钱吗？答：不要。\n问：在哪办？答：社区。\n（供稿单位：养老科、救助科（东片））"
    )
    assert facts.values == {"标题": "助餐办法政策解读", "解读单位": "养老科、救助科（东片）", "解读形式": "问答"}


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("《示例区助餐办法》政策解读", "", "示例区助餐办法"),
        ("解读｜关于调整助餐补贴的公告", "", "关于调整助餐补贴的公告"),
        ("公告解读：关于推进《助餐卡》换发工作的公告", "", "关于推进《助餐卡》换发工作的公告"),
        ("助餐解读", "近日，示例区民政局印发了《示例区老年助餐管理办法》。", "示例区老年助餐管理办法"),
        ("助餐解读", "根据《示例省养老服务条例》，老人可以申请。", None),
    ],
)
def test_the_title_of_the_policy_is_taken_from_its_interpretation(title: str, text: str, found: str | None) -> None:
    assert policy_title(title, text) == found


def test_the_number_behind_the_policys_own_title_is_its_number() -> None:
    text = "根据《养老服务条例》（示例省人大公告2020年第3号），印发了《示例区助餐办法》（示政办〔2026〕12号，以下简称《办法》）。"
    assert policy_number("示例区助餐办法", text) == "示政办〔2026〕12号"
    assert policy_number("示例区租房办法", text) is None


def test_quotations_inside_a_quoted_title_change_their_form() -> None:
    assert quoted_title("关于印发《助餐办法》的通知") == "《关于印发〈助餐办法〉的通知》"
