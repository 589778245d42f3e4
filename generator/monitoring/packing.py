"""The same bytes for the same report: Office files are zip archives, and their clocks are set to one moment."""

from __future__ import annotations

import io
import zipfile

_MOMENT = (1980, 1, 1, 0, 0, 0)


def packed(data: bytes) -> bytes:
    """The archive with every time stamp at the earliest moment a zip knows and its members in order of name.

    [Content_Types].xml stays first, as Office writes it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (not name.startswith("["), name)):
            member = zipfile.ZipInfo(name, _MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # else the machine that packs shows in the bytes
            target.writestr(member, source.read(name))
    return out.getvalue()
