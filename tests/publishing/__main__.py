"""``python -m tests.publishing kills 1000``: publishing under ill treatment, as long as wanted. Exits with 1 when a site was broken.

``kills`` N publishers of small releases are killed, ``builds`` N real builds, ``workers`` N builds with worker processes; ``full``
N sizes of a disk (``limits``: of files); ``two`` N offsets of two builds; ``reads`` N files read while releases are exchanged.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.publishing.kills import kill_builds, kill_releases
from tests.publishing.reads import read_meanwhile
from tests.publishing.room import fill_up
from tests.publishing.two import build_twice

_WITH_WORKERS = 50

Trial = Callable[[Path, int, int, Counter[str]], Iterator[str]]

TRIALS: dict[str, Trial] = {
    "kills": lambda folder, count, seed, told: kill_releases(folder, count, random.Random(seed), told),
    "builds": lambda folder, count, seed, told: kill_builds(folder, count, random.Random(seed), told),
    "workers": lambda folder, count, seed, told: kill_builds(
        folder, count, random.Random(seed), told, pairs=_WITH_WORKERS
    ),
    "full": lambda folder, count, seed, told: fill_up(folder, count, told),
    "limits": lambda folder, count, seed, told: fill_up(folder, count, told, mounted=False),
    "two": lambda folder, count, seed, told: build_twice(folder, count, told),
    "reads": read_meanwhile,
}


def main() -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.publishing", description=__doc__)
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the sites are written (default: where temporary files go)")
    options = parser.parse_args()
    started, told, failures = time.monotonic(), Counter[str](), 0
    with tempfile.TemporaryDirectory(prefix="zcjd-publishing-", dir=options.folder) as folder:
        for wrong in TRIALS[options.trial](Path(folder), options.count, options.seed, told):
            failures += 1
            print(wrong, flush=True)
    counted = ", ".join(f"{number} {name}" for name, number in told.items())
    print(f"{options.trial}: {counted}; {failures} failures; {time.monotonic() - started:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
