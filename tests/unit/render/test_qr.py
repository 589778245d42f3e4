"""QR codes: standard modules, small, with a Chinese name."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import segno

from generator.render.qr import MASK, QUIET_ZONE, qr_svg

URL = "https://zcjd.example.org/policies/2026-zufang-butie/"


def test_the_picture_shows_exactly_the_modules_of_the_code() -> None:
    svg = qr_svg(URL)
    code = segno.make(URL, error="m", mask=MASK, boost_error=False, micro=False)
    dark = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", svg)
        for step in range(int(length))
    }
    expected = {
        (x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(code.matrix) for x, cell in enumerate(row) if cell
    }
    assert dark == expected
    assert code.mask == MASK


def test_it_is_an_image_with_a_chinese_name_and_no_fixed_size() -> None:
    root = ET.fromstring(qr_svg(URL))
    assert root.get("role") == "img"
    assert root.get("aria-label") == f"二维码：{URL}"
    assert root.get("width") is None
    assert root.findtext("{http://www.w3.org/2000/svg}title") == f"二维码：{URL}"


def test_an_address_with_ampersand_and_quote_is_escaped() -> None:
    svg = qr_svg('https://example.org/?a=1&b="<x>')
    assert ET.fromstring(svg).get("aria-label") == '二维码：https://example.org/?a=1&b="<x>'


def test_a_usual_address_stays_small() -> None:
    assert len(qr_svg(URL)) < 8_000
