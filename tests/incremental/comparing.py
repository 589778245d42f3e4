"""Whether a site that was brought up to date is the site that a build from nothing gives, byte for byte."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from generator.commands import build, project
from tests.incremental.edits import Desk, copy_project, edit

ROOT = Path(__file__).parents[2]
_SAME = re.compile(r"其中 (\d+) 个没有变")
_FILES = re.compile(r"共 \d+ 个网页、(\d+) 个文件")


@dataclass(slots=True)
class Outcome:
    """How many edits were compared and refused, the files taken over of all, and the first difference after the `last` edit."""

    compared: int = 0
    refused: int = 0
    same: int = 0
    files: int = 0
    last: str = ""
    difference: str = ""


def compare(folder: Path, edits: int, seed: int, tell: Callable[[str], None] = lambda line: None) -> Outcome:
    """Make `edits` random edits of the sample in `folder`, each followed by both builds; stops at the first difference."""
    desk = Desk(folder / "project", random.Random(seed))
    copy_project(ROOT, desk.root)
    outcome = Outcome()
    with patch.object(project, "ENOUGH", 1):  # the sample is smaller than what is worth keeping
        _build(desk, folder / "site", folder / "cache")
        while outcome.compared < edits:
            _save(desk, folder / "saved")
            day, outcome.last = desk.day, edit(desk)
            said = _build(desk, folder / "site", folder / "cache")
            if said is None:
                _restore(desk, folder / "saved")
                desk.day = day
                outcome.refused += 1
                continue
            shutil.rmtree(folder / "fresh", ignore_errors=True)
            shutil.rmtree(folder / "no-cache", ignore_errors=True)
            _build(desk, folder / "fresh", folder / "no-cache")
            outcome.compared += 1
            outcome.same += int(found[1]) if (found := _SAME.search(said)) else 0
            outcome.files += int(found[1]) if (found := _FILES.search(said)) else 0
            tell(f"{outcome.compared} {outcome.last}: {said.splitlines()[-1] if said else ''}")
            outcome.difference = next(_differences(folder / "site", folder / "fresh"), "")
            if outcome.difference:
                break
    return outcome


def _build(desk: Desk, site: Path, kept: Path) -> str | None:
    """What the command said; None when it refused."""
    arguments = ["--output", str(site), "--date", desk.day.isoformat(), "--jobs", "1"]
    with _environment(XDG_CACHE_HOME=str(kept)):
        done = CliRunner().invoke(build.command, arguments, obj=desk.root, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output if done.return_value == 0 else None


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    with patch.dict(os.environ, values):
        yield


def _save(desk: Desk, saved: Path) -> None:
    shutil.rmtree(saved, ignore_errors=True)
    saved.mkdir()
    copy_project(desk.root, saved)


def _restore(desk: Desk, saved: Path) -> None:
    for name in ("content", "theme"):
        shutil.rmtree(desk.root / name)
    copy_project(saved, desk.root)


def _differences(one: Path, other: Path) -> Iterator[str]:
    first, second = _tree(one), _tree(other)
    yield from (f"{name} is only in one of them" for name in sorted(first.keys() ^ second.keys()))
    yield from (f"{name} differs" for name in sorted(first.keys() & second.keys()) if first[name] != second[name])


def _tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
