"""The processes of a build: each has a worker of its own, and a task is a method of it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from generator.render.slug import slug
from generator.render.templates import Theme
from generator.site.worker import Worker

if TYPE_CHECKING:
    from generator.publication import Publication
    from generator.site.made import Origin

FEW = 48
"""Things to make or take over that one process does in the time that it takes to start others."""

T = TypeVar("T")
R = TypeVar("R")


class Call(Protocol):
    """Calls a method of a worker with each of the tasks; the answers come as they are ready."""

    def __call__(self, method: Callable[[Worker, T], R], tasks: Iterable[T]) -> Iterator[R]: ...


@contextlib.contextmanager
def processes(
    publication: Publication,
    shells: Path,
    stage: Path,
    before: Path,
    indexed: Origin | None,
    jobs: int | None,
    *,
    work: int,
) -> Iterator[Call]:
    """How to have work done: by `jobs` processes (default: one a core), or by this one where there is little of it.

    The other arguments are those of a worker; `shells` are where its theme finds the page shells.
    """
    count = jobs or os.cpu_count() or 1
    if count == 1 or work <= FEW:
        worker = Worker(publication, Theme.load(publication.settings, shells), stage, before, indexed)
        yield lambda method, tasks: (method(worker, task) for task in tasks)
        return
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    if "fork" in methods:
        slug("字")  # pages and index read characters as pinyin: the table is loaded once and shared
    with ProcessPoolExecutor(count, context, _start, (publication, shells, stage, before, indexed)) as pool:

        def call(method: Callable[[Worker, T], R], tasks: Iterable[T]) -> Iterator[R]:
            futures = [pool.submit(_run, method, task) for task in tasks]
            for future in as_completed(futures):
                answer: R = future.result()
                yield answer

        yield call


_worker: Worker


def _start(publication: Publication, shells: Path, stage: Path, before: Path, indexed: Origin | None) -> None:
    global _worker  # noqa: PLW0603 - one worker a process, set up once by the pool's initializer
    threading.Thread(target=_end_with_the_build, daemon=True).start()
    _worker = Worker(publication, Theme.load(publication.settings, shells), stage, before, indexed)


def _end_with_the_build() -> None:
    """The worker of a build that was killed would wait for tasks for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _run(method: Callable[[Worker, Any], Any], task: Any) -> Any:
    return method(_worker, task)
