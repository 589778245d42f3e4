"""A document's body as HTML for its page: heading and article ids, drawn flows and cards, links that lead to pages.

The parser's HTML holds no raw HTML of the author's, so what stands in it as a tag is a tag the parser wrote.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from markupsafe import Markup

from generator.elements import element_of
from generator.model import Document, Heading, Interpretation, Policy
from generator.render.fenced import draw_blocks
from generator.render.marks import Marker, mark_html, no_marks
from generator.render.official import article_of, mark_official
from generator.render.questions import disclose, question_ids
from generator.render.slug import slug
from generator.render.terms import link_terms

if TYPE_CHECKING:
    from generator.render.templates import Theme

TOC_DEPTH = 3
_PLACE = re.compile(' id="(article-[0-9-]+(?:-kuan-[0-9]+)?)"')
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_ALIGN = re.compile(r'(<t[hd]) align="(left|center|right)"')
_NAMELESS = re.compile(r"<th((?: class=\"[^\"]*\")?)></th>")  # the corner of a table is no header of anything
_LINK = re.compile(r'(<a [^>]*?href|<img [^>]*?src)="([^"]*)"')
_BACK = re.compile(r'aria-label="Back to reference ([\d-]+)"')
_NUMBERED = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]{1,5}(?:章|节|编|部分)|[一二三四五六七八九十百]{1,5}、|[（(][一二三四五六七八九十\d]{1,4}[）)]|\d{1,2}[.．、])"
)  # a heading that is put in moves the numbers of those below it, and no address
_OURS = re.compile(r"flow\d|article-|zc-|fn")  # ids that other parts of the page use


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents."""

    level: int
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class RenderedBody:
    """The finished HTML and its table of contents."""

    html: Markup
    toc: tuple[TocEntry, ...]


def article_places(policy: Policy) -> frozenset[str]:
    """The ids that a policy's articles, and their paragraphs from the second on, have on its page."""
    ids = heading_ids(policy)
    text = mark_official(_HEADING.sub(_set_ids(iter(ids), 0), policy.body.html), set(ids), {})
    return frozenset(_PLACE.findall(text))


def render_body(
    document: Document, theme: Theme, marker: Marker = no_marks, notes: Mapping[str, str] | None = None
) -> RenderedBody:
    """Render a document's body for a page two levels below the site's root.

    `marker` finds words that become links; `notes` is HTML of ours for the end of a policy's articles, by their ids.
    """
    shift = 1 if any(heading.level == 1 for heading in document.body.headings) else 0
    ids = heading_ids(document)
    toc = tuple(
        TocEntry(min(heading.level + shift, 6), heading.text, key)
        for heading, key in zip(document.body.headings, ids, strict=True)
        if heading.level + shift <= TOC_DEPTH and heading.text
    )
    text = _HEADING.sub(_set_ids(iter(ids), shift), document.body.html)
    text = _LINK.sub(lambda found: f'{found[1]}="{_address(found[2], document.path)}"', text)
    text = _TABLE.sub(_wrap_tables(), text)
    text = _BACK.sub(r'aria-label="回到正文注\1处"', text)
    if isinstance(document, Policy):
        text = mark_official(mark_html(text, marker), set(ids), notes or {})
    elif isinstance(document, Interpretation):
        text = disclose(mark_html(link_terms(text), marker), question_ids(document, ids))
    text = draw_blocks(text, document, theme, marker)
    return RenderedBody(Markup(text), toc)


def heading_ids(document: Document) -> tuple[str, ...]:
    """The id of every heading of the body, in order: unique on the page, and unmoved by headings that are added elsewhere."""
    used: set[str] = set()
    numbers: dict[str, Iterator[int]] = {}  # count on, or a thousand equal headings take a million steps
    seen: set[str] = set()
    ids = []
    for heading in document.body.headings:
        wanted = _wanted_id(heading, document, seen)
        key = wanted
        while key in used:
            key = f"{wanted}-{next(numbers.setdefault(wanted, count(2)))}"
        used.add(key)
        ids.append(key)
    return tuple(ids)


def _wanted_id(heading: Heading, document: Document, seen: set[str]) -> str:
    explicit = heading.id
    if explicit is None and heading.level == 2 and isinstance(document, Interpretation):
        element = element_of(heading)
        if element and element.id not in seen:
            seen.add(element.id)
            return element.id
    if explicit is None and isinstance(document, Policy) and (article := article_of(heading.text)):
        return article
    wanted = explicit or slug(_NUMBERED.sub("", heading.text, count=1)) or slug(heading.text) or "section"
    return f"s-{wanted}" if _OURS.match(wanted) else wanted


def _set_ids(ids: Iterator[str], shift: int) -> Callable[[re.Match[str]], str]:
    def replace(found: re.Match[str]) -> str:
        level = min(int(found[1]) + shift, 6)
        return f'<h{level} id="{html.escape(next(ids, "section"))}">{found[2]}</h{level}>'

    return replace


def _wrap_tables() -> Callable[[re.Match[str]], str]:
    """Wide tables scroll inside a region of their own, which needs a name of its own and the keyboard."""
    numbers = count(1)

    def replace(found: re.Match[str]) -> str:
        rows = _NAMELESS.sub(r"<td\1></td>", _ALIGN.sub(r'\1 class="zc-align-\2"', found[1]))
        name = f"表格{next(numbers)}"
        return f'<div class="zc-table" role="region" aria-label="{name}" tabindex="0"><table>{rows}</table></div>'

    return replace


def _address(url: str, path: str) -> str:
    """A link as drafters write it (to a file beside theirs) as a link between pages; other addresses stay."""
    try:
        parts = urlsplit(html.unescape(url))
    except ValueError:  # [待定] in an address looks like IPv6
        return url
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return url
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if not target.startswith("content/"):
        return url
    target = target.removeprefix("content/").removeprefix("pages/")
    if target.endswith(".md"):
        target = target.removesuffix(".md").removesuffix("index") + "/"
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return html.escape(f"../../{quote(target.lstrip('/'))}{fragment}")
