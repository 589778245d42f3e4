"""Putting a site in place so that readers see the old one whole or the new one whole, never a mixture.

Lock, stage beside the target, flush to disk, exchange the directories. The site of before is kept beside the new one, so that
one step back is always possible. An output directory that is not ours (no marker file) is refused.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.trouble import reason

MARKER = ".zcjd-site"
_MARK = "This directory is written by zcjd; everything in it is replaced by the next build.\n"
_LEFT = re.compile(r"(old-)?\d+", re.ASCII)
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class PublishError(Exception):
    """The site was not replaced; the message says why, in Chinese. What was there before is still there."""


def replace_site(target: Path, write: Callable[[Path], None]) -> None:
    """Have `write` fill and verify a staging directory beside `target` (it raises to refuse), and swap it in.

    What stood there before takes the place that `roll_back` looks at. Raises PublishError when the target is not ours, is locked
    by another build, or the disk refuses; whatever is raised, the target stays as it was. Only a directory that carries our
    marker is ever removed.
    """
    target = Path(os.path.realpath(target))  # "none/../content" must be looked at as what it will be
    _refuse_foreign(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target):
            stem = f".{target.name}.zcjd-"
            for left in target.parent.iterdir():  # a killed build's; we hold the lock
                if left.name.startswith(stem) and _LEFT.fullmatch(left.name.removeprefix(stem)):
                    shutil.rmtree(left, ignore_errors=True)
            stage = target.parent / f"{stem}{os.getpid()}"
            try:
                with _readable_by_all():
                    stage.mkdir()
                    (stage / MARKER).write_text(_MARK, encoding="utf-8")
                    write(stage)
                _flush(stage)
                _refuse_foreign(target)  # once more: the directory may have filled meanwhile
                if _swap(stage, target):
                    _set_aside(stage, target)
            finally:
                if (stage / MARKER).is_file() or not any(stage.glob("*")):
                    shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        where = f"“{error.filename}”" if error.filename else f"“{target}”"
        raise PublishError(f"写不进 {where}（{reason(error)}）。原来的网站没有动") from error


def roll_back(target: Path) -> None:
    """Put the site of before back in place of the one at `target`, which becomes the one of before.

    Raises PublishError when there is none, or as `replace_site` does.
    """
    target = Path(os.path.realpath(target))
    _refuse_foreign(target)
    previous = _previous(target)
    if not (previous / MARKER).is_file():
        raise PublishError(f"“{target}”没有上一版可以退回。上一版在第二次生成网站以后才有")
    try:
        with _locked(target):
            if _swap(previous, target) and not previous.exists():
                raise PublishError(f"“{target}”换好了，但换下来的一版没有留住")
    except OSError as error:
        raise PublishError(f"退不回去（{reason(error)}）。原来的网站没有动") from error


def _previous(target: Path) -> Path:
    return target.parent / f".{target.name}.zcjd-previous"


def _set_aside(old: Path, target: Path) -> None:
    """Keep the site of before instead of the one before that. A server may go on with what it has opened."""
    previous = _previous(target)
    if (previous / MARKER).is_file():
        shutil.rmtree(previous, ignore_errors=True)
    if not previous.exists():
        old.rename(previous)


def _refuse_foreign(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise PublishError(f"输出位置“{target}”不是目录。换一个目录")
    if target.exists() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise PublishError(f"输出目录“{target}”里有不是 zcjd 生成的文件，不敢覆盖。换一个空目录，或自己先清空它")


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    path = target.parent / f".{target.name}.zcjd.lock"
    with path.open("a+b") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise PublishError(f"另一个构建正在写“{target}”。等它完成再来") from error
        yield


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
        if not hasattr(libc, "syncfs") or libc.syncfs(descriptor) != 0:
            os.sync()
    finally:
        os.close(descriptor)


def _swap(stage: Path, target: Path) -> bool:
    """Put `stage` in place of `target`; afterwards `stage` is what stood there. False when nothing did."""
    if not target.exists():
        stage.rename(target)
        return False
    if _exchange(stage, target):
        return True
    old = target.parent / f".{target.name}.zcjd-old-{os.getpid()}"
    target.rename(old)
    try:
        stage.rename(target)
    except OSError:
        old.rename(target)
        raise
    old.rename(stage)
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
