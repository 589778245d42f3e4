"""The short version of ``python -m tests.publishing``: a site is one whole release, whatever befalls its publishing."""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.publishing.kills import kill_builds, kill_releases
from tests.publishing.reads import read_meanwhile
from tests.publishing.room import fill_up
from tests.publishing.two import build_twice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals, forks and limits")


def test_a_killed_publisher_leaves_a_whole_release(tmp_path: Path) -> None:
    told = Counter[str]()
    assert not list(kill_releases(tmp_path, 30, random.Random(5), told))
    assert told["kills"] == 30 and told["kills with something left"] > 3


def test_a_killed_build_leaves_a_whole_site_and_no_worker(tmp_path: Path) -> None:
    assert not list(kill_builds(tmp_path, 3, random.Random(5), Counter(), pairs=50))


@pytest.mark.parametrize("mounted", [True, False])
def test_without_room_the_old_site_stays(tmp_path: Path, mounted: bool) -> None:
    told = Counter[str]()
    assert not list(fill_up(tmp_path, 3, told, mounted=mounted))
    assert told["exit code 2"] >= 2


def test_of_two_builds_one_wins(tmp_path: Path) -> None:
    assert not list(build_twice(tmp_path, 2, Counter()))


@pytest.mark.skipif(sys.platform != "linux", reason="directories are exchanged in one step on Linux only")
def test_readers_miss_nothing_and_see_no_half_pair(tmp_path: Path) -> None:
    told = Counter[str]()
    assert not list(read_meanwhile(tmp_path, 4000, 1, told))
    assert told["releases"] > 5
