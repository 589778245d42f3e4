"""A page's address as a QR code: inline SVG, dark on white in every colour scheme, because scanners need that."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import segno

# Trying all eight masks and higher levels of error correction takes four times as long; any mask is valid by the standard.
MASK = 2
QUIET_ZONE = 2


@lru_cache(maxsize=4096)
def qr_svg(url: str) -> str:
    """The code for `url`. It has no size of its own: it fills the width that the style sheet gives it."""
    code = segno.make(url, error="m", mask=MASK, boost_error=False, micro=False)
    path, size = _path(code.matrix), len(code.matrix) + 2 * QUIET_ZONE
    name = escape(f"二维码：{url}", quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="zc-qr-svg" role="img" aria-label="{name}" viewBox="0 0 {size} {size}">'
        f'<title>{name}</title><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" shape-rendering="crispEdges" d="{path}"/></svg>'
    )


def _path(matrix: tuple[bytearray, ...]) -> str:
    """A line for every run of dark modules."""
    data = []
    for y, row in enumerate(matrix):
        cells = bytes(row) + b"\0"
        start = cells.find(1)
        while start >= 0:
            end = cells.find(0, start)
            data.append(f"M{start + QUIET_ZONE} {y + QUIET_ZONE}.5h{end - start}")
            start = cells.find(1, end)
    return "".join(data)
