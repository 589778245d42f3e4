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
_HEAD = re.compile(r'<h([1-6])\b[^>]* id="([^"]*)">.*?</h\1>', re.DOTALL)
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


def part_pieces(body: RenderedBody, url: str, root: str) -> dict[str, Markup]:
    """The HTML under each heading, deeper headings included, by the heading's id; see `article_pieces`."""
    text = str(body.html)
    heads = list(_HEAD.finditer(text))
    pieces: dict[str, Markup] = {}
    for row, head in enumerate(heads):
        end = next((later.start() for later in heads[row + 1 :] if later[1] <= head[1]), len(text))
        pieces[head[2]] = Markup(_moved(text[head.end() : end], url, root))  # of our own renderer
    return pieces


def _moved(text: str, url: str, root: str) -> str:
    text = _OWN_LINK.sub("", text, count=1)
    text = _HEADING.sub(lambda found: f"<{found[1]}p>", _ID.sub("", text))
    text = _UP.sub(rf' \1="{root}', text)
    return _WITHIN.sub(f' href="{root}{url}#', text).strip()
