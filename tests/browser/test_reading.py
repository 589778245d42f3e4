"""An interpretation in a real browser: questions by their address, zoom by keyboard, terms, comparison, with and without script."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage, ServeDirectory

RENT = "interpretations/2026-gaoxiao-biyesheng-zufang-butie/"
QUESTIONS = "interpretations/2026-gaoxiao-biyesheng-zufang-butie.wenda/"
TERMS = "interpretations/2025-jujia-shilaohua-gaizao-butie/"
PICTURE = "interpretations/2026-daolu-tingche-bowei-guanli-xiugai/"
FILM = "interpretations/2026-qingnian-chuangye-changdi-zhichi/"
COMPARISON = f"{RENT}compare/"
ASKED = "zu-lin-he-tong-mei-you-bei-an-zen-me-ban"
FILES = Path(__file__).parents[2] / "content" / "files"
PLAYED = """async film => {
  await film.play();
  await new Promise(done => { film.ontimeupdate = () => film.currentTime > 0.2 && done(); });
  return film.textTracks[0].cues.length;
}"""
TOP = "element => element.getBoundingClientRect().top"


@pytest.fixture(scope="module")
def address(site: Path, serve_directory: ServeDirectory) -> str:
    """The sample site with its pictures."""
    shutil.copytree(FILES, site / "files", dirs_exist_ok=True)
    return serve_directory(site)


@pytest.mark.parametrize("script", [True, False])
def test_the_address_of_a_question_opens_it(script: bool, new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(f"{address}{QUESTIONS}#{ASKED}")
    answer = page.get_by_text("先备案，再申请。")
    expect(answer).to_be_visible()
    summary = page.locator("summary", has_text="租赁合同没有备案，怎么办？")
    box = summary.bounding_box()
    assert box is not None and 0 <= box["y"] < 900, "the question itself stays in sight"
    expect(page.get_by_text("来得及。毕业证上的日期")).to_be_hidden()


def test_the_contents_and_a_later_address_open_questions_too(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + QUESTIONS)
    page.evaluate(f"location.hash = '#{ASKED}'")
    expect(page.get_by_text("先备案，再申请。")).to_be_visible()


def test_all_questions_open_and_close_at_once_and_each_by_the_keyboard(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + QUESTIONS)
    questions = page.locator("details.zc-question")
    page.get_by_role("button", name="全部展开").click()
    assert questions.evaluate_all("all => all.every(one => one.open)")
    page.get_by_role("button", name="全部收起").click()
    assert questions.evaluate_all("all => all.every(one => !one.open)")
    questions.first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(questions.first.locator(".zc-answer")).to_be_visible()


def test_on_paper_every_answer_is_read(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + QUESTIONS)
    assert "先备案，再申请。" in _printed(page)
    assert page.locator("details.zc-question[open]").count() == 0, "and afterwards all is as it was"


def _printed(page: Page) -> str:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    text = page.locator("main").inner_text()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return text


def test_the_diagram_grows_and_shrinks_by_buttons_and_by_the_keyboard(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + RENT)
    picture = page.locator(".zc-flow-svg")
    width = "element => element.getBoundingClientRect().width"
    fitting = picture.evaluate(width)
    page.get_by_role("button", name="放大", exact=True).click()
    grown = picture.evaluate(width)
    assert grown > fitting * 1.1
    page.locator("#flow1-picture").focus()
    page.keyboard.press("+")
    assert picture.evaluate(width) > grown * 1.1
    page.keyboard.press("-")
    assert picture.evaluate(width) == pytest.approx(grown, abs=2)
    page.keyboard.press("0")
    assert picture.evaluate(width) == pytest.approx(fitting, abs=1)
    assert page.locator(".zc-flow-zoom output").inner_text() == "100%"
    assert page.evaluate("document.documentElement.scrollWidth") <= DESKTOP["width"]


def test_a_step_of_the_diagram_leads_to_the_step_of_the_list(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + RENT)
    page.locator(".zc-flow-svg a").nth(2).click()
    assert page.url.endswith("#flow1-step-3")
    expect(page.locator(":target")).to_contain_text("受理并初审")


def test_a_term_is_explained_where_it_stands(new_page: NewPage, address: str) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    page.goto(address + TERMS)
    use = page.locator("a.zc-term", has_text="常住")
    use.tap()
    note = page.get_by_role("dialog", name="常住的解释")
    expect(note).to_contain_text("连续在本区居住6个月以上")
    box = note.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    use.tap()
    note.get_by_role("button", name="关闭").click()
    expect(use).to_be_focused()


def test_without_script_a_term_leads_to_its_explanation_and_back(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address + TERMS)
    page.locator("a.zc-term", has_text="常住").click()
    expect(page.locator(":target")).to_have_text("常住")
    page.get_by_role("link", name="回到正文里的“常住”").click()
    assert page.url.endswith("#zc-term-2-use")
    assert 0 <= page.locator(":target").evaluate(TOP) < DESKTOP["height"]


def test_without_script_there_is_no_button_that_does_nothing(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    for url in (RENT, QUESTIONS):
        page.goto(address + url)
        assert page.locator("main button:visible").count() == 0


def test_the_picture_is_told_in_words(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + PICTURE)
    page.get_by_text("图上写了什么（文字版）").click()
    expect(page.locator(".zc-media")).to_contain_text("一类路段30元，二类路段18元")
    assert page.locator(".zc-media-file").inner_text().startswith("下载")


def test_a_film_waits_to_be_asked_for_and_plays_with_captions(new_page: NewPage, address: str) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition(".")[2]))
    page.goto(address + FILM, wait_until="networkidle")
    assert "webm" not in asked, "nothing is loaded that nobody wants to see"
    film = page.locator("video")
    assert film.evaluate(PLAYED) == 6
    assert film.evaluate("film => film.textTracks[0].mode") == "showing"


def test_a_lawyer_goes_from_the_comparison_to_both_sides(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + RENT)
    page.get_by_role("link", name="逐条对照").click()
    row = page.get_by_role("region", name="第五条")
    left, right = row.locator(".zc-comparison-article"), row.locator(".zc-comparison-passages")
    assert left.evaluate(TOP) == pytest.approx(right.evaluate(TOP), abs=1)
    row.get_by_role("link", name="第五条", exact=True).click()
    assert page.url.endswith("#article-5")
    expect(page.locator(":target")).to_contain_text("申请租房补贴，应当同时符合下列条件")
    page.go_back()
    row.get_by_role("link", name="谁能领").click()
    expect(page.locator(":target")).to_have_text("谁能领")


def test_on_a_phone_the_explanation_stands_below_the_article(new_page: NewPage, address: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(address + COMPARISON)
    row = page.locator("#article-6")
    assert (
        row.locator(".zc-comparison-passages").evaluate(TOP) > row.locator(".zc-comparison-article").evaluate(TOP) + 50
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_article_cited_in_the_text_leads_to_the_policy(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(address + RENT)
    page.locator("a.zc-cited", has_text="第八条").first.click()
    expect(page.locator(":target")).to_contain_text("累计不超过24个月")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("contrast", ["", "high"])
def test_axe_finds_nothing(scheme: str, contrast: str, new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme=scheme, bypass_csp=True)
    page.add_init_script(f"if ('{contrast}') localStorage.setItem('zc-contrast', '{contrast}')")
    found = []
    for url in (RENT, f"{QUESTIONS}#{ASKED}", TERMS, PICTURE, FILM, COMPARISON):
        page.goto(address + url)
        if url == TERMS:
            page.locator("a.zc-term").first.click()
        found += [(url, item["id"], item["nodes"][0]["html"]) for item in Axe().run(page).response["violations"]]
    assert not found
