"""The same content, day and program give the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.manifest import MANIFEST, compare
from tests.performance.corpus import write_corpus
from tests.project import valid_project

ROOT = Path(__file__).parents[2]
PAIRS = 30
"""Enough that worker processes are started when there may be several."""

PLAIN = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
VARIATIONS: dict[str, tuple[str, dict[str, str], int, str]] = {  # place, environment, umask, jobs
    "path": ("另一个 很深的/地方", PLAIN, 0o022, "1"),
    "time zone": ("here", PLAIN | {"TZ": "Pacific/Kiritimati"}, 0o022, "1"),
    "locale": ("here", PLAIN | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, 0o022, "1"),
    "hash seed": ("here", PLAIN | {"PYTHONHASHSEED": "4321"}, 0o022, "1"),
    "umask": ("here", PLAIN, 0o077, "1"),
    "jobs": ("here", PLAIN, 0o022, "3"),
}

Site = tuple[bytes, dict[str, int]]


def build(folder: Path, place: str, variables: dict[str, str], umask: int, jobs: str) -> Site:
    """Build the corpus from nothing; the list of its files with their digests, and every mode."""
    root = folder / place
    write_corpus(root, PAIRS)
    valid = valid_project(folder / "valid")
    for name in ("policies", "interpretations", "files"):
        for path in sorted((valid / "content" / name).glob("*")):
            (root / "content" / name).mkdir(exist_ok=True)
            (root / "content" / name / path.name).write_bytes(path.read_bytes())
    command = [sys.executable, "-m", "generator", "-C", str(root), "build", "--date", "2026-11-24", "--jobs", jobs]
    environment = {**os.environ, **variables, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    if sys.platform == "win32":
        umask = -1
    done = subprocess.run(command, env=environment, umask=umask, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    site = root / "site"
    assert compare(site).same
    modes = {path.relative_to(site).as_posix(): path.stat().st_mode for path in site.rglob("*")}
    return (site / MANIFEST).read_bytes(), modes


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("first"), "here", PLAIN, 0o022, "1")


@pytest.mark.parametrize("name", VARIATIONS)
def test_the_surroundings_never_show_in_the_bytes(name: str, first: Site, tmp_path: Path) -> None:
    manifest, modes = build(tmp_path, *VARIATIONS[name])
    assert manifest.splitlines() == first[0].splitlines()
    assert modes == first[1]
