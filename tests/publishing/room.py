"""Disks that are full: a file system of a size that can be changed, or, where nobody may mount one, a limit to the size of files."""

from __future__ import annotations

import contextlib
import resource
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.publishing import project as real
from tests.publishing.releases import beside

Tree = dict[str, bytes]


def tree(root: Path) -> Tree:
    """The files of a site with their bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def fill_up(folder: Path, count: int, told: Counter[str], *, mounted: bool = True) -> Iterator[str]:
    """Build where there is room for a part of the site, of `count` sizes; yields what is wrong."""
    project, cache = real.small_project(folder / "project"), folder / "cache"
    disk = folder / "disk"
    disk.mkdir()
    with contextlib.ExitStack() as stack:
        change = mount(disk, stack) if mounted else None
        told["disks" if change else "limits to the size of files"] += 1
        site = disk / "site"
        for host in real.HOSTS:
            code, said = real.run(real.command(project, site, host), cache)
            if code:
                raise RuntimeError(said)
        old, used, most = tree(site), _used(disk), _used(site)
        largest = max(len(data) for data in old.values())
        for number in range(count):
            command, share = real.command(project, site, real.HOSTS[0]), number / count
            if change:
                change(f"size={used + int(share * most)}")
                code, said = real.run(command, cache)
                change(f"size={4 * (used + most)}")
            else:
                code, said = _run_limited(command, cache, max(1, int(share * largest)))
            told[f"exit code {code}"] += 1
            if code == 0:
                told["sizes that were enough"] += 1
                old = tree(site)
                continue
            words = [part for part in ("磁盘满了", "文件超过了系统允许的大小") if part in said]
            if code != 2 or not words or "原来的网站没有动" not in said or "Traceback" in said:
                yield f"size {number} of {count}: exit code {code}, it said {said}"
            if tree(site) != old:
                yield f"size {number} of {count}: the old site has changed"
            yield from (f"size {number} of {count}: {name} was left" for name in beside(site))
        code, said = real.run(real.command(project, site, real.HOSTS[0]), cache)
        if code or (wrong := [*real.broken(site), *beside(site)]):
            yield f"with room enough: {said if code else wrong}"


def mount(disk: Path, stack: contextlib.ExitStack) -> Callable[[str], None] | None:
    """Mount a file system on `disk`; the function returned changes its options. None where nobody may."""
    command = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)]
    try:
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return None
    except OSError:
        return None
    stack.callback(subprocess.run, ["umount", str(disk)], check=True)

    def change(options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True, capture_output=True)

    return change


def _used(folder: Path) -> int:
    """The room that a directory takes up on a file system in memory: whole pages."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in files)


def _run_limited(command: list[str], cache: Path, size: int) -> tuple[int, str]:
    """The build, where no file may grow beyond `size`."""
    done = subprocess.run(
        command, env={**real.environment(cache), "PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True,
        check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr
