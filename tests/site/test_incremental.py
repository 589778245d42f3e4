"""A site that was brought up to date is, byte for byte, the one that a build from nothing gives."""

from __future__ import annotations

from pathlib import Path

from tests.incremental.comparing import compare


def test_random_edits_give_the_same_site_either_way(tmp_path: Path) -> None:
    done = compare(tmp_path, edits=6, seed=41)
    assert done.difference == "", f"after {done.last}"
    assert done.compared == 6 and done.same > 0.1 * done.files
