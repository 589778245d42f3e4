"""Readers of a site that is exchanged again and again.

By path a file is always there, but two of them may be read on either side of an exchange. Through one open directory both are of
one release, for as long as that release is in place or the one of before.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.publishing.releases import PAIRS, publish_release, release_of

_PAUSE = 0.01
"""Seconds between two releases."""

_LEAST = 8
"""The release that a reader must have seen before it may end."""


def read_meanwhile(folder: Path, count: int, seed: int, told: Counter[str], *, readers: int = 2) -> Iterator[str]:
    """Read at least `count` files while release after release is published; yields what is wrong."""
    site = folder / "site"
    publish_release(site, 1)
    publish_release(site, 2)
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    each = -(-count // readers)
    running = [context.Process(target=_read, args=(site, each, seed + number, answers)) for number in range(readers)]
    done = threading.Event()
    publisher = threading.Thread(target=_publish, args=(site, done, told))
    for process in running:
        process.start()
    publisher.start()
    try:
        for _ in running:
            counts, wrong = answers.get()
            told.update(counts)
            yield from wrong
    finally:
        done.set()
        publisher.join()
        for process in running:
            process.join()


def _publish(site: Path, done: threading.Event, told: Counter[str]) -> None:
    release = 3
    while not done.is_set():
        publish_release(site, release)
        told["releases"] += 1
        release += 1
        time.sleep(_PAUSE)


def _read(
    site: Path, count: int, seed: int, answers: multiprocessing.SimpleQueue[tuple[Counter[str], list[str]]]
) -> None:
    dice, told, wrong, newest = random.Random(seed), Counter[str](), list[str](), 0
    while told["reads"] < count or newest < _LEAST:
        pair = dice.randrange(PAIRS)
        try:
            policy, interpretation = _by_path(site, pair)
            newest = interpretation
            told["pairs by path"] += 1
            told["pairs by path on either side of an exchange"] += policy != interpretation
            if interpretation < policy:
                wrong.append(f"by path, {policy} came before {interpretation}")
        except OSError as error:
            wrong.append(f"by path: {error}")
        trouble = _through_directory(site, pair)
        told["pairs through a directory"] += 1
        if trouble == _OUTLIVED:
            told[_OUTLIVED] += 1
        elif trouble:
            wrong.append(trouble)
        told["reads"] += 4
    answers.put((told, wrong[:20]))


_OUTLIVED = "directories held over two releases"


def _by_path(site: Path, pair: int) -> tuple[int, int]:
    one, other = (release_of((site / half / f"{pair}.html").read_bytes()) for half in ("policies", "interpretations"))
    return one, other


def _through_directory(site: Path, pair: int) -> str:
    """What is wrong with a pair that is read through one open directory; empty when nothing is."""
    before = _by_path(site, pair)[0]
    directory = os.open(site, os.O_RDONLY)
    try:
        found = {release_of(_read_in(directory, f"{half}/{pair}.html")) for half in ("policies", "interpretations")}
        trouble = f"half a pair through a directory: {found}" if len(found) != 1 else ""
    except OSError as error:
        trouble = f"through a directory: {error}"
    finally:
        os.close(directory)
    return _OUTLIVED if trouble and _by_path(site, pair)[0] >= before + 2 else trouble


def _read_in(directory: int, name: str) -> bytes:
    with open(os.open(name, os.O_RDONLY, dir_fd=directory), "rb") as stream:  # noqa: PTH123 - a descriptor
        return stream.read()
