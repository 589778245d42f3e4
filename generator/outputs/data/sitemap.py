"""sitemap.xml, which lists every page once with the day of its last change where documents give one, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.outputs import File, Listed, closing_output, heads_output

if TYPE_CHECKING:
    from generator.publication import Publication
    from generator.render.templates import Theme

LIMIT = 50_000
"""The sitemap protocol's limit of addresses in one file."""


@closing_output
def sitemap(listed: Sequence[Listed], publication: Publication, theme: Theme) -> Iterator[File]:
    """sitemap.xml, or an index of several when there are more than LIMIT addresses; nothing without site_url."""
    if not theme.settings.site_url:
        return
    entries = [(theme.absolute(url), day) for url, day in listed]
    parts = [entries[start : start + LIMIT] for start in range(0, len(entries), LIMIT)]
    if len(parts) == 1:
        yield File("sitemap.xml", _xml("urlset", "url", parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield File(name, _xml("urlset", "url", part))
    yield File("sitemap.xml", _xml("sitemapindex", "sitemap", [(theme.absolute(name), None) for name in names]))


@heads_output
def robots(publication: Publication, theme: Theme) -> Iterator[File]:
    """robots.txt: everything may be read."""
    lines = ["User-agent: *", "Allow: /"]
    if theme.settings.site_url:
        lines.append(f"Sitemap: {theme.absolute('sitemap.xml')}")
    yield File("robots.txt", ("\n".join(lines) + "\n").encode())


def _xml(root: str, item: str, entries: list[tuple[str, date | None]]) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for address, day in entries:
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        lines.append(f"<{item}><loc>{escape(address)}</loc>{changed}</{item}>")
    return "\n".join([*lines, f"</{root}>", ""]).encode()
