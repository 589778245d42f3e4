"""Zip archives, and office files, which are zips too: the same content gives the same bytes whenever and wherever it is packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files, by name inside it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            _add(archive, name, files[name])
    return target.getvalue()


def settled(archive: bytes) -> bytes:
    """An archive that another library made, without the time at which it did; the order of its files stays."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            _add(new, name, old.read(name))
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # else it tells which system packed it
    entry.external_attr = _MODE
    archive.writestr(entry, data)
