"""Two builds at once: one wins, the other is told; with outputs of their own, both do."""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.publishing import project as real
from tests.publishing.releases import beside

_BUSY = "另一个构建正在写"


def build_twice(folder: Path, count: int, told: Counter[str]) -> Iterator[str]:
    """Start a second build at `count` offsets after the first; yields what is wrong."""
    project, cache = real.small_project(folder / "project"), folder / "cache"
    sites = [folder / "out/site", folder / "other/site"]
    for host, site in zip(real.HOSTS, sites, strict=True):
        code, said = real.run(real.command(project, site, host), cache)
        if code:
            raise RuntimeError(said)
    started = time.perf_counter()
    real.run(real.command(project, sites[0], real.HOSTS[0]), cache)
    long = time.perf_counter() - started
    for number in range(count):
        apart = number % 5 == 4
        second = sites[1] if apart else sites[0]
        outcomes = _both(project, sites[0], second, cache, long * number / count)
        codes = tuple(code for code, _ in outcomes)
        told["two outputs" if apart else "one output"] += 1
        told["one was told to wait"] += sum(codes) == 2
        for code, said in outcomes:
            if code not in ((0,) if apart else (0, 2)) or (code == 2 and _BUSY not in said):
                yield f"offset {number}: exit code {code}, it said {said}"
        if 0 not in codes:
            yield f"offset {number}: neither won"
        yield from (f"offset {number}: {wrong}" for wrong in (*real.broken(second), *beside(second)))


def _both(project: Path, first: Path, second: Path, cache: Path, apart: float) -> list[tuple[int, str]]:
    running = []
    for host, site in zip(real.HOSTS, (first, second), strict=True):
        process = subprocess.Popen(
            real.command(project, site, host), env=real.environment(cache), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        running.append(process)
        time.sleep(apart if len(running) == 1 else 0)
    said = [process.communicate()[0] for process in running]
    return [(process.returncode, text) for process, text in zip(running, said, strict=True)]
