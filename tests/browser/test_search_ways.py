"""The ways in which people say what they look for, and what a result tells them: in real Chromium."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, ServeDirectory, write_site
from tests.browser.test_search import OLD_POLICY, POLICY, READING, ask
from tests.project import add_draft, valid_project


@pytest.mark.parametrize(("query", "word"), [("房租补贴", "租房补贴"), ("大学生租房补贴", "高校毕业生租房补贴")])
def test_another_word_of_the_same_meaning_finds_and_is_named(page: Page, address: str, query: str, word: str) -> None:
    assert ask(page, address, query)[0] == POLICY
    note = page.locator(".zc-item").first.locator(".zc-search-note")
    expect(note).to_have_text(f"意思相同的词：按“{word}”找到")
    assert word in page.locator(".zc-item").first.locator("mark").all_inner_texts()


@pytest.mark.parametrize(
    "query", ["租房補貼", "zufang补贴", "租房butie", "zu fang bu tie", "2026 3号", "示政办规2026 3"]
)
def test_other_spellings_find_the_policy_first(page: Page, address: str, query: str) -> None:
    assert ask(page, address, query)[0] == POLICY


@pytest.mark.parametrize(
    "query",
    [
        "示例区人民政府办公室关于修改示例区路内停车泊位管理办法的通知",
        "示例区农村人居环境整治提升三年行动计划2026-2028年",
        "示例区农村生活垃圾分类试点管理办法(试行)",
        "示例区农村生活垃圾分类试点管理办法试行",
        "示政办〔二〇二六〕5号",
        "示政办2026 5",
        "第5号",
    ],
)
def test_a_name_typed_without_its_marks_or_with_others_is_no_match_in_part(
    page: Page, address: str, query: str
) -> None:
    assert ask(page, address, query)
    expect(page.locator("[data-zc-search-status]")).to_contain_text(re.compile("^找到"))


def test_what_is_in_force_comes_before_what_is_not(page: Page, address: str) -> None:
    found = ask(page, address, "补助")
    assert found.index(POLICY) < found.index(OLD_POLICY)


def test_a_passage_leads_to_its_heading_or_article(page: Page, address: str) -> None:
    ask(page, address, "租房补贴 受理单位")
    link = page.locator(".zc-search-place").filter(has_text="办事指南").first
    link.click()
    expect(page).to_have_url(re.compile("#guide$"))
    expect(page.locator("#guide")).to_be_in_viewport()
    ask(page, address, "住房租赁合同已经办理登记备案")
    page.get_by_role("link", name="直接看“第五条”这一段").first.click()
    expect(page.locator("#article-5")).to_be_in_viewport()


def test_a_slip_of_the_pen_is_put_right(page: Page, address: str) -> None:
    ask(page, address, "租房补帖")
    page.locator("[data-zc-search-guess]").get_by_role("link", name="“租房补贴”").click()
    expect(page.locator("[data-zc-search-status]")).to_contain_text(re.compile("^找到"))
    assert page.locator("#zc-page-query").input_value() == "租房补贴"
    expect(page.locator("[data-zc-search-guess]")).to_be_hidden()


def test_a_result_that_matches_in_part_says_what_it_does_not_speak_of(page: Page, address: str) -> None:
    ask(page, address, "残疾证 租房补贴")
    expect(page.locator(".zc-item").first.locator(".zc-search-note")).to_contain_text("没有提到“残疾证”")


def test_doors_lead_to_topics_and_groups_and_each_can_be_gone_back_from(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.locator("[data-zc-search-doors]").get_by_role("link", name="住房保障").press("Enter")
    status = page.locator("[data-zc-search-status]")
    expect(status).to_contain_text("找到")
    expect(status).to_be_focused()
    expect(page.locator("[data-zc-search-doors]")).to_be_hidden()
    assert POLICY in page.locator(".zc-item-title").all_inner_texts()
    page.go_back()
    expect(page.locator("[data-zc-search-doors]")).to_be_visible()


def test_nothing_found_still_opens_doors(page: Page, address: str) -> None:
    assert ask(page, address, "没有这样的词语") == []
    expect(page.locator("[data-zc-search-doors]").get_by_role("link", name="老年人")).to_be_visible()


def test_people_and_forms_are_filters_by_keyboard_and_in_the_address(page: Page, address: str) -> None:
    ask(page, address, "租房")
    page.get_by_role("group", name="面向对象").get_by_role("radio", name="用人单位").press("Space")
    expect(page.get_by_role("group", name="面向对象").get_by_role("radio", name="用人单位")).to_be_focused()
    page.get_by_role("group", name="解读形式").get_by_role("radio", name="问答").press("Space")
    expect(page.locator(".zc-item")).to_have_count(1)
    assert "group=" in page.url
    assert "form=" in page.url
    expect(page.locator("summary")).to_have_text("筛选（已选2项）")


def test_filters_of_a_phone_are_counted_when_they_are_opened(new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, address, "租房补贴")
    assert not any("facets/topic" in url for url in asked)
    page.locator("summary").click()
    expect(page.get_by_role("group", name="主题").get_by_role("radio", name="住房保障")).to_be_visible()


def test_suggestions_are_announced_and_chosen_by_mouse_and_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    box = page.locator("#zc-page-query")
    box.press_sequentially("租房补贴")
    options = page.locator("#zc-page-query ~ .zc-suggest [role=option]")
    expect(options.first).to_be_visible()
    expect(page.locator("#zc-page-query ~ [role=status]")).to_contain_text("份名称相符的文件，按上下键选择")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.last.get_attribute("id")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    options.filter(has_text=READING).click()
    expect(page.locator("h1")).to_have_text(READING)


def test_a_draft_that_became_a_document_is_not_shown_as_open(
    page: Page, serve_directory: ServeDirectory, tmp_path: Path
) -> None:
    root = valid_project(tmp_path / "project")
    add_draft(root, "示例区高校毕业生租房补贴办法", "over")
    write_site(root, tmp_path / "shells", tmp_path / "site")
    ask(page, serve_directory(tmp_path / "site"), "租房补贴 征求意见稿")
    assert page.locator(".zc-item .zc-badge").all_inner_texts() == ["征求意见已结束，有正式文件"]


@pytest.mark.parametrize(
    ("query", "unwanted"), [("停车多少钱", "租房"), ("家庭医生多少钱", "行动计划"), ("幼升小在哪里报名", "租房")]
)
def test_what_is_asked_about_a_subject_is_no_subject(page: Page, address: str, query: str, unwanted: str) -> None:
    assert not [title for title in ask(page, address, query) if unwanted in title]
    expect(page.locator(".zc-search-note").filter(has_text="多少钱")).to_have_count(0)


def test_the_questions_and_services_lead_to_the_search_of_all_readings(page: Page, address: str) -> None:
    page.goto(f"{address}questions/")
    page.get_by_label("问什么").fill("停车")
    page.get_by_role("button", name="在全部解读里搜索").click()
    expect(page.locator("[data-zc-search-status]")).to_contain_text("找到")
    assert set(page.locator(".zc-item .zc-tag").all_inner_texts()) == {"政策解读"}
    assert page.locator("#zc-page-query").input_value() == "停车"
    page.goto(f"{address}services/")
    page.get_by_label("办给谁").select_option("老年人")
    page.get_by_role("button", name="在全部解读里搜索").click()
    expect(page.get_by_role("group", name="面向对象").get_by_role("radio", name="老年人")).to_be_checked()
    expect(page.get_by_role("group", name="类型").get_by_role("radio", name="政策解读")).to_be_checked()


@pytest.mark.parametrize(("place", "label"), [("questions/", "问什么"), ("services/", "办什么事")])
def test_without_script_they_lead_to_the_search_as_well(
    new_page: NewPage, address: str, place: str, label: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}{place}")
    expect(page.get_by_role("checkbox", name="只看现行有效的")).to_have_count(0)
    page.get_by_label(label).fill("停车")
    page.get_by_role("button", name="在全部解读里搜索").click()
    asked = parse_qs(urlsplit(page.url).query)
    assert page.url.startswith(f"{address}search/")
    assert (asked["q"], asked["kind"]) == (["停车"], ["interpretation"])
