"""What a reader sees of a document on its built page: not what was indexed, so that the two can be held against each other.

Left out is what is no word of the document: ways to other documents and to other places of the page (``nav``, ``aside``, the
banner, the timeline but for 制定依据, the notes that others amend an article, the mark of a showcase), what one presses, pictures
that stand beside the same in words, the citation and the address in it, facts of a file, and the site's own words that stand on
every page: the names of rows and blocks.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from generator.publication import Publication

_LEFT_OUT_TAGS = {"nav", "aside", "button", "svg", "script", "style", "template"}
_LEFT_OUT = {
    *("zc-banner", "zc-event", "zc-reference", "zc-qr", "zc-hidden", "zc-copied", "zc-explained"),
    *(
        "zc-award",
        "zc-amended",
        "zc-official-reading",
        "zc-official-draft",
        "zc-explains-what",
        "zc-explains-day",
        "zc-facts-note",
    ),
    *("zc-file", "zc-file-facts", "zc-media-file", "zc-card-title", "zc-glance-name", "zc-glance-caveat"),
    *("zc-glance-label", "zc-glance-source", "zc-glance-way", "zc-glance-note", "zc-guide-name", "zc-example-name"),
    *("zc-flow-number", "zc-flow-zoom", "zc-flow-next", "zc-table-hint", "zc-term-back"),
}
_NAMES = {"zc-facts": "dt", "zc-glance": "dt", "zc-flow-facts": "dt", "zc-example": "dt", "zc-contact": "dt h2"}
_NAMES |= {"zc-media-words": "summary", "zc-timeline": "h3", "zc-downloads": "h2", "zc-flow-picture": "summary"}
"""Inside these, such elements hold the site's own words."""

_INLINE = {"a", "abbr", "b", "code", "em", "i", "mark", "s", "small", "strong", "sub", "sup", "time", "wbr"}
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LABELLED = ("发布日期：", "解读人：", "解读单位：", "解读形式：", "来源：")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, set[str]]] = []
        self.texts = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.texts.append("")
        if tag not in _VOID:
            known = dict(attrs)
            self.open.append((tag, set((known.get("class") or "").split()) | ({"zc-hidden"} & set(known))))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag not in _INLINE:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._is_seen():
            self.texts[-1] += data

    def _is_seen(self) -> bool:
        tags = [tag for tag, _ in self.open]
        classes = set[str]().union(*(names for _, names in self.open))
        if "main" not in tags or _LEFT_OUT_TAGS & set(tags) or _LEFT_OUT & classes:
            return False
        return not any(tag in names.split() for place, names in _NAMES.items() if place in classes for tag in tags)


def visible(page: str) -> list[str]:
    """The texts of a page's main content, a block each, in order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    texts = (" ".join(text.split()) for text in reader.texts)
    return [text.removeprefix(next(filter(text.startswith, _LABELLED), "")) for text in texts if text]


def documents(site: Path, publication: Publication) -> dict[str, list[str]]:
    """The texts of the built page of every public document, by its address."""
    urls = [f"policies/{key}/" for key in publication.policies]
    urls += [f"interpretations/{key}/" for key in publication.interpretations]
    return {url: visible((site / url / "index.html").read_text(encoding="utf-8")) for url in urls}
