"""What is kept for the next run is believed only when this very program kept it, whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cache


def test_what_was_kept_is_recalled(tmp_path: Path) -> None:
    cache.keep(tmp_path / "a" / "b", {"键": [1, 2]})
    assert cache.recall(tmp_path / "a" / "b") == {"键": [1, 2]}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


@pytest.mark.parametrize("cut", [0, 10, 63, 64, 70, -1])
def test_a_file_cut_short_counts_as_nothing(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "a"
    cache.keep(file, list(range(100)))
    file.write_bytes(file.read_bytes()[:cut])
    assert cache.recall(file) is None


@pytest.mark.parametrize("place", [3, 40, 80])
def test_a_flipped_bit_counts_as_nothing(tmp_path: Path, place: int) -> None:
    file = tmp_path / "a"
    cache.keep(file, list(range(100)))
    data = bytearray(file.read_bytes())
    data[place] ^= 4
    file.write_bytes(data)
    assert cache.recall(file) is None


def test_another_program_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep(tmp_path / "a", 1)
    monkeypatch.setattr(cache, "program_digest", lambda: bytes(32))
    assert cache.recall(tmp_path / "a") is None


def test_nothing_is_kept_inside_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "content"))
    assert cache.folder_of(tmp_path) is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / "elsewhere"))
    one, other = cache.folder_of(tmp_path), cache.folder_of(tmp_path / "other")
    assert one and other and one != other


def test_a_disk_that_refuses_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache.keep(tmp_path / "file" / "a", 1)
    assert cache.recall(tmp_path / "file" / "a") is None
