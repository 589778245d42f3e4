"""What stands in the lists of services, questions and dates, and what does not."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model import Interpretation
from generator.outputs.lists.expiring import changes
from generator.outputs.lists.index_values import GROUPS, VALIDITY, YEARS, entries, form_entries
from generator.outputs.lists.questions import Question, questions_of
from generator.outputs.lists.services import services
from generator.outputs.views import index_slug
from generator.reader.markdown import read_body
from tests.unit.test_publication import TODAY, item, policy, public

GUIDE = """
## 办事指南

```guide
受理单位: 便民服务中心
办理时限: 10个工作日
办理地点: [一号窗口, 二号窗口]
网上办理: https://www.example.org/bsfw
```
"""
FLOW = """
## 申报流程

```flow
名称: 租房补贴申报流程
步骤:
  - {名称: 提交申请, 下一步: 结束}
```
"""


def reading(text: str, key: str = "2026-a", *targets: str, **values: Any) -> Interpretation:
    return item(key, *targets, **values, body=read_body(text, "content/interpretations/x.md", 1)[0])


def asked(text: str, **values: Any) -> list[Question]:
    return list(questions_of(reading(text, **values)))


def test_a_service_says_where_and_in_what_time_and_leads_to_both() -> None:
    (service,) = services(public(policy("2026-a", audiences=("毕业生",)), reading(FLOW + GUIDE)))
    assert (service.name, service.audiences) == ("租房补贴", ("毕业生",))
    assert service.facts == (("在哪里办", "一号窗口；二号窗口"), ("多久办好", "10个工作日"))
    assert service.flow == "interpretations/2026-a/#flow1"
    assert service.url == service.guide == "interpretations/2026-a/#zc-guide-1"
    assert service.online == "https://www.example.org/bsfw"


def test_a_guide_without_a_flow_is_called_as_people_call_the_policy() -> None:
    named = services(public(policy("2026-a", aliases=("房补",)), reading(GUIDE)))
    assert [service.name for service in named] == ["房补"]
    assert [service.name for service in services(public(policy("2026-a"), reading(GUIDE)))] == ["2026-a"]


def test_of_two_rounds_that_explain_one_service_the_later_is_told() -> None:
    rounds = reading(FLOW), reading(FLOW, "2026-a.er", "2026-a", round=2)
    (service,) = services(public(policy("2026-a"), *rounds))
    assert service.url == "interpretations/2026-a.er/#flow1"


def test_two_guides_of_one_interpretation_are_two_services() -> None:
    both = services(public(policy("2026-a"), reading(GUIDE + GUIDE)))
    assert [service.url for service in both] == [f"interpretations/2026-a/#zc-guide-{number}" for number in (1, 2)]


def test_a_flow_goes_with_the_guide_that_names_its_matter_and_no_guide_is_lost() -> None:
    def guide(matter: str) -> str:
        return GUIDE.replace("```guide\n", f"```guide\n事项名称: {matter}\n")

    text = FLOW + FLOW.replace("租房补贴", "购房补贴") + guide("装修补贴") + guide("租房补贴申报")
    found = {
        service.name: (bool(service.flow), service.guide)
        for service in services(public(policy("2026-a"), reading(text)))
    }
    assert found == {
        "租房补贴": (True, ""),
        "购房补贴": (True, ""),
        "装修补贴": (False, "interpretations/2026-a/#zc-guide-1"),
        "租房补贴申报": (False, "interpretations/2026-a/#zc-guide-2"),
    }
    named = text.replace("租房补贴申报\n", "租房补贴\n")
    guides = {service.name: service.guide for service in services(public(policy("2026-a"), reading(named)))}
    assert guides["租房补贴"] == "interpretations/2026-a/#zc-guide-2" and len(guides) == 3


def test_the_guides_of_two_interpretations_of_one_round_are_both_told() -> None:
    both = services(public(policy("2026-a"), reading(GUIDE), reading(GUIDE, "2026-a.wenda", "2026-a")))
    assert sorted(service.url.partition("#")[0] for service in both) == [
        "interpretations/2026-a.wenda/",
        "interpretations/2026-a/",
    ]


def test_an_interpretation_of_two_policies_offers_what_the_one_in_force_does() -> None:
    over, new = policy("2026-a", expires=date(2026, 5, 1)), policy("2026-b")
    (service,) = services(public(over, new, reading(GUIDE, "2026-a", "2026-a", "2026-b")))
    assert (service.policy_id, service.policy.mark.state) == ("2026-b", "有效")


def test_what_a_draft_would_offer_is_no_service_and_what_begins_later_is_one() -> None:
    assert services(public(policy("2026-a", document_type="征求意见稿"), reading(GUIDE))) == []
    (service,) = services(public(policy("2026-a", effective=date(2026, 7, 1)), reading(GUIDE)))
    assert service.policy.mark.state == "尚未施行"


def test_questions_are_the_headings_below_a_heading_of_questions() -> None:
    found = asked(
        "## 问题解答\n\n### 能领吗\n\n能。\n\n### 问：多少？\n\n每月500元。\n\n## 背景\n\n### 不算\n\n文字。\n"
    )
    assert [(question.text, question.answer) for question in found] == [("能领吗", "能。"), ("多少？", "每月500元。")]
    assert found[0].url == "interpretations/2026-a/#neng-ling-ma"


def test_paragraphs_ask_where_no_heading_does() -> None:
    found = asked("## 问答\n\n**问：能领吗？**\n\n答：能。\n\n合租的也能。\n")
    assert [(question.text, question.answer, question.url) for question in found] == [
        ("能领吗？", "能。合租的也能。", "interpretations/2026-a/#faq")
    ]


def test_a_heading_that_asks_counts_in_a_form_of_questions_only() -> None:
    text = "## 我能申请吗？\n\n能。\n"
    assert [question.text for question in asked(text, forms=("问答",))] == ["我能申请吗？"]
    assert asked(text, forms=("文字",)) == []


def test_an_answer_ends_where_another_matter_begins() -> None:
    (question,) = asked("## 说明\n\n### 问：能领吗？\n\n能。\n\n#### 细节\n\n按月。\n\n### 其他\n\n无关。\n")
    assert (question.text, question.answer) == ("能领吗？", "能。按月。")


def test_a_long_answer_ends_with_a_whole_sentence() -> None:
    (question,) = asked("## 问答\n\n### 能领吗\n\n" + "可以领。" * 60)
    assert question.answer.endswith("。") and 80 < len(question.answer) <= 160
    (whole,) = questions_of(reading("## 问答\n\n### 能领吗\n\n" + "可以领。" * 60), whole=True)
    assert len(whole.answer) == 240


def test_what_begins_and_ends_soon_is_sorted_by_nearness() -> None:
    found = changes(
        public(
            policy("2026-late", effective=date(2026, 7, 1)),
            policy("2026-soon", effective=date(2026, 6, 2)),
            policy("2026-far", effective=date(2027, 6, 2)),
            policy("2026-began", effective=date(2026, 5, 1), expires=TODAY),
            policy("2026-ended", effective=date(2024, 5, 1), expires=date(2026, 5, 31)),
            policy("2026-draft", effective=date(2026, 6, 3), expires=date(2026, 7, 3), document_type="征求意见稿"),
        )
    )
    urls = [[item.line.url.split("/")[1] for item in part] for part in (found.starting, found.ending)]
    assert urls == [["2026-soon", "2026-late"], ["2026-began"]]
    assert [item.line.url for item in found.started] == ["policies/2026-began/"]
    assert [(item.line.url, item.days) for item in found.ended] == [("policies/2026-ended/", -1)]


def test_a_repealed_policy_does_not_expire_again() -> None:
    old = policy("2025-old", expires=date(2026, 7, 1))
    assert changes(public(old, policy("2026-new", repeals=("2025-old",)))).ending == ()


def test_values_are_ordered_as_people_look_for_them() -> None:
    site = public(
        policy("2025-a", published=date(2025, 1, 1), audiences=("企业", "毕业生"), expires=date(2025, 5, 1)),
        policy("2026-b", audiences=("毕业生", "毕业生")),
        item("2026-b", forms=("问答", "文字")),
        item("2025-a", forms=("文字",)),
    )
    assert [(entry.name, entry.ids, entry.in_force) for entry in entries(GROUPS, site)] == [
        ("毕业生", ("2026-b", "2025-a"), 1),
        ("企业", ("2025-a",), 0),
    ]
    assert [(entry.name, entry.url) for entry in entries(YEARS, site)] == [
        ("2026年", "years/2026/"),
        ("2025年", "years/2025/"),
    ]
    assert [entry.name for entry in entries(VALIDITY, site)] == ["有效", "失效"]
    assert [(entry.name, entry.count) for entry in form_entries(site)] == [("文字", 2), ("问答", 1)]


def test_words_that_sound_alike_have_addresses_of_their_own() -> None:
    assert index_slug("公示").startswith("gong-shi-") and index_slug("公式").startswith("gong-shi-")
    assert index_slug("公示") != index_slug("公式")
    assert index_slug("（）")
