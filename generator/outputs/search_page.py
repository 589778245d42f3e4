"""The search page and the index it reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.outputs import site_output
from generator.outputs.views import TONES, site_meta
from generator.search import search_files

if TYPE_CHECKING:
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme


@site_output
def search_page(publication: Publication, theme: Theme) -> Iterator[File]:
    """A page that asks the index; without script it leads to the lists."""
    yield theme.page(
        "search/",
        "search.html",
        title="搜索",
        section="search",
        description=f"在{theme.settings.site_name}里按文件名、文号、拼音和全文搜索政策文件与政策解读。",
        meta=site_meta(theme.settings, theme.absolute("search/"), "搜索", "搜索"),
        module="search.js",
        tones=TONES,
    )


@site_output
def search_index(publication: Publication, theme: Theme) -> Iterator[File]:
    """The index. In a function of its own, so that a build can make it beside everything else."""
    yield from search_files(publication)
