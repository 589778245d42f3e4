"""The script and the index writer agree: they fold text alike, and what one wrote the other finds."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from playwright.sync_api import Page

from generator.search.folding import bare, fold, runs
from tests.search_client import Client

STRINGS = [
    "示政办规〔２０２６〕 3 号，见【附件】（一）",
    "租 房　补\t贴 Wi Fi 6 覆盖率１．５％",
    "关于《甲〈乙〉（试行）》——（2026—2028年）－丙 -- a--b ( 3 ) ¨ · ",
    "2026—2030年“一件事”‘集成办’㎡ Ⅷ ①",
    "ＡＢＣ-1/2.x ß İ Σ ﬁ 補助\u200b金\ufeff\u00ad",
    "𠮷野家 𠮷〔2026〕𠮷 🎉庆",
    " 前后空格 　",
    "a  b 租  c",
    "[2026]3号[x]。(1)、％",
    "",
]


def module(page: Page, address: str, name: str) -> str:
    """The address of a script of the site."""
    page.goto(f"{address}search/")
    source = page.locator("script[type=module][src$='search.js']").get_attribute("src")
    assert source
    return str(page.evaluate("([a, b]) => new URL(a, new URL(b, document.baseURI)).href", [name, source]))


def test_script_and_index_fold_alike(page: Page, address: str) -> None:
    url = module(page, address, "search-folding.js")
    fold_all = "texts.map((t) => [f.fold(t), f.foldWithPlaces(t).folded, f.bare(t), f.runs(f.fold(t))])"
    code = f"async ([url, texts]) => {{ const f = await import(url); return {fold_all}; }}"
    found = page.evaluate(code, [url, STRINGS])
    assert found == [
        [fold(text), fold(text), bare(text), [run for run in runs(fold(text)).split("\n") if run]] for text in STRINGS
    ]


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
        "async ([url, texts]) => { const f = await import(url); return texts.map((t) => [f.fold(t), f.foldWithPlaces(t).folded]); }",
        [url, texts],
    )
    wrong = [text for text, folded in zip(texts, found, strict=True) if folded != [fold(text)] * 2]
    assert wrong == []


def test_script_and_reader_of_the_index_take_the_same_documents_to_be_called_so(
    page: Page, address: str, site: Path
) -> None:
    url = module(page, address, "search-index.js")
    client = Client({path.relative_to(site).as_posix(): path.read_bytes() for path in site.glob("search/**/*.*")})
    shown = [client.shown(number) for number in range(client.manifest["documents"])]
    names = [*(item["title"] for item in shown), *(name for item in shown for name in item["names"]), "租房", "𠮷"]
    code = """async ([url, names]) => {
      const { SearchIndex } = await import(url);
      const { bare } = await import(new URL("search-folding.js", url));
      const index = await SearchIndex.open(new URL("./", document.baseURI));
      return Promise.all(names.map(async (name) => [...await index.called(bare(name))]));
    }"""
    for name, found in zip(names, page.evaluate(code, [url, names]), strict=True):
        assert set(found) == client.called(name) | (set(found) if re.fullmatch("[a-z][a-z0-9]+", fold(name)) else set())
        assert name in ("租房", "𠮷") or found, name


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
      const { answer, look } = await import(new URL("search-answers.js", url));
      const index = await SearchIndex.open(new URL("./", document.baseURI));
      const answers = [];
      for (const query of queries) {
        const found = await answer(index, query, { partly: false });
        const results = await Promise.all(found.numbers.map((number) => look(index, number, found)));
        const literally = results.filter((result) => result && !result.by.length);
        const words = (found.otherwise ?? found.wants).map(({ text }) => text);
        answers.push([words, Boolean(found.otherwise), literally.map((result) => result.url).sort()]);
      }
      return answers;
    }"""
    answers = page.evaluate(code, [url, queries])
    for query, (words, is_number, found) in zip(queries, answers, strict=True):
        expected = {url for url, lines in texts.items() if all(any(word in line for line in lines) for word in words)}
        assert set(found) >= expected, query
        if not is_number and not any(re.fullmatch("[a-z][a-z0-9]+", word) for word in words):
            assert set(found) == expected, query
