"""The articles of a rendered policy one by one, to stand on another page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from generator.render.body import RenderedBody

_OPENED = re.compile(r'<div class="zc-article" id="(article-[\d-]+)"[^>]*>')
_DIV = re.compile(r"<(/?)div\b[^>]*>")
_ID = re.compile(r' (?:id|tabindex|aria-label|role)="[^"]*"')
_OWN_LINK = re.compile(r'<a class="zc-permalink"[^>]*>(.*?)</a>\s*', re.DOTALL)
_HEADING = re.compile(r"<(/?)h[1-6]\b[^>]*>")
_WITHIN = re.compile(r' href="#')
_UP = re.compile(r' (href|src)="(?:\.\./)+')


def article_pieces(body: RenderedBody, url: str, root: str) -> dict[str, Markup]:
    """The HTML within each article, by its id, without ids and the number it begins with.

    `url` is the policy's page and `root` the way from the other page up to the site's root: links keep leading where they led.
    """
    text = str(body.html)
    pieces: dict[str, Markup] = {}
    for opened in _OPENED.finditer(text):
        depth = 1
        for found in _DIV.finditer(text, opened.end()):
            depth += -1 if found[1] else 1
            if depth == 0:
                pieces[opened[1]] = Markup(_moved(text[opened.end() : found.start()], url, root))  # of our own renderer
                break
    return pieces


def _moved(text: str, url: str, root: str) -> str:
    text = _OWN_LINK.sub("", text, count=1)
    text = _HEADING.sub(lambda found: f"<{found[1]}p>", _ID.sub("", text))
    text = _UP.sub(rf' \1="{root}', text)
    return _WITHIN.sub(f' href="{root}{url}#', text).strip()
