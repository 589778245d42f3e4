"""What a reader does with the pages: enlarge, darken, print, jump, read on a phone and without script; and what axe says of them."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import NewPage, ServeDirectory
from tests.site.pages import build

ROOT = Path(__file__).parents[2]
POLICY = "policies/2026-gaoxiao-biyesheng-zufang-butie/"
READING = "interpretations/2026-gaoxiao-biyesheng-zufang-butie/"
EXPIRED = "interpretations/2022-daxuesheng-zufang-buzhu/"
AMENDED = "policies/2024-daolu-tingche-bowei-guanli/"
TYPES = (
    "",
    "policies/",
    "interpretations/",
    "library/",
    "topics/",
    "years/2026/",
    "services/",
    "services/ended/",
    "questions/",
    "groups/",
    "data/",
    "search/?q=租房",
    f"{READING}compare/",
    "interpretations/2026-yiwu-jiaoyu-zhaosheng-ruxue/compare/",
    "expiring/",
    "reports/",
    "reports/2026Q2/",
    "showcase/",
    "showcase/2026/",
    "consultations/",
    "consultations/2026-jiating-yisheng-qianyue/",
    "consultations/2026-lunei-tingche-xiugai/",
    POLICY,
    READING,
    EXPIRED,
    AMENDED,
    "help/",
    "404.html",
)
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: ServeDirectory) -> str:
    """The sample site on a file server."""
    base = tmp_path_factory.mktemp("pages")
    for path, data in build(ROOT, base / "shells").items():
        (base / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (base / "site" / path).write_bytes(data)
    shutil.copytree(ROOT / "content" / "files", base / "site" / "files")
    return serve_directory(base / "site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("contrast", ["", "high"])
def test_axe_finds_nothing_on_any_page_type(scheme: str, contrast: str, new_page: NewPage, site: str) -> None:
    page = new_page(color_scheme=scheme, bypass_csp=True)  # axe puts its script into the page
    page.add_init_script(f"if ('{contrast}') localStorage.setItem('zc-contrast', '{contrast}')")
    found = []
    for url in TYPES:
        page.goto(site + url)
        found += [(url, item["id"], item["nodes"][0]["html"]) for item in Axe().run(page).response["violations"]]
    assert not found


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_the_screen(width: int, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    for url in TYPES:
        page.goto(site + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url


SMALL = """[...document.querySelectorAll('a[href], button, input, select, summary')].filter(each => {
  const box = each.getBoundingClientRect();
  if (!box.width || box.width < 2 || getComputedStyle(each).position === 'absolute') return false;
  const text = each.closest('p, li, td, dd, blockquote');
  const within = text && text.textContent.trim().length > each.textContent.trim().length + 3;
  if (getComputedStyle(each).display === 'inline' && within) return false; // in a sentence a line is as high as it is
  return box.height < 23.5 || box.width < 23.5;
}).map(each => each.outerHTML.slice(0, 120))"""


def test_a_finger_hits_what_can_be_tapped(new_page: NewPage, site: str) -> None:
    page = new_page(viewport=PHONE)
    for url in TYPES:
        page.goto(site + url)
        assert page.evaluate(SMALL) == [], url


def test_reading_settings_work_and_are_remembered(new_page: NewPage, site: str) -> None:
    page = new_page(color_scheme="light")
    page.goto(site + POLICY)
    size, colour = (
        "getComputedStyle(document.documentElement).fontSize",
        "getComputedStyle(document.body).backgroundColor",
    )
    before = page.evaluate(size), page.evaluate(colour)
    page.get_by_role("button", name="放大文字").click()
    page.get_by_role("button", name="深色").click()
    page.goto(site + READING)
    assert page.evaluate(f"parseFloat({size})") > float(before[0].removesuffix("px"))
    assert page.evaluate(colour) != before[1]
    assert page.get_by_role("button", name="深色").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="深色").click()
    page.get_by_role("button", name="恢复文字大小").click()
    assert (page.evaluate(size), page.evaluate(colour)) == before
    assert page.evaluate("localStorage.length") == 0


def test_an_article_has_an_address_of_its_own(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}{POLICY}#article-5")
    assert page.locator(":target").inner_text().startswith("第五条")
    assert page.locator(":target").evaluate("element => element.getBoundingClientRect().top") < 200


def test_the_contents_follow_the_reader(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(site + READING)
    page.locator(".zc-toc a", has_text="申报流程").click()
    expect(page.locator(".zc-toc [aria-current]")).to_have_text("申报流程")
    assert page.url.endswith("#flow")


def test_a_reader_of_an_old_interpretation_is_told_and_led_to_the_policy(new_page: NewPage, site: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(site + EXPIRED)
    banner = page.locator(".zc-banner").first
    assert "已失效" in banner.inner_text() and "截至" in banner.inner_text()
    page.get_by_role("link", name="示例区来区就业大学生租房补助暂行办法").first.click()
    assert "本文件已失效" in page.locator(".zc-banner").inner_text()


def test_the_keyboard_skips_the_menu(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(site + POLICY)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "zc-main"


def test_paper_gets_the_document_and_the_code_but_not_the_site(new_page: NewPage, site: str) -> None:
    page = new_page(color_scheme="dark")
    page.goto(site + POLICY)
    page.emulate_media(media="print")
    for shown in ("h1", ".zc-body", ".zc-downloads", ".zc-qr svg", ".zc-notice"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in (".zc-masthead", ".zc-crumbs", ".zc-facts", ".zc-layout-first", ".zc-footer", "[data-zc-print]"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("columns", [5, 8, 14])
def test_paper_gets_every_column_of_a_wide_table(new_page: NewPage, site: str, columns: int) -> None:
    page = new_page(viewport={"width": 597, "height": 900})  # what the margins leave of A4, in CSS pixels
    page.goto(site + POLICY)
    page.emulate_media(media="print")
    row = "".join(f"<td>第{number}列的说明</td>" for number in range(columns))
    table = f'<div class="zc-table"><table><tbody><tr>{row}</tr><tr>{row}</tr></tbody></table></div>'
    put = "(html) => document.querySelector('.zc-body').insertAdjacentHTML('beforeend', html)"
    page.evaluate(put, table)
    width, room = page.evaluate(
        "() => { const box = [...document.querySelectorAll('.zc-table')].pop();"
        " return [box.querySelector('table').getBoundingClientRect().width, box.getBoundingClientRect().width]; }"
    )
    assert width <= room + 1


def test_everything_but_the_settings_is_there_without_script(new_page: NewPage, site: str) -> None:
    page = new_page(java_script_enabled=False, color_scheme="dark")
    page.goto(site)
    assert not page.get_by_role("button", name="深色").is_visible()
    page.get_by_role("link", name="全部政策文件").click()
    page.get_by_role("link", name="示例区高校毕业生租房补贴办法", exact=True).click()
    page.locator(".zc-readings a").first.click()
    assert page.locator("#flow1-step-1").is_visible()
    assert page.get_by_role("textbox").count() + page.get_by_role("searchbox").count() == 1


def test_the_first_page_is_light(new_page: NewPage, site: str) -> None:
    page = new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(gzip.compress(response.body()))))
    page.goto(site, wait_until="networkidle")
    assert 1 < len(sizes) <= 10
    assert sum(sizes) < 60_000  # of the 150 KB that a first page may cost


def test_titles_are_suggested_in_the_header_of_every_page(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(f"{site}policies/")
    page.get_by_role("searchbox").first.focus()
    page.get_by_role("combobox").first.wait_for()
    page.keyboard.type("租房", delay=30)
    option = page.get_by_role("option").first
    option.wait_for()
    assert "租房" in option.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026-**/")


def test_that_a_document_no_longer_holds_is_seen_without_scrolling(new_page: NewPage, site: str) -> None:
    for viewport in (PHONE, {"width": 1280, "height": 740}):
        page = new_page(viewport=viewport)
        page.goto(site + "policies/2022-daxuesheng-zufang-buzhu/")
        box = page.get_by_text("本文件已失效").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < viewport["height"]


@pytest.mark.parametrize(("width", "shown"), [(360, True), (1280, False)])
def test_a_phone_is_told_that_the_diagram_moves_sideways(width: int, shown: bool, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 740})
    page.goto(site + READING)
    assert page.get_by_text("（可左右滑动）").first.is_visible() is shown


def test_in_print_a_diagram_is_not_torn_and_stays_with_its_heading(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.goto(site + READING)
    page.emulate_media(media="print")
    rule = "(selector, name) => getComputedStyle(document.querySelector(selector))[name]"
    assert page.evaluate(f"({rule})('.zc-flow-region', 'breakInside')").startswith("avoid")
    assert page.evaluate(f"({rule})('#flow', 'breakAfter')").startswith("avoid")
    assert page.evaluate(f"({rule})('.zc-flow-caption', 'breakAfter')").startswith("avoid")
