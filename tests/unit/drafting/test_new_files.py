"""All new files or none, and never over an existing one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.drafting.new_files import AlreadyThere, write_new


def test_all_files_are_written_with_their_directories(tmp_path: Path) -> None:
    write_new(tmp_path, {"content/a.md": "甲\n", "content/b/c.md": "乙\n"})
    assert (tmp_path / "content/a.md").read_bytes() == "甲\n".encode()
    assert (tmp_path / "content/b/c.md").read_bytes() == "乙\n".encode()


def test_an_existing_file_stays_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("旧", encoding="utf-8")
    with pytest.raises(AlreadyThere) as caught:
        write_new(tmp_path, {"a.md": "新", "b.md": "新"})
    assert caught.value.path == "b.md"
    assert [path.name for path in tmp_path.iterdir()] == ["b.md"]
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "旧"


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("这里是文件", encoding="utf-8")
    with pytest.raises(OSError, match=r".*"):
        write_new(tmp_path, {"a.md": "新", "folder/b.md": "新"})
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
