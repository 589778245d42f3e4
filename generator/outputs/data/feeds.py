"""Feeds of what is new (Atom, RFC 4287, and JSON Feed 1.1): all documents, and those of each topic and of each group of people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator.model import Document, Interpretation, Policy
from generator.outputs import File, site_output
from generator.outputs.data.changes import document_changed
from generator.outputs.lists.index_values import GROUPS, TOPICS, entries
from generator.outputs.views import describe, interpretation_url, policy_url, title_of

if TYPE_CHECKING:
    from generator.publication import Publication
    from generator.render.templates import Theme

LIMIT = 50
"""Entries in one feed."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in a feed. `key` never changes, not even when the document is renamed; `related` are its other halves."""

    key: str
    address: str
    title: str
    summary: str
    published: date
    updated: date
    author: str
    categories: tuple[str, ...]
    related: tuple[tuple[str, str], ...]


def feeds_of(base: str, name: str) -> tuple[tuple[str, str], ...]:
    """Title and address of the two feeds of the list at `base` ("", "topics/x/"), for `Theme.page(feeds=…)`."""
    return ((f"{name}（Atom）", f"{base}feed.atom"), (f"{name}（JSON Feed）", f"{base}feed.json"))


@site_output
def feeds(publication: Publication, theme: Theme) -> Iterator[File]:
    """The feeds of everything, of each topic and of each group; none without site_url, for a feed holds full addresses."""
    if not theme.settings.site_url:
        return
    policies, items, site = publication.policies, publication.interpretations, theme.settings.site_name
    newest = _Newest(publication, theme)
    yield from _pair("", site, newest.of([*policies.values(), *items.values()]), publication, theme)
    for kind in (TOPICS, GROUPS):
        for value in entries(kind, publication):
            chosen = [policies[key] for key in value.ids]
            told = {item.id: item for policy in chosen for item in publication.explained_by(policy)}
            found = newest.of([*chosen, *told.values()])
            yield from _pair(value.url, f"{value.name} - {site}", found, publication, theme)


class _Newest:
    """The newest of many documents as entries; what the documents say is read once, and only of those that stand in a feed."""

    def __init__(self, publication: Publication, theme: Theme) -> None:
        self._publication = publication
        self._theme = theme
        self._made: dict[tuple[bool, str], Entry] = {}
        documents: tuple[Document, ...] = (*publication.policies.values(), *publication.interpretations.values())
        self._changed = {_name(document): document_changed(document, publication) for document in documents}

    def of(self, documents: Iterable[Policy | Interpretation]) -> list[Entry]:
        """At most LIMIT entries, the latest change first; a draft in the preview has no date and no entry."""
        dated = [document for document in documents if document.published]
        dated.sort(key=self._rank)
        return [self._entry(document) for document in dated[:LIMIT]]

    def _rank(self, document: Document) -> tuple[int, int, str, bool]:
        published = document.published or date.min
        changed = self._changed[_name(document)] or published
        return -changed.toordinal(), -published.toordinal(), document.id, isinstance(document, Policy)

    def _entry(self, document: Policy | Interpretation) -> Entry:
        name = _name(document)
        if name not in self._made:
            published = document.published or date.min
            updated = self._changed[name] or published
            self._made[name] = _entry(document, published, updated, self._publication, self._theme)
        return self._made[name]


def _name(document: Document) -> tuple[bool, str]:
    """What tells documents apart: a policy and its interpretation share an id."""
    return isinstance(document, Policy), document.id


def _pair(base: str, title: str, found: Sequence[Entry], publication: Publication, theme: Theme) -> Iterator[File]:
    updated = max((entry.updated for entry in found), default=publication.as_of)
    yield File(f"{base}feed.atom", _atom(base, title, found, updated, theme))
    yield File(f"{base}feed.json", _json(base, title, found, theme))


def _entry(
    document: Policy | Interpretation, published: date, updated: date, publication: Publication, theme: Theme
) -> Entry:
    first = next(iter(document.former_ids), document.id)
    related: Iterable[Policy | Interpretation]
    if isinstance(document, Policy):
        kind, author, topics = "policies", document.issuer, document.topics
        related, summary = publication.explained_by(document), describe(document, document.summary)
    else:
        related = covered = publication.explains(document)
        topics = tuple(dict.fromkeys(topic for policy in covered for topic in policy.topics))
        kind, author, summary = "interpretations", document.unit, describe(document)
    return Entry(
        key=theme.absolute(f"{kind}/{first}/"),
        address=theme.absolute(_url(document)),
        title=title_of(document),
        summary=summary,
        published=published,
        updated=updated,
        author=author or theme.settings.owner or theme.settings.site_name,
        categories=topics,
        related=tuple((title_of(other), theme.absolute(_url(other))) for other in related),
    )


def _url(document: Policy | Interpretation) -> str:
    return policy_url(document) if isinstance(document, Policy) else interpretation_url(document)


def _atom(base: str, title: str, found: Sequence[Entry], updated: date, theme: Theme) -> bytes:
    feed = Element("feed", {"xmlns": _ATOM, _LANG: "zh-CN"})
    _text(feed, "id", theme.absolute(f"{base}feed.atom"))
    _text(feed, "title", title)
    _text(feed, "updated", _moment(updated))
    _link(feed, "self", theme.absolute(f"{base}feed.atom"), kind="application/atom+xml")
    _link(feed, "alternate", theme.absolute(base), kind="text/html")
    _text(SubElement(feed, "author"), "name", theme.settings.owner or theme.settings.site_name)
    for entry in found:
        node = SubElement(feed, "entry")
        _text(node, "id", entry.key)
        _text(node, "title", entry.title)
        _text(node, "published", _moment(entry.published))
        _text(node, "updated", _moment(entry.updated))
        _link(node, "alternate", entry.address, kind="text/html")
        for name, address in entry.related:
            _link(node, "related", address, kind="text/html", title=name)
        _text(SubElement(node, "author"), "name", entry.author)
        for category in entry.categories:
            SubElement(node, "category", {"term": _clean(category)})
        _text(node, "summary", entry.summary)
    ElementTree.indent(feed, "")
    data: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _json(base: str, title: str, found: Sequence[Entry], theme: Theme) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": theme.absolute(base),
        "feed_url": theme.absolute(f"{base}feed.json"),
        "language": "zh-CN",
        "authors": [{"name": theme.settings.owner or theme.settings.site_name}],
        "items": [_item(entry) for entry in found],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.key,
        "url": entry.address,
        "title": entry.title,
        "content_text": _told(entry),
        "summary": entry.summary,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": entry.author}],
        "tags": list(entry.categories),
    }
    return {key: value for key, value in item.items() if value}


def _told(entry: Entry) -> str:
    """The summary, and below it where the other half is: JSON Feed has no links of its own."""
    return "\n".join([entry.summary, *(f"{name}：{address}" for name, address in entry.related)])


def _moment(day: date) -> str:
    """A day as the beginning of that day in Beijing; documents state no hour."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _clean(text)


def _link(parent: Element, relation: str, address: str, *, kind: str, title: str = "") -> None:
    attributes = {"rel": relation, "type": kind, "href": address}
    SubElement(parent, "link", {**attributes, "title": _clean(title)} if title else attributes)


def _clean(text: str) -> str:
    """The text without the characters that XML has no way to write."""
    return _NOT_XML.sub("", text)
