"""Telephone numbers and addresses in a plain text as links that a phone can dial and a browser can open."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_URL = r"https?://[^\s\u3000-\u303f\uff00-\uffef\u2018-\u201d<>\"']+"
_LANDLINE = r"(?<![\d-])(?:\(?0\d{2,3}\)?-?\d{7,8}|400-?\d{3}-?\d{4}|1[3-9]\d{9})(?![\d-]*\d)"
_HOTLINE = r"(?<![\d-])1[0-9]{4}(?![\d-]*\d)"
_ANYWHERE = re.compile(f"(?P<url>{_URL})|(?P<phone>{_LANDLINE})")
_IN_PHONE_ROW = re.compile(f"(?P<url>{_URL})|(?P<phone>{_LANDLINE}|{_HOTLINE})")
_PHONE_LABEL = re.compile("电话|热线|手机|联系")


def linked(text: str, label: str = "") -> Markup:
    """The text with its numbers and addresses as links; short numbers such as 12345 only where the label speaks of a telephone."""
    pattern = _IN_PHONE_ROW if _PHONE_LABEL.search(label) else _ANYWHERE
    parts: list[Markup] = []
    at = 0
    for found in pattern.finditer(text):
        parts.append(escape(text[at : found.start()]))
        parts.append(_link(found))
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def phones(text: str) -> list[str]:
    """The telephone numbers of a text that names some, short ones included, as a phone dials them."""
    return [_dialled(found["phone"]) for found in _IN_PHONE_ROW.finditer(text) if found["phone"]]


def web_addresses(text: str) -> list[str]:
    """The web addresses of a text."""
    return [found["url"] for found in _ANYWHERE.finditer(text) if found["url"]]


def _dialled(phone: str) -> str:
    return "".join(character for character in phone if character.isdecimal() or character == "-")


def _link(found: re.Match[str]) -> Markup:
    if found["phone"]:
        return Markup('<a class="zc-tel" href="tel:{}">{}</a>').format(_dialled(found["phone"]), found["phone"])
    return Markup('<a href="{}" rel="noopener">{}</a>').format(found["url"], found["url"])
