"""Places that a site cannot go to, or only by another way: the answer is one sentence, and the old site stays whole."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import pytest

from generator.publish import PublishError, replace_site
from tests.publishing import project as real
from tests.publishing.releases import beside
from tests.publishing.room import mount, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs modes and file systems of POSIX")

_NO_PRIVILEGES = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.geteuid() == 0 else []
"""Before a command: it is then bound by modes even where it is root's."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return real.small_project(tmp_path / "project")


def test_a_directory_that_may_not_be_written_keeps_its_site(project: Path, tmp_path: Path) -> None:
    site, cache = tmp_path / "out/site", tmp_path / "cache"
    assert real.run(real.command(project, site, real.HOSTS[0]), cache)[0] == 0
    old = tree(site)
    site.parent.chmod(0o555)
    try:
        code, said = real.run([*_NO_PRIVILEGES, *real.command(project, site, real.HOSTS[1])], cache)
    finally:
        site.parent.chmod(0o755)
    assert (code, "没有权限" in said, "原来的网站没有动" in said, "Traceback" in said) == (2, True, True, False), said
    assert tree(site) == old and not beside(site)


def test_another_file_system_takes_a_site_and_a_read_only_one_keeps_it(project: Path, tmp_path: Path) -> None:
    """Where nobody may mount, the only other file system is the one in memory, which stays writable."""
    disk, cache = tmp_path / "disk", tmp_path / "cache"
    disk.mkdir()
    with contextlib.ExitStack() as stack:
        remount = mount(disk, stack)
        site = disk / "site"
        for host in real.HOSTS:
            code, said = real.run(real.command(project, site, host), cache)
            assert code == 0, said
        assert not [*real.broken(site), *beside(site)]
        if remount:
            old = tree(site)
            remount("ro")
            code, said = real.run(real.command(project, site, real.HOSTS[0]), cache)
            assert (code, "磁盘是只读的" in said, "原来的网站没有动" in said) == (2, True, True), said
            assert tree(site) == old


@pytest.mark.skipif(not os.path.ismount("/proc"), reason="needs a mount point")
def test_a_mount_point_is_refused_before_anything_is_written() -> None:
    with pytest.raises(PublishError, match="挂载点，不能整个替换。换成它下面的子目录，如“/proc/site”"):
        replace_site(Path("/proc"), lambda stage: pytest.fail("written"))


def test_a_directory_in_place_of_which_nothing_can_be_put(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, said = real.run(real.command(project, tmp_path / "file/site", real.HOSTS[0]), tmp_path / "cache")
    assert (code, "file”不是目录，下面放不了网站" in said, "Traceback" in said) == (2, True, False), said
    assert (tmp_path / "file").read_bytes() == b""
