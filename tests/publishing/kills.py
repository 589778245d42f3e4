"""Publishing that is killed at random moments: what is in place is one whole release, and the next one goes through."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator.publish import PublishError, roll_back
from tests.publishing import project as real
from tests.publishing.releases import beside, broken, publish_release

_BY_TWO = 4
"""Every how manieth release is published again by one step back."""


def kill_releases(folder: Path, count: int, dice: random.Random, told: Counter[str]) -> Iterator[str]:
    """Kill `count` processes that publish release after release; yields what is wrong."""
    site = folder / "site"
    publish_release(site, 0)
    publish_release(site, 1)
    started = time.perf_counter()
    publish_release(site, 2)
    long = max(0.01, 4 * (time.perf_counter() - started))
    context = multiprocessing.get_context("fork")
    for number in range(count):
        process = context.Process(target=_publish_for_ever, args=(site, 10 + number * 1000))
        process.start()
        time.sleep(dice.uniform(0, long))
        process.kill()
        process.join()
        told["kills"] += 1
        told["kills with something left"] += bool(beside(site))
        yield from (f"after kill {number}: {wrong}" for wrong in broken(site))
        if number % _BY_TWO == 0:
            with contextlib.suppress(PublishError):  # there may be none
                roll_back(site)
                told["steps back"] += 1
        else:
            publish_release(site, 9 + number * 1000)
        yield from (f"after the next release, {number}: {wrong}" for wrong in (*broken(site), *beside(site)))


def _publish_for_ever(site: Path, release: int) -> None:
    while True:
        publish_release(site, release)
        release += 1


def kill_builds(folder: Path, count: int, dice: random.Random, told: Counter[str], *, pairs: int = 0) -> Iterator[str]:
    """Kill `count` real builds; with `pairs`, builds that have worker processes. Yields what is wrong."""
    project, site, cache = real.small_project(folder / "project", pairs=pairs), folder / "out/site", folder / "cache"
    for host in real.HOSTS:  # what both need from the site engine is made here once
        started = time.perf_counter()
        code, said = real.run(real.command(project, site, host, "--jobs", "2"), cache)
        if code:
            raise RuntimeError(said)
    long = time.perf_counter() - started
    for number in range(count):
        command = real.command(project, site, real.HOSTS[number % 2], "--jobs", "2")
        with subprocess.Popen(
            command,
            env=real.environment(cache),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            time.sleep(dice.uniform(0.3 * long, 1.1 * long))
            process.send_signal(signal.SIGKILL)
        told["killed builds"] += process.returncode != 0
        told["builds with something left"] += bool(beside(site))
        yield from (f"after killed build {number}: {wrong}" for wrong in real.broken(site))
        if not _gone(process.pid):
            yield f"after killed build {number}: workers go on"
        if number % _BY_TWO == 0:
            code, said = real.run(command, cache)
            if code:
                yield f"the build after killed build {number}: {said}"
            yield from (f"after the next build, {number}: {wrong}" for wrong in (*real.broken(site), *beside(site)))


def _gone(group: int) -> bool:
    """Whether no process of this group is left after a while."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return False
