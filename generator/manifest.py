"""The list of a site's files with their SHA-256, kept in the site: whether it is still what was published can be told any day.

The format is that of ``sha256sum``, so ``sha256sum -c .zcjd-manifest`` says the same without this program.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.publish import MARKER

MANIFEST = ".zcjd-manifest"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class ManifestError(Exception):
    """A site cannot be compared with its list; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How a site differs from its list: paths, each in order. `digest` is the SHA-256 of the list, `files` how many it has."""

    digest: str
    files: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether it differs in nothing."""
        return not (self.missing or self.changed or self.extra)


def write_manifest(site: Path, digests: Iterable[tuple[str, str]]) -> None:
    """Write the list into a site; `digests` are the paths of its files with their SHA-256."""
    lines = (f"{digest}  {path}\n" for path, digest in sorted(digests))
    (site / MANIFEST).write_bytes("".join(lines).encode())


def compare(site: Path) -> Compared:
    """Read every file of a site and compare it with the list; raises ManifestError."""
    try:
        text = (site / MANIFEST).read_bytes()
    except OSError as error:
        raise ManifestError(f"“{site}”里没有文件清单（{MANIFEST}）。用 zcjd build 生成的网站才有") from error
    listed: dict[str, str] = {}
    for number, line in enumerate(text.decode("utf-8", "replace").splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise ManifestError(f"{MANIFEST}:{number}: 不是“SHA-256、两个空格、文件名”，清单坏了。重新生成网站")
        listed[found[2]] = found[1]
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_symlink() or path.is_file()}
    there -= {MANIFEST, MARKER}
    return Compared(
        hashlib.sha256(text).hexdigest(),
        len(listed),
        tuple(sorted(listed.keys() - there)),
        tuple(sorted(path for path in listed.keys() & there if _digest(site / path) != listed[path])),
        tuple(sorted(there - listed.keys())),
    )


def _digest(file: Path) -> str:
    if file.is_symlink():
        return ""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
