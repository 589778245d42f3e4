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


def add_draft(root: Path, title: str, name: str) -> None:
    """Add a 征求意见稿 of this title to the project, published before the pair."""
    text = (root / POLICY).read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("---\n", 1)
    dropped = ("标题:", "文号:", "文件类型:", "发布日期:", "施行日期:", "失效日期:", "成文日期:", "审签日期:")
    kept = [line for line in head.splitlines() if not line.startswith(dropped)]
    said = [f"标题: {title}（征求意见稿）", "文件类型: 征求意见稿", "发布日期: 2026-01-20", *kept]
    page = "\n".join(("---", *said, "---", body))
    (root / f"content/policies/2026-{name}.md").write_text(page, encoding="utf-8")


def add_consultation(root: Path) -> None:
    """Put a consultation into the project that says as little as one can."""
    folder = root / "content/consultations"
    folder.mkdir()
    text = "---\n标题: 关于《示例区停车办法》公开征求意见的公告\n阶段: 发布\n---\n\n示例。\n"
    (folder / "2026-zhengqiu.md").write_text(text, encoding="utf-8")
