"""Publishing: the old site whole or the new site whole; a directory that is not ours is refused."""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import shutil
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from generator.publish import MARKER, PublishError, replace_site, roll_back


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def write(text: str, stage: Path) -> None:
    (stage / "index.html").write_text(text, encoding="utf-8")


def fail(stage: Path) -> None:
    write("新", stage)
    raise RuntimeError


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    replace_site(site, lambda stage: write("旧", stage))
    replace_site(site, lambda stage: write("新", stage))
    assert (site / "index.html").read_text(encoding="utf-8") == "新"
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".site.zcjd-previous", ".site.zcjd.lock", "site"]
    assert (tmp_path / left[0] / "index.html").read_text(encoding="utf-8") == "旧"


def test_the_site_of_before_comes_back_and_goes_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with pytest.raises(PublishError, match="没有上一版"):
        roll_back(site)
    for text in ("一", "二", "三"):
        replace_site(site, partial(write, text))
    shown = []
    for _ in range(3):
        shown.append((site / "index.html").read_text(encoding="utf-8"))
        roll_back(site)
    assert shown == ["三", "二", "三"]
    assert not [
        path for path in tmp_path.iterdir() if path.name not in (".site.zcjd-previous", ".site.zcjd.lock", "site")
    ]


def test_what_is_removed_is_never_called_the_site_of_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while it removes something, a build must leave both the site and the step back whole."""
    site, removed = tmp_path / "site", []
    remove = shutil.rmtree

    def watched(path: Path | str, *, ignore_errors: bool = False) -> None:
        whole = (site / "a/index.html").read_bytes(), (tmp_path / ".site.zcjd-previous/a/index.html").read_bytes()
        removed.append((Path(path).parent.name == ".site.zcjd-previous", whole))
        remove(path, ignore_errors=ignore_errors)

    def fill(text: str, stage: Path) -> None:
        (stage / "a").mkdir()
        write(text, stage / "a")

    for text in ("1", "2"):
        replace_site(site, partial(fill, text))
    monkeypatch.setattr(shutil, "rmtree", watched)
    replace_site(site, partial(fill, "3"))
    assert removed and set(removed) == {(False, (b"3", b"2"))}


@pytest.mark.skipif(sys.platform == "win32", reason="no modes")
def test_a_web_server_can_read_the_site_whatever_the_umask(tmp_path: Path) -> None:
    def fill(stage: Path) -> None:
        (stage / "a").mkdir()
        write("新", stage)

    before = os.umask(0o077)
    try:
        replace_site(tmp_path / "site", fill)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "site", *(tmp_path / "site").iterdir())}
    assert modes == {"site": 0o755, "a": 0o755, "index.html": 0o644, MARKER: 0o644}


def test_when_writing_fails_the_old_site_is_untouched(tmp_path: Path) -> None:
    site = tmp_path / "site"
    replace_site(site, lambda stage: write("旧", stage))
    before = tree(site)

    with pytest.raises(RuntimeError):
        replace_site(site, fail)
    assert tree(site) == before
    assert not list(tmp_path.glob(".site.zcjd-*"))


def test_a_directory_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "论文.docx").write_bytes(b"x")
    with pytest.raises(PublishError, match="不敢覆盖"):
        replace_site(site, lambda stage: write("新", stage))
    assert tree(site) == {"论文.docx": b"x"}


def test_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PublishError, match="不是目录"):
        replace_site(tmp_path / "file", lambda stage: write("新", stage))


def test_a_way_through_a_directory_that_is_not_there_leads_where_it_will_lead(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_bytes(b"x")
    with pytest.raises(PublishError, match="不敢覆盖"):
        replace_site(tmp_path / "nope/../content", lambda stage: write("新", stage))
    assert tree(tmp_path / "content") == {"a.md": b"x"}


def test_a_directory_that_fills_during_the_build_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def fill(stage: Path) -> None:
        write("新", stage)
        site.mkdir()
        (site / "论文.docx").write_bytes(b"x")

    with pytest.raises(PublishError, match="不敢覆盖"):
        replace_site(site, fill)
    assert tree(site) == {"论文.docx": b"x"}


def test_only_our_own_leftovers_are_cleared(tmp_path: Path) -> None:
    for name in (".site.zcjd-backup", ".x.zcjd-7", ".site.zcjd-7"):
        (tmp_path / name).mkdir()
    replace_site(tmp_path / "site", lambda stage: write("新", stage))
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".site.zcjd-backup", ".x.zcjd-7", ".site.zcjd.lock", "site"}


def test_an_empty_directory_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    replace_site(tmp_path / "site", lambda stage: write("新", stage))
    assert (tmp_path / "site" / MARKER).is_file()


def test_two_builds_at_once_the_second_is_told(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def nested(stage: Path) -> None:
        write("一", stage)
        with pytest.raises(PublishError, match="另一个构建"):
            replace_site(site, lambda stage: write("二", stage))

    replace_site(site, nested)
    assert (site / "index.html").read_text(encoding="utf-8") == "一"


def test_a_site_that_a_killed_build_had_moved_aside_comes_back(tmp_path: Path) -> None:
    """Where directories cannot be exchanged it takes two renames; a kill between them leaves no site."""
    site = tmp_path / "site"
    replace_site(site, lambda stage: write("旧", stage))
    site.rename(tmp_path / ".site.zcjd-old-77")
    with pytest.raises(RuntimeError):
        replace_site(site, fail)
    assert (site / "index.html").read_text(encoding="utf-8") == "旧"


def test_without_an_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish._RENAME_EXCHANGE", 1 << 20)  # a flag that no system knows
    site = tmp_path / "site"
    for text in ("一", "二", "三"):
        replace_site(site, partial(write, text))
    roll_back(site)
    assert (site / "index.html").read_text(encoding="utf-8") == "二"
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".site.zcjd-previous", ".site.zcjd.lock", "site"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_worker_does_not_hold_the_lock_of_a_build_that_is_gone(tmp_path: Path) -> None:
    context, site = multiprocessing.get_context("fork"), tmp_path / "site"
    workers = []

    def leave_a_worker(stage: Path) -> None:
        workers.append(context.Process(target=time.sleep, args=(60,)))
        workers[0].start()
        write("一", stage)

    try:
        replace_site(site, leave_a_worker)
        # closing the lock here lets it go only when no other process has it open
        import fcntl

        with (tmp_path / ".site.zcjd.lock").open("ab") as file:
            for _ in range(100):  # the worker lets go when it first runs, which is a moment after it was made
                with contextlib.suppress(BlockingIOError):
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                time.sleep(0.1)
            else:
                pytest.fail("the worker holds the lock")
    finally:
        workers[0].kill()
        workers[0].join()


@pytest.mark.skipif(sys.platform == "win32", reason="no flock")
def test_a_file_system_that_cannot_lock_is_not_called_another_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: object, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(PublishError, match="不能加锁"):
        replace_site(tmp_path / "site", lambda stage: write("新", stage))


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0 and not Path("/dev/full").exists(), reason="needs /dev/full"
)
def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    def full(stage: Path) -> None:
        with Path("/dev/full").open("w", encoding="utf-8") as file:
            file.write("x" * 100000)

    with pytest.raises(PublishError, match="原来的网站没有动"):
        replace_site(tmp_path / "site", full)


def test_a_relative_target_is_taken_from_here(tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path):
        replace_site(Path("site"), lambda stage: write("新", stage))
    assert (tmp_path / "site/index.html").exists()
