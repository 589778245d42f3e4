"""Small sites whose every file says which release it is of, and what must be true of any site that is in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator.manifest import ManifestError, compare, write_manifest
from generator.publish import MARKER, replace_site

PAIRS = 15
PARTS = [f"{half}/{number}.html" for number in range(PAIRS) for half in ("policies", "interpretations")]
LEFT = {".site.zcjd-previous", ".site.zcjd.lock"}
"""What stays beside a site."""


def write_release(stage: Path, release: int) -> None:
    """Fill a stage with this release: pages of a few kilobytes, and the list of them."""
    digests: list[tuple[str, str]] = []
    for part in PARTS:
        data = f"{release}\n{part}\n".encode() * (50 + len(digests) * 20)
        (stage / part).parent.mkdir(exist_ok=True)
        (stage / part).write_bytes(data)
        digests.append((part, hashlib.sha256(data).hexdigest()))
    write_manifest(stage, digests)


def publish_release(site: Path, release: int) -> None:
    """Put this release in place."""
    replace_site(site, lambda stage: write_release(stage, release))


def release_of(data: bytes) -> int:
    """The release that a file is of."""
    return int(data[: data.index(b"\n")])


def broken(site: Path) -> Iterator[str]:
    """What is wrong with a site that should be one whole release, and with the one that would come back."""
    for place in (site, site.with_name(".site.zcjd-previous")):
        if place == site or (place / MARKER).exists():
            try:
                found = compare(place)
            except ManifestError as error:
                yield f"{place.name}: {error}"
                continue
            if not found.same:
                yield f"{place.name}: {found.missing} missing, {found.changed} changed, {found.extra} extra"
            if found.files != len(PARTS):
                yield f"{place.name}: {found.files} files"
            elif len(releases := {release_of((place / part).read_bytes()) for part in PARTS}) != 1:
                yield f"{place.name}: releases {releases}"


def beside(site: Path) -> set[str]:
    """The names of what lies beside a site and should not."""
    return {path.name for path in site.parent.iterdir()} - LEFT - {site.name}
