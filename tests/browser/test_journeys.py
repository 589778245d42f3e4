"""Whole errands of the people the site is for, on a phone and on a desktop: from the first page to what they came for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage

POLICY = "policies/2026-gaoxiao-biyesheng-zufang-butie/"
READING = "interpretations/2026-gaoxiao-biyesheng-zufang-butie/"
EXPIRED = "interpretations/2022-daxuesheng-zufang-buzhu/"
TITLE = "示例区高校毕业生租房补贴办法"
EXPLAINED = f"《{TITLE}》政策解读"

screens = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])


def steps_can_be_reached(page: Page) -> None:
    """Every step of the flow has an address, and something on the page leads to it."""
    steps = page.locator("[id^=flow1-step-]")
    assert steps.count() >= 5
    for step in steps.all():
        address = step.get_attribute("id")
        step.scroll_into_view_if_needed()
        assert step.is_visible()
        page.goto(f"{page.url.partition('#')[0]}#{address}")
        place = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
        assert 0 <= place < 400, (address, place)
    linked = page.evaluate("[...document.querySelectorAll('a[href^=\"#flow1-step-\"]')].length")
    assert linked >= 3


def search(page: Page, words: str) -> None:
    """Type into the first search box of the page and press Enter."""
    page.get_by_role("main").locator(".zc-search-input").first.fill(words)
    page.keyboard.press("Enter")


@screens
@pytest.mark.parametrize("words", ["租房补贴", "zufang", "zfbt", "大学生租房有补贴吗"])
def test_a_graduate_finds_the_rent_subsidy_by_words(
    words: str, screen: dict[str, int], new_page: NewPage, address: str
) -> None:
    page = new_page(viewport=screen)
    page.goto(address)
    search(page, words)
    first = page.locator("[data-zc-search-results] > li").first
    first.get_by_role("link").first.click()
    page.wait_for_url("**/2026-gaoxiao-biyesheng-zufang-butie**")
    if "/policies/" in page.url:
        page.get_by_role("link", name=EXPLAINED).first.click()
        page.wait_for_url("**/interpretations/**")
    steps_can_be_reached(page)


@screens
def test_a_graduate_finds_the_rent_subsidy_by_who_he_is(
    screen: dict[str, int], new_page: NewPage, address: str
) -> None:
    page = new_page(viewport=screen)
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name="高校毕业生").first.click()
    page.get_by_role("main").get_by_role("link", name=EXPLAINED).first.click()
    expect(page.locator("h1")).to_have_text(EXPLAINED)
    steps_can_be_reached(page)


@screens
def test_a_reader_of_an_expired_policys_interpretation_is_told(
    screen: dict[str, int], new_page: NewPage, address: str
) -> None:
    page = new_page(viewport=screen)
    page.goto(address + EXPIRED)
    banner = page.get_by_role("note").first
    expect(banner).to_contain_text("失效")
    expect(banner).to_contain_text("截至2026年11月24日")
    box = banner.bounding_box()
    assert box is not None and box["y"] < screen["height"], "the banner stands on the first screen"
    page.get_by_role("main").get_by_role("link", name="示例区来区就业大学生租房补助暂行办法").first.click()
    expect(page.get_by_role("note").first).to_contain_text("失效")
    page.get_by_role("main").get_by_role("link", name=TITLE, exact=True).first.click()
    expect(page.locator("h1")).to_have_text(TITLE)


@screens
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_lawyer_goes_from_an_article_to_what_explains_it_and_back(
    script: bool, screen: dict[str, int], new_page: NewPage, address: str
) -> None:
    page = new_page(viewport=screen, java_script_enabled=script)
    page.goto(f"{address}{POLICY}#article-5")
    article = page.locator("#article-5")
    expect(article).to_contain_text("第五条")
    expect(article).to_be_in_viewport()
    for closed in article.locator("details:not([open])").all():
        closed.locator("summary").click()
    page.locator('a[href*="interpretations/2026-gaoxiao-biyesheng-zufang-butie"][href*="#"]').and_(
        page.locator("#article-5 a, #article-5 ~ * a")
    ).first.click()
    assert READING in page.url and "#" in page.url
    expect(page.locator(":target").first).to_be_in_viewport()
    back = page.locator('a[href*="policies/2026-gaoxiao-biyesheng-zufang-butie/#article-5"]').first
    for closed in page.locator("details:not([open]):has(a[href*='#article-5'])").all():
        closed.locator("summary").first.click()
    back.click()
    expect(page.locator("#article-5")).to_be_in_viewport()


@screens
@pytest.mark.parametrize("url", [POLICY, READING])
def test_a_visitor_of_a_counter_prints(url: str, screen: dict[str, int], new_page: NewPage, address: str) -> None:
    page = new_page(viewport=screen, color_scheme="dark")
    page.goto(address + url)
    assert page.get_by_role("button", name="打印").is_visible()
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".zc-body").first.is_visible()
    assert page.locator(".zc-qr svg").is_visible()
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    hidden = page.evaluate(
        "[...document.querySelectorAll('.zc-body details:not(.zc-explained *)')].filter(item => !item.checkVisibility()).length"
    )
    assert hidden == 0
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_with_the_keyboard_alone_from_the_first_page_to_a_step(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address)

    def tab_to(what: str, most: int = 120) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("(what) => document.activeElement.matches(what)", what):
                assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
                return
        raise AssertionError(f"the Tab key never comes to {what}")

    tab_to("main .zc-search-input")
    page.keyboard.type("zufang")
    page.keyboard.press("Enter")
    page.locator("[data-zc-search-results] > li").first.wait_for()
    tab_to("[data-zc-search-results] a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies/**")
    tab_to('main a[href*="interpretations/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/interpretations/**")
    tab_to('a[href^="#flow1-step-"]', 300)
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


@screens
def test_without_script_the_errand_is_done_by_following_links(
    screen: dict[str, int], new_page: NewPage, address: str
) -> None:
    page = new_page(viewport=screen, java_script_enabled=False)
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name="高校毕业生").first.click()
    page.get_by_role("main").get_by_role("link", name=TITLE, exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name=EXPLAINED).first.click()
    assert page.locator("#flow1-step-1").is_visible()
    assert page.locator(".zc-guide").first.is_visible()
