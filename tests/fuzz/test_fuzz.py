"""2,000 mutated documents; and the watch itself, which must see what it watches for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.fuzz.runner import failures, minimised
from tests.fuzz.trial import ROOT, sources, trial_files


@pytest.mark.parametrize("start", range(1, 2001, 500))
def test_mutated_documents_never_crash_hang_or_fill_the_memory(start: int) -> None:
    assert [(failure.seed, failure.trouble.kind) for failure in failures(start, 500)] == []


def test_a_trial_is_the_same_whenever_it_is_run() -> None:
    originals = sources()
    assert trial_files(7, originals) == trial_files(7, originals)
    assert trial_files(7, originals) != trial_files(8, originals)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_watch_ends_what_hangs() -> None:
    assert _watched("while True:\n    pass") == (-27, False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_watch_refuses_a_second_gigabyte() -> None:
    assert _watched("bytearray(1 << 31)") == (1, True)


def _watched(what: str) -> tuple[int, bool]:
    code = f"import tests.fuzz.runner as r\nr.SECONDS = 1\nr.watch()()\n{what}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    return done.returncode, b"MemoryError" in done.stderr


def test_a_failure_is_made_small() -> None:
    path = "content/policies/2026-a.md"
    held = {path: b"---\n" + b"\n".join(b"k%d: v" % row for row in range(9)) + b"\n---\n"}
    assert minimised(held, "no such failure", most=30) == held
    assert minimised(held, "", most=200)[path] == b""  # no failure at all is kept by leaving out everything
