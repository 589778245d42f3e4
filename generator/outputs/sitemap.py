"""sitemap.xml with the dates of the documents, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.outputs import File, site_output
from generator.outputs.views import interpretation_url, policy_url

if TYPE_CHECKING:
    from generator.publication import Publication
    from generator.render.templates import Theme

LIMIT = 50_000
"""The sitemap protocol's limit of addresses in one file."""


@site_output
def sitemap(publication: Publication, theme: Theme) -> Iterator[File]:
    """sitemap.xml, or an index of several when there are more than LIMIT addresses; nothing without site_url."""
    if not theme.settings.site_url:
        return
    entries = list(_entries(publication, theme))
    parts = [entries[start : start + LIMIT] for start in range(0, len(entries), LIMIT)]
    if len(parts) == 1:
        yield File("sitemap.xml", _xml("urlset", "url", parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield File(name, _xml("urlset", "url", part))
    yield File("sitemap.xml", _xml("sitemapindex", "sitemap", [(theme.absolute(name), None) for name in names]))


@site_output
def robots(publication: Publication, theme: Theme) -> Iterator[File]:
    """robots.txt: everything may be read."""
    lines = ["User-agent: *", "Allow: /"]
    if theme.settings.site_url:
        lines.append(f"Sitemap: {theme.absolute('sitemap.xml')}")
    yield File("robots.txt", ("\n".join(lines) + "\n").encode())


def _entries(publication: Publication, theme: Theme) -> Iterator[tuple[str, date | None]]:
    documents = {
        **{policy_url(policy): policy.published for policy in publication.policies.values()},
        **{interpretation_url(item): item.published for item in publication.interpretations.values()},
    }
    newest = max((day for day in documents.values() if day), default=None)
    for url in ("", "policies/", "interpretations/"):
        yield theme.absolute(url), newest
    for url in theme.written:
        if url:
            yield theme.absolute(url), None
    for url, day in sorted(documents.items()):
        yield theme.absolute(url), day


def _xml(root: str, item: str, entries: list[tuple[str, date | None]]) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for address, day in entries:
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        lines.append(f"<{item}><loc>{escape(address)}</loc>{changed}</{item}>")
    return "\n".join([*lines, f"</{root}>", ""]).encode()
