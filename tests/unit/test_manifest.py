"""Whether a site is still what was published."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import verify
from generator.manifest import MANIFEST, ManifestError, compare, write_manifest


def site(root: Path) -> Path:
    files = {"index.html": b"<p>1", "a/b.txt": "附件".encode(), "文件 名.csv": b"1,2"}
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    write_manifest(root, ((name, hashlib.sha256(data).hexdigest()) for name, data in files.items()))
    return root


def test_a_site_as_it_was_published_is_the_same(tmp_path: Path) -> None:
    found = compare(site(tmp_path))
    assert found.same and found.files == 3
    assert found.digest == hashlib.sha256((tmp_path / MANIFEST).read_bytes()).hexdigest()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum")
def test_the_list_is_one_that_sha256sum_reads(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", MANIFEST], cwd=site(tmp_path), capture_output=True, check=False
    )
    assert done.returncode == 0


def test_what_is_missing_changed_and_extra_is_named(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "index.html").write_bytes(b"<p>2")
    (root / "a/b.txt").unlink()
    (root / "new.html").touch()
    (root / "文件 名.csv").unlink()
    (root / "文件 名.csv").symlink_to("index.html")
    found = compare(root)
    assert (found.missing, found.changed, found.extra) == (("a/b.txt",), ("index.html", "文件 名.csv"), ("new.html",))


def test_the_command_says_so_and_its_exit_code_too(tmp_path: Path) -> None:
    root = site(tmp_path)
    same = CliRunner().invoke(verify.command, [str(root)], obj=tmp_path, standalone_mode=False)
    assert same.return_value == 0 and "3 个文件都和生成时一样" in same.output
    (root / "index.html").unlink()
    other = CliRunner().invoke(verify.command, [str(root)], obj=tmp_path, standalone_mode=False)
    assert other.return_value == 1 and other.output.startswith("少了：index.html\n和生成时不一样：少了 1 个文件。")


def test_without_a_list_or_with_a_broken_one_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="没有文件清单"):
        compare(tmp_path)
    (tmp_path / MANIFEST).write_text("?\n", encoding="utf-8")
    with pytest.raises(ManifestError, match=f"{MANIFEST}:1"):
        compare(tmp_path)
