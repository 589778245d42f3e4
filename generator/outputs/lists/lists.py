"""The lists of all policies and of all interpretations, newest first, in pages that need no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.outputs import heads_output
from generator.outputs.data.changes import latest
from generator.outputs.data.feeds import feeds_of
from generator.outputs.lists.index_values import BY_FORM, TOPICS, Entry, entries, form_entries
from generator.outputs.lists.items import interpretation_items, placed, policy_items
from generator.outputs.lists.paging import NEWEST, cut
from generator.outputs.views import newest_first, site_meta
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.model import Document
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

DOORS = 12


@heads_output
def policy_list(publication: Publication, theme: Theme) -> Iterator[File]:
    """All policies."""
    doors = ("按主题查", entries(TOPICS, publication)[:DOORS])
    items = policy_items(publication, theme)
    yield from _pages("policies/", "政策文件", "份", publication.policies, items, doors, theme)


@heads_output
def interpretation_list(publication: Publication, theme: Theme) -> Iterator[File]:
    """All interpretations."""
    doors = (BY_FORM, form_entries(publication))
    items = interpretation_items(publication, theme)
    yield from _pages("interpretations/", "政策解读", "篇", publication.interpretations, items, doors, theme)


def _pages(
    base: str,
    name: str,
    unit: str,
    documents: Mapping[str, Document],
    items: Mapping[str, Markup],
    doors: tuple[str, Sequence[Entry]],
    theme: Theme,
) -> Iterator[File]:
    for pages, shown in cut(base, newest_first(documents.values()), theme.settings.page_size):
        url = pages.url()
        yield theme.page(
            url,
            "list.html",
            title=name if pages.number == NEWEST else f"{name}（第{pages.number}页）",
            section="library" if base == "policies/" else base.strip("/"),
            description=f"{theme.settings.site_name}：{name}，共{pages.total}{unit}，按发布日期排列。",
            trail=() if pages.number == NEWEST else (Crumb(name, base),),
            meta=site_meta(theme.settings, theme.absolute(url), name, "列表"),
            feeds=feeds_of("", theme.settings.site_name),
            changed=latest(shown),
            counted=f"共{pages.total}{unit}，按发布日期排列，新的在前",
            empty=f"还没有发布{name}。",
            doors=doors if pages.number == NEWEST else ("", ()),
            items=placed((items[item.id] for item in shown), url),
            pages=pages,
        )
