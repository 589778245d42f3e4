"""Prints how the search does on the sample and on generated pairs, in Chromium.

``python -m tests.searching 1000`` (10,000 pairs take a few minutes; 0 leaves only the sample).
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, sync_playwright

from generator import settings
from generator.engine import build_shells
from generator.outputs.documents.interpretation_page import interpretation_pages
from generator.outputs.documents.policy_page import policy_page
from generator.outputs.lists.search_page import search_index, search_page
from generator.publication import Publication, publish
from generator.reader import read_corpus
from generator.render.templates import Theme
from tests.browser.chromium import find, missing
from tests.performance.corpus import write_corpus
from tests.searching.generated import generated, literal
from tests.searching.measuring import Recall, Score, cold, first_results, recall
from tests.searching.sample import SAMPLE
from tests.searching.visible import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)
MOST_READ = 2000
"""Pairs up to which every document found is read again; beyond, that takes hours in a browser."""

COLD = (
    "租房",
    "退役军人创业补贴",
    "zufang",
    "gaoxiaobiyeshengjiuyebutiebanfadi",
    "示政办2024 8",
    "公租房怎么申请",
    "老人 补贴",
)


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept, as by the servers that sites are published on

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name of the base class
        """Not a word for each file."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 64  # a browser opens several connections at once


def written(root: Path, scratch: Path, out: Path, *, pages: bool) -> Publication:
    """Write the search page, its scripts and its index; the pages that results lead to where they are wanted."""
    chosen = settings.load(root)
    build_shells(chosen, scratch)
    theme = Theme.load(chosen, scratch)
    public = publish(read_corpus(root), chosen, AS_OF)
    started = time.process_time()
    for file in chain(search_page(public, theme), search_index(public, theme), theme.asset_files()):
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    (out / theme.styles).write_bytes(theme.style_sheet())
    print(f"{len(public.policies)} 对：索引 {time.process_time() - started:.1f} 秒处理器时间")
    for pair in public.pairs if pages else ():
        for file in chain(policy_page(pair, public, theme), interpretation_pages(pair, public, theme)):
            (out / file.path).parent.mkdir(parents=True, exist_ok=True)
            (out / file.path).write_bytes(file.data)
    return public


def report(scores: Iterable[Score], literally: Recall | None) -> Iterator[str]:
    """The lines of a table; what went wrong is named."""
    for score in scores:
        yield f"  {score.kind:<12} 第一条正确 {score.right}/{score.asked}（{score.share:.1%}）{'；不对：' if score.wrong else ''}"
        yield from (f"      {text}" for text in score.wrong[:10])
    if literally is None:
        return
    yield (
        f"  literal      {literally.words} 个词，应有 {literally.documents} 份，找到 {literally.found} 份"
        f"（{literally.found / max(1, literally.documents):.2%}），多出 {literally.false} 份"
    )


def measured(browser: Browser, pairs: int) -> None:
    """Print the table of one corpus."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project" if pairs else ROOT
        if pairs:
            write_corpus(root, pairs)
        out = Path(folder) / "site"
        public = written(root, Path(folder) / "shells", out, pages=pairs <= MOST_READ)
        server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(out)))
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"

        def new_page() -> Page:
            return browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}).new_page()

        page = new_page()
        queries = list(generated(public, 100)) if pairs else list(SAMPLE)
        scores = first_results(page, address, queries)
        literally = recall(page, address, literal(public, documents(out, public), 120)) if pairs <= MOST_READ else None
        print("\n".join(report(scores, literally)))
        for query in COLD if pairs else ():
            row = cold(new_page, address, query)
            print(
                f"  cold         {row.seconds:.2f} 秒  索引 {row.index_bytes / 1000:.0f} KB（{row.files} 个文件）"
                f"  连同网页 {row.page_bytes / 1000:.0f} KB  {query}"
            )
        server.shutdown()
        server.server_close()


def main() -> None:
    """Sample first, then as many pairs as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=int, nargs="*", default=[1000])
    options = parser.parse_args()
    path = find()
    if path is None:
        raise SystemExit(missing())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for pairs in dict.fromkeys([0, *options.pairs]):
            measured(browser, pairs)
        browser.close()


if __name__ == "__main__":
    main()
