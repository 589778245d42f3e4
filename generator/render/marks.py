"""Links laid over the words of a rendered body: found in the text as it is read, set only where no link stands yet.

The parser's HTML holds no raw HTML of the author's, so a text lies between the tags that the parser wrote.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_INLINE = frozenset(("a", "strong", "em", "del", "code", "sup", "sub", "dfn", "br", "img"))
_CLOSED = frozenset(("a", "code", "pre", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "summary"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that becomes a link; `kind` is its class, `id` an address of its own or empty."""

    start: int
    end: int
    url: str
    kind: str
    id: str = ""


Marker: TypeAlias = Callable[[str], Iterable[Mark]]


def no_marks(text: str) -> Iterable[Mark]:
    """Nothing is marked."""
    return ()


def mark_html(text: str, marker: Marker, *, apart: bool = False) -> str:
    """The HTML with a link for each mark that lies within one piece of text, outside links, headings and code.

    The marker reads those too, as what stands before; with `apart` it reads piece by piece only what it may mark.
    """
    parts = _TAG.split(text)
    for run in _runs(parts):
        for piece in [[place] for place in run if place >= 0] if apart else [run]:
            _mark_run(parts, piece, marker)
    return "".join(parts)


def mark_text(text: str, marker: Marker) -> Markup:
    """A plain text, escaped, with its links."""
    parts = [html.escape(text)]
    _mark_run(parts, [0], marker)
    return Markup(parts[0])  # escaped piece by piece


def _runs(parts: list[str]) -> Iterator[list[int]]:
    """The places of the texts that are read as one: those of a paragraph, an item, a cell. Closed ones count as ~place."""
    run: list[int] = []
    closed = 0
    for place, part in enumerate(parts):
        if place % 2 == 0:
            if part:
                run.append(~place if closed else place)
            continue
        found = _NAME.match(part)
        name = found[1] if found else ""
        if name in _CLOSED:
            closed += -1 if part.startswith("</") else 1
        if name not in _INLINE:
            if run:
                yield run
            run = []
    if run:
        yield run


def _mark_run(parts: list[str], run: list[int], marker: Marker) -> None:
    plain = [html.unescape(parts[place if place >= 0 else ~place]) for place in run]
    marks = sorted(marker("".join(plain)), key=lambda mark: mark.start)
    if not marks:
        return
    start = 0
    for place, text in zip(run, plain, strict=True):
        end = start + len(text)
        if place >= 0:
            inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
            if inside:
                parts[place] = "".join(_linked(text, start, inside))
        start = end


def _linked(text: str, offset: int, marks: list[Mark]) -> Iterator[str]:
    at = 0
    for mark in marks:
        start, end = mark.start - offset, mark.end - offset
        if start < at:
            continue  # two marks over one word: the first stays
        key = f' id="{html.escape(mark.id)}"' if mark.id else ""
        yield html.escape(text[at:start])
        yield f'<a class="{mark.kind}"{key} href="{html.escape(mark.url)}">{html.escape(text[start:end])}</a>'
        at = end
    yield html.escape(text[at:])
