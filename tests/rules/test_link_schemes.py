"""Active addresses in every disguise, and harmless ones."""

from __future__ import annotations

import pytest

from generator.rules.link_schemes import ACTIVE, active_in_text, scheme


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "java\u00adscript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "%6aavascript:alert(1)",
        "%256aavascript:alert(1)",
        "ｊａｖａｓｃｒｉｐｔ：alert(1)",
        "java&Tab;script:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "DATA:,x",
        "file:///etc/hosts",
        "view-source:https://example.org",
        "blob:https://example.org/1",
    ],
)
def test_an_active_address_is_seen_through(url: str) -> None:
    assert scheme(url) in ACTIVE


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/javascript:x", "https"),
        ("../2026-a/", ""),
        ("#flow", ""),
        ("?q=javascript:x", ""),
        ("javascript.html", ""),
        ("policies/2026-data/", ""),
        ("tel:0000-12345678", "tel"),
        ("", ""),
    ],
)
def test_a_harmless_address_is_left_alone(url: str, name: str) -> None:
    assert scheme(url) == name


@pytest.mark.parametrize(
    "text", ["点 javascript:alert(1)", "data:text/html,x", "见 file:///D:/a.doc", "ｖｂｓｃｒｉｐｔ：x"]
)
def test_active_addresses_are_seen_in_plain_texts(text: str) -> None:
    assert active_in_text(text)


@pytest.mark.parametrize(
    "text",
    ["Open data: 示例", "JavaScript 培训", "JavaScript：从入门到精通", "metadata:text", "file: 附件", "依据：第三条"],
)
def test_ordinary_texts_are_not_active(text: str) -> None:
    assert not active_in_text(text)
