"""A citizen searches, in real Chromium: by words, sound and number, with filters, by keyboard, and when nothing is found."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from generator import settings
from generator.publication import publish
from generator.reader import read_corpus
from tests.browser.conftest import NewPage

ROOT = Path(__file__).parents[2]
POLICY = "示例区高校毕业生租房补贴办法"
READING = "《示例区高校毕业生租房补贴办法》政策解读"
LATER_READING = "租房补贴施行五个月：办得怎么样，还有哪些要提醒"
REBUILDING = "示例区老年人家庭适老化改造补贴办法"

OLD_POLICY = "示例区来区就业大学生租房补助暂行办法"


def ask(page: Page, address: str, query: str) -> list[str]:
    """Type a query into the box of the search page; returns the titles found."""
    page.goto(f"{address}search/")
    box = page.locator("#zc-page-query")
    box.fill(query)
    box.press("Enter")
    expect(page.locator("[data-zc-search-status]")).to_contain_text("找到")
    return page.locator(".zc-item-title").all_inner_texts()


@pytest.mark.parametrize("query", ["租房补贴", "zfbt", "zufang", "zufangbutie", "高校 租房", "ＺＦＢＴ"])
def test_policy_and_interpretation_are_found_by_words_and_by_sound(page: Page, address: str, query: str) -> None:
    found = ask(page, address, query)
    assert POLICY in found
    assert READING in found


@pytest.mark.parametrize(
    "number",
    [
        "示政办规〔2026〕3号",
        "示政办规[2026]3号",
        "示政办规【2026】3号",
        "示政办规（2026）3号",
        "示政办规20263号",
        "示政办规 〔２０２６〕 3 号",
    ],
)
def test_a_number_finds_its_policy_first_in_every_style_of_brackets(page: Page, address: str, number: str) -> None:
    assert ask(page, address, number)[0] == POLICY


@pytest.mark.parametrize("query", ["租房补贴", "zfbt", "zufang"])
def test_of_equal_matches_the_policy_comes_first_and_later_rounds_last(page: Page, address: str, query: str) -> None:
    found = ask(page, address, query)
    assert found[:2] == [POLICY, READING]
    assert found[3] == LATER_READING


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("租房补贴怎么申请", POLICY),
        ("租房子 补钱", POLICY),
        ("我毕业了租房子政府给钱吗", POLICY),
        ("老人装扶手", REBUILDING),
        ("租房补帖", POLICY),
    ],
)
def test_a_question_in_own_words_finds_what_matches_in_part(page: Page, address: str, query: str, wanted: str) -> None:
    found = ask(page, address, query)
    assert wanted in found[:3]
    expect(page.locator("[data-zc-search-status]")).to_have_text(
        f"没有找到与所写完全相符的文件，下面{len(found)}条是部分相符的"
    )
    for item in page.locator(".zc-item").all():
        marks = item.locator("mark").all_inner_texts()
        assert marks
        assert all(len(mark) >= 2 for mark in marks)


def test_matches_in_part_are_few_and_can_be_filtered(page: Page, address: str) -> None:
    ask(page, address, "我毕业了租房子政府给钱吗")
    choice = page.locator("label").filter(has_text="政策文件")
    count = int(choice.locator(".zc-search-count").inner_text())
    choice.click()
    status = page.locator("[data-zc-search-status]")
    expect(status).to_have_text(f"没有找到与所写完全相符的文件，下面{count}条是部分相符的")
    assert set(page.locator(".zc-item .zc-tag").all_inner_texts()) == {"政策文件"}
    page.goto(f"{address}search/?q=租房补贴&topic=教育")  # found, and filtered away: nothing in part instead
    expect(status).to_have_text("没有找到")


def test_a_long_question_asks_for_few_files(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    question = "农村老人自己家装扶手区里补多少钱在哪个窗口办理需要带身份证还是户口本可以让子女代为申请吗"
    page.goto(f"{address}search/?q={question}")
    expect(page.locator("[data-zc-search-status]")).to_contain_text("找到")
    assert len([url for url in asked if "/terms/" in url]) <= 6 + 12  # the question as one word, and its pieces
    assert len([url for url in asked if "/texts/" in url]) <= 20


def test_an_alias_finds_its_policy_first_and_is_shown(page: Page, address: str) -> None:
    found = ask(page, address, "大学生房补")
    assert found[0] == POLICY
    assert "也叫大学生房补" in page.locator(".zc-item").first.inner_text()


def test_one_character_is_found_in_every_document_that_has_it(page: Page, address: str) -> None:
    ask(page, address, "犬")
    public = publish(read_corpus(ROOT), settings.load(ROOT), date(2026, 11, 24))
    for character in ("租", "碳", "犬"):
        documents = [*public.policies.values(), *public.interpretations.values()]
        expected = sum(character in (item.title or "") + item.body.text for item in documents)
        page.goto(f"{address}search/?q={character}")
        status = page.locator("[data-zc-search-status]")
        expect(status).to_contain_text("找到")
        shown = re.search(r"\d+", status.inner_text())
        assert int(shown.group() if shown else 0) >= expected


def test_a_result_says_what_it_is_and_marks_the_hit(page: Page, address: str) -> None:
    ask(page, address, "租房补贴")
    item = page.locator(".zc-item").filter(has=page.get_by_role("link", name=POLICY, exact=True))
    text = item.inner_text()
    for part in ("政策文件", "有效", "2026-03-02", "示政办规〔2026〕3号"):
        assert part in text
    assert set(item.locator("mark").all_inner_texts()) == {"租房补贴"}
    item.get_by_role("link", name=POLICY, exact=True).click()
    expect(page.locator("h1")).to_have_text(POLICY)


def test_a_reading_says_how_its_policy_stands(page: Page, address: str) -> None:
    ask(page, address, "租房补贴")
    item = page.locator(".zc-item").filter(has=page.get_by_role("link", name=READING, exact=True))
    expect(item.locator(".zc-badge")).to_have_text("所解读的政策有效")
    ask(page, address, "家庭医生签约")
    badges = page.locator(".zc-item .zc-badge").all_inner_texts()
    assert {"征求意见", "所解读的政策是征求意见稿"} <= set(badges)


def test_sound_marks_the_characters_that_sound_so(page: Page, address: str) -> None:
    ask(page, address, "zfbt")
    link = page.get_by_role("link", name=POLICY, exact=True)
    assert link.locator("mark").all_inner_texts() == ["租房补贴"]


def test_filters_narrow_the_results_and_stand_in_the_address(page: Page, address: str) -> None:
    everything = ask(page, address, "租房")
    choice = page.locator("label").filter(has_text="政策解读")
    count = int(choice.locator(".zc-search-count").inner_text())
    assert 0 < count < len(everything)
    choice.click()
    expect(page.locator("[data-zc-search-status]")).to_have_text(f"找到{count}条结果")
    assert "kind=interpretation" in page.url
    page.go_back()
    expect(page.locator(".zc-item")).to_have_count(len(everything))
    page.goto(f"{address}search/?q=租房&validity=失效（提前废止）&year=2022")
    expect(page.locator("[data-zc-search-status]")).to_contain_text("找到")
    states = page.locator(".zc-item .zc-badge").all_inner_texts()
    assert states
    assert set(states) == {"失效（提前废止）", "所解读的政策失效（提前废止）"}


def test_more_results_are_a_button_away(page: Page, address: str) -> None:
    first = ask(page, address, "区")
    assert len(first) == 10
    page.get_by_role("button", name="再看").click()
    expect(page.locator(".zc-item-title").nth(10)).to_be_visible()
    expect(page.locator(".zc-item-title a").nth(10)).to_be_focused()
    titles = page.locator(".zc-item-title").all_inner_texts()
    assert titles[:10] == first


def test_nothing_found_helps_on(page: Page, address: str) -> None:
    assert ask(page, address, "没有这样的词语") == []
    expect(page.get_by_role("heading", name="换个办法找")).to_be_visible()
    page.locator("[data-zc-search-none]").get_by_role("link", name="政策文件").click()
    expect(page.locator("h1")).to_have_text("政策文件")


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "补贴</mark><b>", "'\"&&", "％5B 补贴", "。，、"])
def test_a_query_is_text_and_nothing_else(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/")
    page.locator("#zc-page-query").fill(query)
    page.locator("#zc-page-query").press("Enter")
    expect(page.locator("[data-zc-search-status]")).not_to_be_empty()
    assert page.locator("main img, main b").count() == 0
    assert page.locator("#zc-page-query").input_value() == query


def test_suggestions_open_while_typing_and_obey_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    box = page.locator("#zc-page-query")
    box.press_sequentially("zufang")
    options = page.locator("#zc-page-query ~ .zc-suggest [role=option]")
    expect(options.first).to_be_visible()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    title = options.first.locator(".zc-suggest-title").inner_text()
    box.press("Escape")
    expect(options).to_have_count(0)
    box.press("b")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("width", [1280, 375])
def test_the_box_of_the_home_page_shows_all_suggestions_and_its_whole_outline(
    new_page: NewPage, address: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    box = page.locator("#zc-hero-query")
    box.press_sequentially("zufang")
    options = page.locator(".zc-hero .zc-suggest [role=option]")
    expect(options.first).to_be_visible()
    topmost = """(element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    }"""
    assert options.last.evaluate(topmost)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box.press("Escape")
    shown = box.evaluate(
        "element => { const s = getComputedStyle(element); return [s.outlineStyle, s.position, s.zIndex]; }"
    )
    assert shown == ["solid", "relative", "1"]  # above the button, which stands behind it in the source


def test_words_typed_while_the_script_loads_are_answered(page: Page, address: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:  # playwright takes no built-in function
        waiting.append(route)

    page.route("**/search-suggest.js", hold)
    page.goto(address)
    page.locator("#zc-hero-query").press_sequentially("zufang")
    page.wait_for_timeout(100)
    waiting[0].continue_()
    expect(page.locator(".zc-hero .zc-suggest [role=option]").first).to_be_visible()


def test_without_script_the_page_leads_to_the_lists(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}search/?q=租房补贴")
    assert (
        "浏览器没有开启脚本" in page.content()
    )  # inside noscript, which this way of switching scripts off does not show
    note = page.locator("[data-zc-search-fallback]")
    expect(note).to_contain_text("浏览器也要开启脚本")
    expect(note).to_be_visible()
    note.get_by_role("link", name="政策文件").click()
    expect(page.locator("h1")).to_have_text("政策文件")


def test_a_page_opened_from_disk_says_why_it_cannot_search(page: Page, complaints: list[str], site: Path) -> None:
    page.goto((site / "search" / "index.html").as_uri() + "?q=租房补贴")
    note = page.locator("[data-zc-search-fallback]")
    assert note.is_visible()  # at once, without waiting
    expect(note).to_contain_text("搜索要由网站服务器提供网页")
    for name in ("政策文件", "政策解读"):
        expect(note.get_by_role("link", name=name)).to_be_visible()
    complaints.clear()  # the browser says that it loads no modules from disk


def test_a_lost_index_is_said_in_chinese(page: Page, complaints: list[str], address: str) -> None:
    page.route("**/terms/*.bin*", lambda route: route.abort())
    page.goto(f"{address}search/?q=租房补贴")
    expect(page.get_by_role("alert")).to_contain_text("现在搜不了")
    page.close()  # parts of the index still on their way fail too
    complaints.clear()


def test_on_a_phone_nothing_is_wider_than_the_screen(new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    ask(page, address, "租房补贴")
    page.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["租房补贴", "老人装扶手", "没有这样的词语"])
def test_axe_finds_nothing_to_complain_of(new_page: NewPage, address: str, scheme: str, query: str) -> None:
    page = new_page(color_scheme=scheme)
    ask(page, address, query)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
