"""The library's table and the lists as people use them: filter, sort, pass the address on, with keys, on a phone, without script."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewPage

FIRST = "示例区家庭医生签约服务管理办法（征求意见稿）"
SUBSIDY = "示例区高校毕业生租房补贴办法"


def titles(page: Page) -> list[str]:
    return page.locator(".zc-held-title").all_inner_texts()


def status(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def test_without_script_the_library_is_a_whole_list_and_no_filter(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}library/")
    assert len(titles(page)) == 12 and page.locator("form.zc-filter").is_hidden()
    page.get_by_role("main").get_by_role("link", name="按主题查").click()
    page.get_by_role("link", name=re.compile("^住房保障")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("住房保障")
    expect(page.get_by_role("main").get_by_role("link", name=SUBSIDY, exact=True)).to_be_visible()


def test_a_filter_narrows_the_table_and_stands_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}library/")
    assert status(page) == "全部12份"
    page.get_by_label("有效性").select_option("失效")
    expect(page.get_by_role("status")).to_have_text("符合条件的有1份")
    assert titles(page) == ["示例区农村生活垃圾分类试点管理办法（试行）"]
    assert page.url.endswith(f"library/?validity={quote('失效')}")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("符合条件的有1份")
    page.get_by_role("button", name="清除条件").click()
    expect(page.get_by_role("status")).to_have_text("全部12份")
    assert len(titles(page)) == 12 and page.url.endswith("library/")


def test_words_find_titles_numbers_in_any_brackets_and_what_people_call_it(page: Page, address: str) -> None:
    for words in ("租房补贴", "示政办规[2026]3号", "大学生房补", "补贴 毕业生"):
        page.goto(f"{address}library/?q={quote(words)}")
        expect(page.get_by_role("status")).to_have_text(re.compile("符合条件"))
        assert SUBSIDY in titles(page), words
    page.goto(f"{address}library/?q={quote('没有这样的文件')}")
    expect(page.get_by_role("status")).to_have_text(re.compile("^没有符合条件的文件"))
    assert titles(page) == []


@pytest.mark.parametrize(
    ("button", "query", "direction"), [("文件", "title", "ascending"), ("发布日期", "day", "ascending")]
)
def test_a_heading_sorts_with_the_keyboard(button: str, query: str, direction: str, page: Page, address: str) -> None:
    page.goto(f"{address}library/")
    before = titles(page)
    page.get_by_role("columnheader", name=button).get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name=button)).to_have_attribute("aria-sort", direction)
    expect(page.get_by_role("status")).to_have_text("符合条件的有12份")
    assert page.url.endswith(f"?sort={query}") and sorted(titles(page)) == sorted(before) and titles(page) != before
    if query == "day":
        assert titles(page)[-1] == FIRST


def test_the_script_draws_the_rows_that_the_program_draws(page: Page, address: str) -> None:
    page.goto(f"{address}library/")
    rows = "[...document.querySelectorAll('.zc-held tbody tr')].map((row) => row.outerHTML.replace(/\\s+/g, ''))"
    ours = page.evaluate(rows)
    page.goto(f"{address}library/?q={quote('示例区')}")
    expect(page.get_by_role("status")).to_have_text("符合条件的有12份")
    assert page.evaluate(rows) == ours


def test_data_that_cannot_be_read_leave_the_table(page: Page, address: str, complaints: list[str]) -> None:
    page.route("**/data/policies.json", lambda route: route.abort())
    page.goto(f"{address}library/")
    page.get_by_label("年份").select_option("2026")
    expect(page.get_by_role("status")).to_have_text(re.compile("^全部文件的数据没有读到"))
    assert len(titles(page)) == 12
    complaints.clear()  # the browser reports the refused request


def test_on_a_phone_rows_are_cards_and_rare_filters_are_folded(new_page: NewPage, address: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{address}library/")
    assert page.get_by_label("发布机构").is_hidden()
    page.get_by_text("更多条件").click()
    page.get_by_label("发布机构").select_option("示例区教育局")
    expect(page.get_by_role("status")).to_have_text("符合条件的有2份")
    expect(page.get_by_text("有效期至").first).to_be_visible()
    page.reload()
    expect(page.get_by_label("发布机构")).to_be_visible()


def test_on_a_phone_the_navigation_stays_at_the_lower_edge_and_is_low(new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}library/")
    page.mouse.wheel(0, 600)
    box = page.get_by_role("navigation", name="主导航").bounding_box()
    assert box is not None and box["y"] + box["height"] == 740 and box["height"] < 60
    places = page.get_by_role("navigation", name="主导航").get_by_role("link").all()
    sizes = [link.bounding_box() for link in places]
    assert len(places) == 7 and all(size and size["width"] >= 44 and size["height"] >= 44 for size in sizes)


def test_services_and_questions_are_narrowed_where_they_stand(page: Page, address: str) -> None:
    page.goto(f"{address}services/")
    page.get_by_label("办给谁").select_option("老年人")
    expect(page.get_by_role("status")).to_have_text("本页3项，符合的1项")
    assert page.locator(".zc-service-name:visible").all_inner_texts() == ["适老化改造补贴"]
    page.goto(f"{address}questions/?q={quote('合租')}&valid=1")
    expect(page.get_by_role("status")).to_have_text("本页13项，符合的1项")
    page.locator("summary:visible").click()
    page.get_by_role("link", name="看完整的回答").first.click()
    expect(page.get_by_text("各算各的", exact=False).first).to_be_visible()
    assert "/interpretations/" in page.url and "#" in page.url


@pytest.mark.parametrize("name", ["一步一步怎么办", "办事指南"])
def test_a_service_leads_to_its_steps_and_its_guide(name: str, page: Page, address: str) -> None:
    page.goto(f"{address}services/")
    page.locator(".zc-service", has_text="高校毕业生").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("租房补贴")
    assert page.locator(":target").evaluate("element => element.getBoundingClientRect().top") < 300
