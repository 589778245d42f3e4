"""Asks the site's own search in Chromium, and counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.searching.sample import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import Page

ASK = """async ([base, queries, all]) => {
  const source = document.querySelector("script[type=module][src$='search.js']").src;
  const { SearchIndex } = await import(new URL("search-index.js", source));
  const { answer, look } = await import(new URL("search-answers.js", source));
  const index = await SearchIndex.open(new URL("search/", base));
  const answers = [];
  for (const query of queries) {
    const found = await answer(index, query);
    const results = [];
    for (const number of all ? found.numbers : found.numbers.slice(0, 3)) results.push(await look(index, number, found));
    answers.push([found.kind, results.filter(Boolean).map(({ url, by }) => [url, by.length > 0])]);
  }
  return answers;
}"""
"""Every query through the module that the page uses; `all`: every document of the answer, checked against its text."""


CLOCK = """addEventListener("DOMContentLoaded", () => {
  const status = document.querySelector("[data-zc-search-status]");
  new MutationObserver(() => {
    if (status.textContent.includes("找到")) window.zcAnswered ??= performance.now();
  }).observe(status, { childList: true, characterData: true, subtree: true });
});"""
"""Notes when the answer stands on the page, in milliseconds since the address was typed."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind of query: how many were asked, how many first results were right, and the queries that were not."""

    kind: str
    asked: int
    right: int
    wrong: tuple[str, ...]

    @property
    def share(self) -> float:
        """The right ones, from 0 to 1."""
        return self.right / self.asked


@dataclass(frozen=True, slots=True)
class Recall:
    """Of literal words: documents that hold them, how many of those were found, and how many were found that do not."""

    words: int
    documents: int
    found: int
    false: int


@dataclass(frozen=True, slots=True)
class Cold:
    """One query typed into the address of a browser that knows nothing of the site: seconds until the results stand there."""

    query: str
    seconds: float
    index_bytes: int
    page_bytes: int
    files: int


def first_results(page: Page, address: str, queries: Iterable[Query]) -> list[Score]:
    """Whether the right document comes first, by kind of query."""
    asked = list(queries)
    page.goto(f"{address}search/")
    answers = page.evaluate(ASK, [address, [query.text for query in asked], False])
    rows: defaultdict[str, list[tuple[Query, bool]]] = defaultdict(list)
    for query, (_, results) in zip(asked, answers, strict=True):
        rows[query.kind].append((query, bool(results) and results[0][0] in query.best))
    return [
        Score(kind, len(row), sum(right for _, right in row), tuple(query.text for query, right in row if not right))
        for kind, row in rows.items()
    ]


def recall(page: Page, address: str, queries: Iterable[Query]) -> Recall:
    """What of the documents with a literal word is found; documents with a word of the same meaning are no false hits."""
    asked = list(queries)
    page.goto(f"{address}search/")
    answers: list[Any] = page.evaluate(ASK, [address, [query.text for query in asked], True])  # JSON
    documents = found = false = 0
    for query, (kind, results) in zip(asked, answers, strict=True):
        urls = {url for url, _ in results} if kind == "whole" else set()
        documents += len(query.best)
        found += len(query.best & urls)
        false += sum(not by_another for url, by_another in results if url not in query.best)
    return Recall(len(asked), documents, found, false)


def cold(new_page: Callable[[], Page], address: str, query: str) -> Cold:
    """Open the results of a query in a fresh browser context."""
    page = new_page()
    page.add_init_script(CLOCK)
    page.goto(f"{address}search/?q={query}", wait_until="commit")
    page.locator("[data-zc-search-status]").filter(has_text="找到").wait_for()
    seconds = float(page.evaluate("window.zcAnswered")) / 1000
    page.wait_for_load_state("networkidle")  # the filters are counted behind the results
    files: list[tuple[str, int]] = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".map((entry) => [entry.name.split('?')[0], entry.encodedBodySize])"
    )
    page.context.close()
    inside = [size for name, size in files if name.endswith((".bin", "manifest.json"))]
    return Cold(query, seconds, sum(inside), sum(size for _, size in files), len(inside))
