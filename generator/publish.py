"""Putting a site in place so that readers see the old one whole or the new one whole, never a mixture.

Lock, stage beside the target, flush to disk, exchange the directories. The site of before is kept beside the new one, so that
one step back is always possible. An output directory that is not ours (no marker file) is refused.

A reader that looks up one file finds it at every moment; one that opens the directory and reads below it sees one release until
the second one after. Two look-ups by path may fall on either side of an exchange.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path

from generator.trouble import reason

MARKER = ".zcjd-site"
_MARK = "This directory is written by zcjd; everything in it is replaced by the next build.\n"
_LEFT = re.compile(r"(?:old-)?\d+", re.ASCII)
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


_locks: set[FileIO] = set()
"""The locks that are held: a worker process must not hold them on when this one is killed."""


class PublishError(Exception):
    """The site was not replaced; the message says why, in Chinese. What was there before is still there."""


def _let_go() -> None:
    while _locks:
        _locks.pop().close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def replace_site(target: Path, write: Callable[[Path], None]) -> None:
    """Have `write` fill and verify a staging directory beside `target` (it raises to refuse), and swap it in.

    What stood there before takes the place that `roll_back` looks at. Raises PublishError when the target is not ours, is locked
    by another build, or the disk refuses; whatever is raised, the target stays as it was. Only a directory that carries our
    marker, or is empty, is ever removed.
    """
    target = Path(os.path.realpath(target))  # "none/../content" must be looked at as what it will be
    _refuse_foreign(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target):
            _clear_leftovers(target)
            stage, aside = _beside(target, str(os.getpid())), _aside(target)
            try:
                with _readable_by_all():
                    stage.mkdir()
                    (stage / MARKER).write_text(_MARK, encoding="utf-8")
                    write(stage)
                _flush(stage)
                _refuse_foreign(target)  # once more: the directory may have filled meanwhile
                if _swap(stage, target, aside):
                    _set_aside(stage, target, aside)
            finally:
                _remove(stage)
    except OSError as error:
        where = f"“{error.filename}”" if error.filename else f"“{target}”"
        raise PublishError(f"写不进 {where}（{reason(error)}）。原来的网站没有动") from error


def roll_back(target: Path) -> None:
    """Put the site of before back in place of the one at `target`, which becomes the one of before.

    Raises PublishError when there is none, or as `replace_site` does.
    """
    target = Path(os.path.realpath(target))
    _refuse_foreign(target)
    try:
        with _locked(target):
            _clear_leftovers(target)
            previous = previous_of(target)
            if not _is_ours(previous):
                raise PublishError(f"“{target}”没有上一版可以退回。上一版在第二次生成网站以后才有")
            _swap(previous, target, _aside(target))
    except OSError as error:
        raise PublishError(f"退不回去（{reason(error)}）。原来的网站没有动") from error


def _beside(target: Path, name: str) -> Path:
    return target.parent / f".{target.name}.zcjd-{name}"


def previous_of(target: Path) -> Path:
    """Where the site of before the one at `target` is kept."""
    return _beside(target, "previous")


def _aside(target: Path) -> Path:
    return _beside(target, f"old-{os.getpid()}")


def _is_ours(folder: Path) -> bool:
    return (folder / MARKER).is_file()


def _set_aside(old: Path, target: Path, aside: Path) -> None:
    """Keep the site of before in place of the one before that, which `old` is then: a half-removed one is never `previous`."""
    previous = previous_of(target)
    if _is_ours(old) and (_is_ours(previous) or not previous.exists()):
        with contextlib.suppress(OSError):  # the new site is in place; the step back is then to the one before that
            _swap(old, previous, aside)


def _clear_leftovers(target: Path) -> None:
    """Remove what killed builds left, and put back a site that one had moved aside; we hold the lock."""
    stem = _beside(target, "").name
    for left in sorted(target.parent.iterdir()):
        if left.name.startswith(stem) and _LEFT.fullmatch(left.name.removeprefix(stem)):
            if left.name.startswith(f"{stem}old-") and _is_ours(left) and not target.exists():
                left.rename(target)
            else:
                _remove(left)


def _remove(folder: Path) -> None:
    """Remove a directory of ours, its marker last: killed meanwhile, it is still known as ours."""
    if not _is_ours(folder):
        with contextlib.suppress(OSError):
            folder.rmdir()  # an empty one
        return
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif entry.name != MARKER:
            with contextlib.suppress(OSError):
                Path(entry.path).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _refuse_foreign(target: Path) -> None:
    above = next(path for path in (*target.parents, target) if path.exists())
    if not above.is_dir():
        raise PublishError(f"“{above}”不是目录，下面放不了网站。换一个目录")
    if target.exists() and not target.is_dir():
        raise PublishError(f"输出位置“{target}”不是目录。换一个目录")
    if os.path.ismount(target):
        raise PublishError(f"输出目录“{target}”是挂载点，不能整个替换。换成它下面的子目录，如“{target / 'site'}”")
    if target.exists() and any(target.iterdir()) and not _is_ours(target):
        raise PublishError(f"输出目录“{target}”里有不是 zcjd 生成的文件，不敢覆盖。换一个空目录，或自己先清空它")


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    path = target.parent / f".{target.name}.zcjd.lock"
    file = path.open("a+b", buffering=0)
    _locks.add(file)
    try:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):  # a file system without locks, say
                raise
            raise PublishError(f"另一个构建正在写“{target}”。等它完成再来") from error
        yield
    finally:
        _locks.discard(file)
        file.close()


@contextlib.contextmanager
def _readable_by_all() -> Iterator[None]:
    """Whatever this account keeps private, a web server must be able to read the site: files 644, directories 755."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def _flush(stage: Path) -> None:
    """Bring the staged files to disk before their directory becomes the site."""
    if sys.platform == "win32":
        return
    descriptor = os.open(stage, os.O_RDONLY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "syncfs"):
            os.sync()
        elif libc.syncfs(descriptor) != 0:  # a full disk may say so only now
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(stage))
    finally:
        os.close(descriptor)


def _swap(stage: Path, target: Path, aside: Path) -> bool:
    """Put `stage` in place of `target`; afterwards `stage` is what stood there. False when nothing did.

    Where it takes two renames, `aside` is where it stands between them.
    """
    if not target.exists():
        stage.rename(target)
        return False
    if _exchange(stage, target):
        return True
    target.rename(aside)
    try:
        stage.rename(target)
    except OSError:
        aside.rename(target)
        raise
    aside.rename(stage)
    return True


def _exchange(stage: Path, target: Path) -> bool:
    """Exchange two directories in one step; False where the system or file system cannot (then two renames must do)."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    first, second = os.fsencode(stage), os.fsencode(target)
    return bool(libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
