"""The one valid pair, as text and as a project on disk: tests start here and change one thing."""

from __future__ import annotations

import shutil
from pathlib import Path

DATA = Path(__file__).parent / "data"
ID = "2026-zufang-butie"
POLICY = f"content/policies/{ID}.md"
INTERPRETATION = f"content/interpretations/{ID}.md"


def valid_project(root: Path) -> Path:
    """Copy the valid project into `root`, which must not exist or be empty, and return it."""
    shutil.copytree(DATA / "valid", root, dirs_exist_ok=True)
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace the one occurrence of `old` in a file of the project; fails when it is not there exactly once."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    file.write_text(text.replace(old, new), encoding="utf-8")
