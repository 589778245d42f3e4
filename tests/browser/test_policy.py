"""A lawyer, a clerk at a counter and a phone at the page of a policy: articles and what explains them, copies, contents, paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage

POLICY = "policies/2026-gaoxiao-biyesheng-zufang-butie/"
ENDED = "policies/2022-daxuesheng-zufang-buzhu/"
AMENDED = "policies/2024-daolu-tingche-bowei-guanli/"
TABLES = "policies/2026-nongcun-renju-huanjing-xingdong-jihua/"


def inside(page: Page, selector: str) -> bool:
    """Whether the top of an element is on the screen."""
    top = page.locator(selector).first.evaluate("element => element.getBoundingClientRect().top")
    return bool(0 <= top < page.evaluate("innerHeight"))


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_lawyer_goes_from_an_article_to_its_explanation_and_back(
    viewport: dict[str, int], script: bool, new_page: NewPage, address: str
) -> None:
    page = new_page(viewport=viewport, java_script_enabled=script)
    page.goto(f"{address}{POLICY}#article-5")
    article = page.locator("#article-5")
    assert inside(page, "#article-5")
    assert article.evaluate("element => element.matches(':target') && element === document.activeElement")
    assert article.evaluate("element => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"
    article.get_by_text("第五条的解读").click()
    article.locator("li a").first.click()
    page.wait_for_url("**/interpretations/**")
    assert inside(page, ":target")
    page.locator('main a[href$="#article-5"]').first.click()
    page.wait_for_url(f"**/{POLICY}#article-5")
    assert inside(page, "#article-5")


def test_the_same_by_keyboard(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(f"{address}{POLICY}#article-5")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "第五条"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    links = page.locator("#article-5 li a")
    expect(links.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).not_to_be_visible()
    expect(page.locator("#article-5 summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/interpretations/**")


def test_a_paragraph_of_an_article_has_an_address(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(f"{address}{POLICY}#article-11-kuan-2")
    assert page.locator(":target").inner_text().startswith("便民服务中心应当自受理之日起5个工作日内")


def test_the_address_of_an_article_is_copied_and_it_is_said(new_page: NewPage, address: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address + POLICY)
    page.locator("#article-7").get_by_role("link", name="第七条", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("已复制第七条的链接")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}{POLICY}#article-7" == page.url


def test_the_reference_is_copied_whole(new_page: NewPage, address: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address + POLICY)
    page.get_by_role("button", name="复制引用").click()
    expect(page.get_by_role("status")).to_have_text("已复制引用")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "《示例区高校毕业生租房补贴办法》（示政办规〔2026〕3号，示例区人民政府办公室，2026年3月2日，"
        "https://zcjd.example.org/policies/2026-gaoxiao-biyesheng-zufang-butie/）"
    )


@pytest.mark.parametrize(("old_way", "said"), [("true", "已复制引用"), ("false", "已选中引用，按 Ctrl+C 复制")])
def test_where_there_is_no_clipboard_the_reference_is_selected(
    old_way: str, said: str, new_page: NewPage, address: str
) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.add_init_script(f"document.execCommand = () => {old_way}")
    page.goto(address + POLICY)
    page.get_by_role("button", name="复制引用").click()
    expect(page.get_by_role("status")).to_have_text(said)
    assert page.evaluate("String(getSelection())").startswith("《示例区高校毕业生租房补贴办法》（")


def test_without_script_nothing_is_offered_that_does_not_work(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address + POLICY)
    assert page.get_by_text("示政办规〔2026〕3号，示例区人民政府办公室").is_visible()
    assert not page.get_by_role("button", name="复制引用").is_visible()
    page.locator("#article-3 .zc-permalink").click()
    assert page.url.endswith("#article-3")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(("viewport", "shown"), [(DESKTOP, True), (PHONE, False)], ids=["desktop", "phone"])
def test_the_contents_are_open_on_a_wide_screen_and_folded_on_a_phone(
    viewport: dict[str, int], shown: bool, script: bool, new_page: NewPage, address: str
) -> None:
    page = new_page(viewport=viewport, java_script_enabled=script)
    page.goto(address + POLICY)
    line = page.get_by_role("navigation", name="本页目录").get_by_text("第七条", exact=False)
    expect(line).to_be_visible(visible=shown)
    if not shown:
        page.get_by_text("本页目录").click()
    line.click()
    assert page.url.endswith("#article-7")
    assert inside(page, "#article-7")


def test_the_contents_mark_the_article_that_is_read(new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 500})
    page.goto(f"{address}{POLICY}#article-18")
    current = page.locator(".zc-contents [aria-current]")
    expect(current).to_contain_text("第十八条")
    assert current.evaluate("""element => {
        const [outer, inner] = [element.closest("ol").getBoundingClientRect(), element.getBoundingClientRect()];
        return outer.top - 1 <= inner.top && inner.bottom <= outer.bottom + 1 && inner.bottom < innerHeight;
    }""")


@pytest.mark.parametrize(
    ("url", "words", "target"),
    [
        (ENDED, "本文件已失效", "2026-gaoxiao-biyesheng-zufang-butie"),
        (AMENDED, "本文件已修改", "2026-daolu-tingche-bowei-guanli-xiugai"),
    ],
)
def test_the_banner_leads_to_what_to_read_instead(
    url: str, words: str, target: str, new_page: NewPage, address: str
) -> None:
    page = new_page(viewport=PHONE)
    page.goto(address + url)
    banner = page.get_by_role("note", name="有效性")
    assert words in banner.inner_text() and "截至2026年11月24日" in banner.inner_text()
    banner.get_by_role("link").click()
    page.wait_for_url(f"**/policies/{target}/")


def test_a_phone_shows_the_way_to_the_explanation_on_its_first_screen(new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(address + POLICY)
    link = page.get_by_role("link", name="看解读")
    box = link.bounding_box()
    bar = page.get_by_role("navigation", name="主导航").bounding_box()
    assert box is not None and bar is not None and box["y"] + box["height"] < bar["y"]
    link.click()
    page.wait_for_url("**/interpretations/**")


def test_a_wide_table_keeps_its_first_column_on_a_phone(new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(address + TABLES)
    table = page.locator(".zc-table").first
    cell = table.locator("tbody td").first
    before = cell.bounding_box()
    table.evaluate("element => element.scrollBy(80, 0)")
    after = cell.bounding_box()
    assert before is not None and after is not None and abs(before["x"] - after["x"]) <= 1


def test_on_paper_the_policy_is_an_official_document(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + POLICY)
    page.emulate_media(media="print")
    for shown in (".zc-official-issuer", ".zc-official-number", "h1", ".zc-downloads", ".zc-timeline", ".zc-qr svg"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in (".zc-readings", ".zc-contents", ".zc-explained", ".zc-reference", ".zc-official-reading"):
        assert not page.locator(hidden).first.is_visible(), hidden

    def style(selector: str, name: str) -> Any:  # whatever the browser computes
        return page.locator(selector).first.evaluate(f"element => getComputedStyle(element)['{name}']")

    assert style(".zc-body-official tr", "breakInside") == "avoid"
    assert style(".zc-body-official h2", "breakAfter") == "avoid"
    indent, size = (float(style("#article-5 > p", name)[:-2]) for name in ("textIndent", "fontSize"))
    assert size == pytest.approx(14 * 96 / 72, abs=0.01) and indent == pytest.approx(2 * size, abs=0.01)
    assert page.locator(".zc-event").first.evaluate("element => getComputedStyle(element, '::after').content") == "none"
