"""Publishing: the old site whole or the new site whole; a directory that is not ours is refused."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from generator.publish import MARKER, PublishError, replace_site, roll_back


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def write(text: str, stage: Path) -> None:
    (stage / "index.html").write_text(text, encoding="utf-8")


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

    def fail(stage: Path) -> None:
        write("新", stage)
        raise RuntimeError

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


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_any_moment_the_site_is_one_whole_release(tmp_path: Path) -> None:
    """Twenty kills; a reader meanwhile never sees a missing file (Linux exchanges the directories in one step)."""
    site = tmp_path / "site"
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from generator.publish import replace_site
        site, number = Path(sys.argv[1]), 0
        while True:
            number += 1
            def write(stage):
                for part in range(20):
                    (stage / f"{part}.html").write_text(str(number))
            replace_site(site, write)
            print(number, flush=True)
    """)
    misses: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                (site / "7.html").read_text(encoding="utf-8")
            except OSError as error:
                misses.append(str(error))

    for round_ in range(20):
        process = subprocess.Popen([sys.executable, "-c", program, str(site)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()  # the first release of this process is out
        if round_ == 0:
            reader = threading.Thread(target=read)
            reader.start()
        time.sleep(0.002 * round_)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        releases = {path.read_text(encoding="utf-8") for path in site.glob("*.html")}
        assert (len(list(site.glob("*.html"))), len(releases)) == (20, 1)
    stop.set()
    reader.join()
    if sys.platform == "linux":
        assert misses == []


def test_a_relative_target_is_taken_from_here(tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path):
        replace_site(Path("site"), lambda stage: write("新", stage))
    assert (tmp_path / "site/index.html").exists()
