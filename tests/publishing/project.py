"""The real ``zcjd build`` on a small project: every page of a site names its address, which says what release it is of."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.manifest import compare
from tests.performance.corpus import write_corpus
from tests.project import valid_project

ROOT = Path(__file__).parents[2]
HOSTS = ("https://one.example.org", "https://two.example.org")
"""Two releases of a project: what differs is the address of the site, in the head of every page."""

_HOST = re.compile(r'<link rel="canonical" href="(https://[^/"]+)/')


def small_project(folder: Path, *, pairs: int = 0) -> Path:
    """The valid project, or one of so many pairs that worker processes are started."""
    if not pairs:
        return valid_project(folder)
    write_corpus(folder, pairs)
    return folder


def command(project: Path, output: Path, host: str, *more: str) -> list[str]:
    """The command line of a build."""
    said = [sys.executable, "-m", "generator", "-C", str(project), "build", "--date", "2026-06-01"]
    return [*said, "--output", str(output), "--base-url", f"{host}/", *more]


def environment(cache: Path) -> dict[str, str]:
    """A cache that the tests share, away from the user's."""
    return {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)}


def run(arguments: Sequence[str], cache: Path) -> tuple[int, str]:
    """Exit code and all that was said."""
    done = subprocess.run(arguments, env=environment(cache), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def broken(site: Path) -> Iterator[str]:
    """What is wrong with a built site that should be one whole release."""
    found = compare(site)
    if not found.same:
        yield f"{found.missing} missing, {found.changed} changed, {found.extra} extra"
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    hosts = {said[1] for page in pages if (said := _HOST.search(page))}
    if len(hosts) != 1:
        yield f"pages of {sorted(hosts)}"
