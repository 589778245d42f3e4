"""The hand-written pages (关于、使用帮助 …), the files that stand beside them, and the page for addresses that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.outputs import File, heads_output
from generator.outputs.views import site_meta
from generator.theme import NOT_FOUND

if TYPE_CHECKING:
    from generator.publication import Publication
    from generator.render.templates import Theme

_SECTIONS = {"help/": "help", "about/": "about"}


@heads_output
def written_pages(publication: Publication, theme: Theme) -> Iterator[File]:
    """Every page of content/pages/ but the home page."""
    for url in theme.written:
        if url:
            title = theme.shells[url].title or url.strip("/")
            meta = site_meta(theme.settings, theme.absolute(url), title, "栏目")
            yield theme.page(url, "", title=title, section=_SECTIONS.get(url, ""), meta=meta)


@heads_output
def not_found(publication: Publication, theme: Theme) -> Iterator[File]:
    """The page a server shows for an address that does not exist; its links start at the site's root."""
    yield theme.page(NOT_FOUND, "not-found.html", title="没有找到这个页面", meta=[("robots", "noindex")])


@heads_output
def assets(publication: Publication, theme: Theme) -> Iterator[File]:
    """The style sheets in one file, the scripts, and the pictures of the theme and of content/pages/."""
    yield File(theme.styles, theme.style_sheet())
    yield from theme.asset_files()
