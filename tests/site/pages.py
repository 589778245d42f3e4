"""Builds the pages of a project in this process, and reads a page back the way a browser would."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from generator import settings
from generator.checker import check
from generator.engine import build_shells
from generator.model import Corpus
from generator.monitoring.monitoring import Monitoring, published_reports
from generator.outputs import whole_site
from generator.publication import publish
from generator.reader import read_corpus
from generator.render.templates import Theme
from generator.settings import Settings
from generator.standards import load as load_standard

AS_OF = date(2026, 11, 24)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def build(root: Path, scratch: Path, as_of: date = AS_OF) -> dict[str, bytes]:
    """Every file of the site but the attachments, by path."""
    chosen = settings.load(root)
    build_shells(chosen, scratch)
    theme = Theme.load(chosen, scratch)
    corpus = read_corpus(root)
    public = publish(corpus, chosen, as_of, reports=_reports(root, corpus, chosen, as_of))
    files = list(whole_site(public, theme))
    twice = [path for path, count in Counter(file.path for file in files).items() if count > 1]
    assert not twice, f"written twice: {twice}"
    return {file.path: file.data for file in files}


def _reports(root: Path, corpus: Corpus, chosen: Settings, as_of: date) -> tuple[Monitoring, ...]:
    """The 通报 that the site shows; nothing is checked for a site that shows none."""
    if not chosen.published_reports:
        return ()
    standard = load_standard(chosen.standard, root)
    findings = check(corpus, chosen, standard, as_of=as_of).findings
    return published_reports(corpus, chosen, standard, findings, as_of)


@dataclass
class Page(HTMLParser):
    """A page as tags: what stands in it, and whether every tag was closed."""

    path: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    parents: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: str, data: bytes) -> Page:
        """Read a page."""
        page = cls(path)
        HTMLParser.__init__(page)
        page.feed(data.decode())
        page.close()
        page.unbalanced += page.open
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parents.append(self.open[-1] if self.open else "")
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unbalanced.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, name: str, inside: str = "") -> list[dict[str, str]]:
        """The attributes of every tag with this name; `inside` is the tag it must stand directly in."""
        found = zip(self.tags, self.parents, strict=True)
        return [attributes for (tag, attributes), parent in found if tag == name and inside in ("", parent)]

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]
