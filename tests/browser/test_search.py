"""A citizen searches, in real Chromium: by words, sound and number, with filters, by keyboard, and when nothing is found."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator import settings
from generator.engine import build_shells
from generator.outputs import pair_outputs, site_outputs
from generator.publication import publish
from generator.reader import read_corpus
from generator.render.templates import Theme
from generator.search.folding import fold, runs
from tests.browser.conftest import NewPage, ServeDirectory

ROOT = Path(__file__).parents[2]
POLICY = "示例区高校毕业生租房补贴办法"
READING = "《示例区高校毕业生租房补贴办法》政策解读"
STRINGS = [
    "示政办规〔２０２６〕 3 号，见【附件】（一）",
    "租 房　补\t贴 Wi Fi 6 覆盖率１．５％",
    "2026—2030年“一件事”‘集成办’㎡ Ⅷ ①",
    "ＡＢＣ-1/2.x ß İ Σ ﬁ 補助\u200b金\ufeff\u00ad",
    "𠮷野家 𠮷〔2026〕𠮷 🎉庆",
    " 前后空格 　",
    "a  b 租  c",
    "[2026]3号[x]。(1)、％",
    "",
]


def write_site(root: Path, scratch: Path, out: Path, day: date = date(2026, 11, 24)) -> None:
    """The whole site of a project, attachments aside."""
    chosen = settings.load(root)
    build_shells(chosen, scratch)
    theme = Theme.load(chosen, scratch)
    public = publish(read_corpus(root), chosen, day)
    files = [file for pair in public.pairs for output in pair_outputs() for file in output(pair, public, theme)]
    files += [file for output in site_outputs() for file in output(public, theme)]
    for file in files:
        (out / file.path).parent.mkdir(parents=True, exist_ok=True)
        (out / file.path).write_bytes(file.data)
    (out / theme.styles).write_bytes(theme.style_sheet())


@pytest.fixture(scope="module")
def site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site on disk; asked for after the browser, so that a machine without one builds nothing."""
    assert chromium
    out = tmp_path_factory.mktemp("site")
    write_site(ROOT, tmp_path_factory.mktemp("shells"), out)
    return out


@pytest.fixture(scope="module")
def address(site: Path, serve_directory: ServeDirectory) -> str:
    """The sample site under a sub-path, as many offices publish."""
    return serve_directory(site, below="district/policy")


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
    assert set(states) == {"失效（提前废止）"}


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
    title = options.first.inner_text()
    box.press("Escape")
    expect(options).to_have_count(0)
    box.press("b")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_without_script_the_page_leads_to_the_lists(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}search/?q=租房补贴")
    assert (
        "浏览器没有开启脚本" in page.content()
    )  # inside noscript, which this way of switching scripts off does not show
    note = page.get_by_text("开启脚本以后才能用")
    expect(note).to_be_visible()
    note.get_by_role("link", name="政策文件").click()
    expect(page.locator("h1")).to_have_text("政策文件")


def test_a_page_opened_from_disk_says_why_it_cannot_search(page: Page, complaints: list[str], site: Path) -> None:
    page.goto((site / "search" / "index.html").as_uri() + "?q=租房补贴")
    expect(page.get_by_text("直接打开保存在电脑里的网页文件不能搜索")).to_be_visible()
    complaints.clear()  # the browser says that it loads no modules from disk


def test_a_lost_index_is_said_in_chinese(page: Page, complaints: list[str], address: str) -> None:
    page.route("**/terms/*.bin*", lambda route: route.abort())
    page.goto(f"{address}search/?q=租房补贴")
    expect(page.get_by_role("alert")).to_contain_text("现在搜不了")
    complaints.clear()


def test_on_a_phone_nothing_is_wider_than_the_screen(new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    ask(page, address, "租房补贴")
    page.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["租房补贴", "没有这样的词语"])
def test_axe_finds_nothing_to_complain_of(new_page: NewPage, address: str, scheme: str, query: str) -> None:
    page = new_page(color_scheme=scheme)
    ask(page, address, query)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def module(page: Page, address: str, name: str) -> str:
    """The address of a script of the site."""
    page.goto(f"{address}search/")
    source = page.locator("script[type=module][src$='search.js']").get_attribute("src")
    assert source
    return str(page.evaluate("([a, b]) => new URL(a, new URL(b, document.baseURI)).href", [name, source]))


def test_script_and_index_fold_alike(page: Page, address: str) -> None:
    url = module(page, address, "search-folding.js")
    code = "async ([url, texts]) => { const f = await import(url); return texts.map((t) => [f.fold(t), f.runs(f.fold(t))]); }"
    found = page.evaluate(code, [url, STRINGS])
    assert found == [[fold(text), [run for run in runs(fold(text)).split("\n") if run]] for text in STRINGS]


def test_script_and_index_fold_every_character_alike(page: Page, address: str) -> None:
    url = module(page, address, "search-folding.js")
    blocks = [
        *range(0x20, 0x2000),
        *range(0x2000, 0x3400),
        *range(0x4E00, 0x4F00),
        *range(0xF900, 0xFB00),
        *range(0xFE00, 0x10000),
    ]
    known = [
        chr(code) for code in blocks if unicodedata.category(chr(code)) not in ("Cs", "Cn")
    ]  # not newer than Python
    texts = [f"租{character}房" for character in known]
    found = page.evaluate(
        "async ([url, texts]) => { const f = await import(url); return texts.map(f.fold); }", [url, texts]
    )
    wrong = [text for text, folded in zip(texts, found, strict=True) if folded != fold(text)]
    assert wrong == []


def test_every_word_of_the_sample_is_found_by_the_script_as_by_reading(page: Page, address: str, site: Path) -> None:
    url = module(page, address, "search-index.js")
    shown = [json.loads(path.read_bytes().decode("utf-16-le")) for path in sorted(site.glob("search/texts/0/*.bin"))]
    texts = {item["url"]: [fold(text) for text in (item["title"], *item["names"], *item["lines"])] for item in shown}
    assert all(item["more"] == 0 for item in shown)
    lines = [line for item in shown for line in item["lines"] if len(line) > 6]
    queries = [
        line[start : start + length] for line in lines[::9] for start, length in ((0, 1), (1, 2), (2, 4), (1, 9))
    ]
    code = """async ([url, queries]) => {
      const { SearchIndex } = await import(url);
      const index = await SearchIndex.open(new URL("./", document.baseURI));
      const answers = [];
      for (const query of queries) {
        const { words, numbers } = await index.find(query);
        const results = await Promise.all(numbers.map((number) => index.result(number, words)));
        answers.push([words, results.filter(Boolean).map((result) => result.url).sort()]);
      }
      return answers;
    }"""
    answers = page.evaluate(code, [url, queries])
    for query, (words, found) in zip(queries, answers, strict=True):
        expected = {url for url, lines in texts.items() if all(any(word in line for line in lines) for word in words)}
        assert set(found) >= expected, query
        if not any(re.fullmatch("[a-z][a-z0-9]+", word) for word in words):
            assert set(found) == expected, query
