"""A publication to files: pages rendered in worker processes that own whole pairs, lists and index beside them, then verified.

Every output is a pure function, so the number of workers never shows in the bytes.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from generator.outputs import File, closing_files, pair_outputs, site_outputs
from generator.outputs.lists.index_values import expected_lists
from generator.publication import Publication
from generator.render.flowchart import draw
from generator.render.slug import slug
from generator.render.templates import Theme

CHUNK = 16
"""Pairs a worker takes at a time."""

_LIST = re.compile(r"(.+?/)(?:page/\d+/)?index\.html")
_LISTED = re.compile(rb'href="(?:\.\./)+((?:policies|interpretations)/[^"/#?]+)/"')
_FILES_LINK = re.compile(r"(?:\.{0,2}/)*files/([^?#]+)")


class SiteError(Exception):
    """The staged site is not what it should be; the message is Chinese. Nothing was published."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote."""

    pages: int
    files: int
    bytes: int


class _Made(NamedTuple):
    """A file that a worker has written: what the process that collects them needs to know of it."""

    path: str
    size: int
    listed: bool
    changed: date | None


@dataclass(slots=True)
class _Worker:
    publication: Publication
    theme: Theme
    stage: Path

    def pairs(self, start: int) -> list[_Made]:
        """Write everything that belongs to the pairs from `start` on; returns paths and sizes."""
        outputs = pair_outputs()
        chunk = self.publication.pairs[start : start + CHUNK]
        flows = [flow for pair in chunk for item in pair.interpretations for flow in item.body.flows]
        draw(flows, ["flow"] * len(flows))  # one call of Graphviz for the chunk; the pages find the pictures drawn
        return self._write(
            file for pair in chunk for output in outputs for file in output(pair, self.publication, self.theme)
        )

    def whole(self, index: int) -> list[_Made]:
        """Write what one site-wide output gives."""
        return self._write(site_outputs()[index](self.publication, self.theme))

    def closing(self, made: Iterable[_Made]) -> list[_Made]:
        """Write what is made of all that was written before."""
        listed = [(item.path.removesuffix("index.html"), item.changed) for item in made if item.listed]
        return self._write(closing_files(listed, self.publication, self.theme))

    def _write(self, files: Iterable[File]) -> list[_Made]:
        written = []
        for file in files:
            path = self.stage / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:  # two outputs must never claim one path
                stream.write(file.data)
            written.append(_Made(file.path, len(file.data), file.listed, file.changed))
        return written


_worker: _Worker


def _start(publication: Publication, shells: Path, stage: Path) -> None:
    global _worker  # noqa: PLW0603 - one worker a process, set up once by the pool's initializer
    _worker = _Worker(publication, Theme.load(publication.settings, shells), stage)


def _run(kind: str, number: int) -> list[_Made]:
    return _worker.pairs(number) if kind == "pairs" else _worker.whole(number)


def write_site(
    publication: Publication,
    shells: Path,
    stage: Path,
    *,
    jobs: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Written:
    """Write the whole site into the empty directory `stage` and verify it.

    `shells` is what `engine.build_shells` made. `jobs` is the number of processes, by default one a core. `progress` is called
    with tasks done and tasks in all. Raises SiteError when a page is missing, FileExistsError when two outputs collide.
    """
    tasks = [("whole", index) for index in range(len(site_outputs()))]
    tasks += [("pairs", start) for start in range(0, len(publication.pairs), CHUNK)]
    count = min(jobs or os.cpu_count() or 1, len(tasks))
    made: list[_Made] = []
    if count == 1 or len(publication.pairs) <= CHUNK:
        _start(publication, shells, stage)
        results: Iterator[list[_Made]] = (_run(*task) for task in tasks)
        for done, result in enumerate(results, 1):
            made += result
            progress(done, len(tasks))
    else:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
        if "fork" in methods:
            slug("字")  # pages and index read characters as pinyin: the table is loaded once and shared
        with ProcessPoolExecutor(count, context, _start, (publication, shells, stage)) as pool:
            futures = [pool.submit(_run, *task) for task in tasks]
            for done, future in enumerate(as_completed(futures), 1):
                made += future.result()
                progress(done, len(tasks))
        _start(publication, shells, stage)
    made += _worker.closing(made)
    written = {item.path: item.size for item in made}
    for name in sorted(offered_files(publication)):
        source, target = publication.settings.content / "files" / name, stage / "files" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        written[f"files/{name}"] = target.stat().st_size
    _verify(publication, stage, written)
    pages = sum(path.endswith(".html") for path in written)
    return Written(pages, len(written), sum(written.values()))


def offered_files(publication: Publication) -> set[str]:
    """The attachments that visible documents offer, relative to content/files/; nothing else from there is published."""
    names = {item.file for policy in publication.policies.values() for item in policy.attachments}
    names |= {name for item in publication.interpretations.values() for media in item.media for name in media.files}
    for document in (*publication.policies.values(), *publication.interpretations.values()):
        for link in document.body.links:
            if found := _FILES_LINK.fullmatch(link.url):
                names.add(unquote(found.group(1)))
    base = (publication.settings.content / "files").resolve()
    inside = {name for name in names if (base / name).resolve().is_relative_to(base)}
    return {name for name in inside if (base / name).is_file() and not (base / name).is_symlink()}


def _verify(publication: Publication, stage: Path, written: dict[str, int]) -> None:
    """Every visible document has its page, whole, and stands in every list it belongs to; every page is closed and filled."""
    wanted = [f"policies/{key}/index.html" for key in publication.policies]
    wanted += [f"interpretations/{key}/index.html" for key in publication.interpretations]
    wanted += ["index.html", "404.html", "robots.txt", "search/index.html"]
    wanted += ["sitemap.xml"] if publication.settings.site_url else []  # a sitemap holds full addresses only
    missing = [path for path in wanted if path not in written]
    if missing:
        raise SiteError(f"有 {len(missing)} 个页面没有生成（如 {missing[0]}）")
    lists = expected_lists(publication)
    for path in written:
        if path.endswith(".html") and not path.startswith("files/"):
            page = (stage / path).read_bytes()
            if not page.rstrip().endswith(b"</html>") or b"<!--slot:" in page:
                raise SiteError(f"页面 {path} 不完整")
            found = _LIST.fullmatch(path)
            if found and found[1] in lists:
                lists[found[1]] -= {unquote(url.decode()) for url in _LISTED.findall(page)}
    short = {address: left for address, left in lists.items() if left}
    if short:
        address, left = min(short.items())
        raise SiteError(f"有 {len(short)} 个列表不全（如 {address} 里没有 {min(left)}）")
