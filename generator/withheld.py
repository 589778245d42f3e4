"""Links to documents that the public does not see yet: on that day they are words like others, not ways into the void."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from generator.model import Document

D = TypeVar("D", bound="Document")
_ANCHOR = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def without_links_to(document: D, hidden: Collection[str]) -> D:
    """The document, its links to the files `hidden` (paths in the project) put as plain text; itself when it has none."""
    if not hidden or not any(_target(link.url, document.path) in hidden for link in document.body.links):
        return document

    def unlink(found: re.Match[str]) -> str:
        return found[2] if _target(html.unescape(found[1]), document.path) in hidden else found[0]

    links = tuple(link for link in document.body.links if _target(link.url, document.path) not in hidden)
    return replace(document, body=replace(document.body, html=_ANCHOR.sub(unlink, document.body.html), links=links))


def _target(url: str, path: str) -> str:
    """The path in the project that a relative link leads to; empty for other addresses."""
    try:
        parts = urlsplit(url)
    except ValueError:  # [待定] in an address looks like IPv6
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
