"""What one run keeps for the next, in the user's own cache: outside of the project, where nobody could commit a forged answer.

Everything kept carries the digest of the program that made it, so another version, or a changed rule, begins anew. Losing the
cache costs time and nothing else; a file that is damaged, cut short or not ours counts as lost.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ENOUGH = 64
"""Documents a project must have before keeping anything is faster than doing it again."""

_PACKAGES = ("comrak-ext", "pyyaml", "jinja2", "pypinyin", "graphviz-pure", "chinesecalendar", "pypdf")
"""Libraries whose answers are kept."""

_MARK = hashlib.sha256().digest_size


def folder_of(root: Path) -> Path | None:
    """Where this project's answers are kept; None where the user has no such place, or only one inside of the project."""
    place = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        base = Path(place) if place else Path.home() / ".cache"
        whole = root.resolve()
        full = base.resolve()
    except (OSError, RuntimeError):
        return None
    if full.is_relative_to(whole):
        return None
    return full / "zcjd" / hashlib.sha256(os.fsencode(whole)).hexdigest()[:16]


def recall(file: Path) -> object | None:
    """What `keep` put into this file; None when there is nothing that this very program kept for this very user."""
    try:
        if hasattr(os, "getuid") and file.stat().st_uid != os.getuid():
            return None
        data = file.read_bytes()
    except OSError:
        return None
    head, body = data[: 2 * _MARK], memoryview(data)[2 * _MARK :]
    if head[:_MARK] != program_digest() or head[_MARK:] != hashlib.sha256(body).digest():
        return None
    was_on = gc.isenabled()
    gc.disable()  # hundreds of thousands of new objects, none of them garbage
    try:
        value: object = pickle.loads(body)
    except Exception:  # written by the same program, so only a damaged disk comes here: as good as nothing
        return None
    finally:
        if was_on:
            gc.enable()
    return value


def keep(file: Path, value: object) -> None:
    """Keep a value for the next run; does nothing where the disk refuses."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(program_digest() + hashlib.sha256(body).digest())
                stream.write(body)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


@cache
def program_digest() -> bytes:
    """A digest of this program, of the libraries whose answers it keeps and of Python."""
    total = hashlib.sha256(f"{sys.version}\0{[_version(name) for name in _PACKAGES]}".encode())
    base = Path(__file__).parent
    for file in sorted(path for path in base.rglob("*") if path.suffix in (".py", ".yml")):
        total.update(f"{file.relative_to(base).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return total.digest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
