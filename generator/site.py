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
from pathlib import Path
from urllib.parse import unquote

from generator.outputs import File, pair_outputs, site_outputs
from generator.publication import Publication
from generator.render.flowchart import draw
from generator.render.templates import Theme

CHUNK = 16
"""Pairs a worker takes at a time."""

_FILES_LINK = re.compile(r"(?:\.{0,2}/)*files/([^?#]+)")


class SiteError(Exception):
    """The staged site is not what it should be; the message is Chinese. Nothing was published."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote."""

    pages: int
    files: int
    bytes: int


@dataclass(slots=True)
class _Worker:
    publication: Publication
    theme: Theme
    stage: Path

    def pairs(self, start: int) -> list[tuple[str, int]]:
        """Write everything that belongs to the pairs from `start` on; returns paths and sizes."""
        outputs = pair_outputs()
        chunk = self.publication.pairs[start : start + CHUNK]
        flows = [flow for pair in chunk for item in pair.interpretations for flow in item.body.flows]
        draw(flows, ["flow"] * len(flows))  # one call of Graphviz for the chunk; the pages find the pictures drawn
        return self._write(
            file for pair in chunk for output in outputs for file in output(pair, self.publication, self.theme)
        )

    def whole(self, index: int) -> list[tuple[str, int]]:
        """Write what one site-wide output gives."""
        return self._write(site_outputs()[index](self.publication, self.theme))

    def _write(self, files: Iterable[File]) -> list[tuple[str, int]]:
        written = []
        for file in files:
            path = self.stage / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:  # two outputs must never claim one path
                stream.write(file.data)
            written.append((file.path, len(file.data)))
        return written


_worker: _Worker


def _start(publication: Publication, shells: Path, stage: Path) -> None:
    global _worker  # noqa: PLW0603 - one worker a process, set up once by the pool's initializer
    _worker = _Worker(publication, Theme.load(publication.settings, shells), stage)


def _run(kind: str, number: int) -> list[tuple[str, int]]:
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
    written: dict[str, int] = {}
    if count == 1 or len(publication.pairs) <= CHUNK:
        _start(publication, shells, stage)
        results: Iterator[list[tuple[str, int]]] = (_run(*task) for task in tasks)
        for done, result in enumerate(results, 1):
            written.update(result)
            progress(done, len(tasks))
    else:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
        with ProcessPoolExecutor(count, context, _start, (publication, shells, stage)) as pool:
            futures = [pool.submit(_run, *task) for task in tasks]
            for done, future in enumerate(as_completed(futures), 1):
                written.update(future.result())
                progress(done, len(tasks))
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
    names |= {media.file for item in publication.interpretations.values() for media in item.media}
    for document in (*publication.policies.values(), *publication.interpretations.values()):
        for link in document.body.links:
            if found := _FILES_LINK.fullmatch(link.url):
                names.add(unquote(found.group(1)))
    base = (publication.settings.content / "files").resolve()
    inside = {name for name in names if (base / name).resolve().is_relative_to(base)}
    return {name for name in inside if (base / name).is_file() and not (base / name).is_symlink()}


def _verify(publication: Publication, stage: Path, written: dict[str, int]) -> None:
    """Every visible document has its page, whole, and every page of the site is closed and free of unfilled slots."""
    wanted = [f"policies/{key}/index.html" for key in publication.policies]
    wanted += [f"interpretations/{key}/index.html" for key in publication.interpretations]
    wanted += ["index.html", "404.html", "robots.txt", "search/index.html"]
    wanted += ["sitemap.xml"] if publication.settings.site_url else []  # a sitemap holds full addresses only
    missing = [path for path in wanted if path not in written]
    if missing:
        raise SiteError(f"有 {len(missing)} 个页面没有生成（如 {missing[0]}）")
    for path in written:
        if path.endswith(".html") and not path.startswith("files/"):
            page = (stage / path).read_bytes()
            if not page.rstrip().endswith(b"</html>") or b"<!--slot:" in page:
                raise SiteError(f"页面 {path} 不完整")
