"""The indexes: policies by topic, group of people, issuing body, year and validity, and interpretations by form.

Each value has its list, each kind a page that leads to its values with true counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from generator.outputs import heads_output, site_output
from generator.outputs.data.feeds import feeds_of
from generator.outputs.lists.index_values import (
    BY_FORM,
    FORMS,
    GROUPS,
    KINDS,
    TOPICS,
    VALIDITY,
    Entry,
    entries,
    form_entries,
)
from generator.outputs.lists.items import interpretation_items, placed, policy_items
from generator.outputs.lists.paging import NEWEST, cut
from generator.outputs.lists.services import Service, services
from generator.outputs.views import site_meta
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

LIBRARY = Crumb("规范性文件库", "library/")
READINGS = Crumb("政策解读", "interpretations/")
_SERVICES = 6
_OTHERS = 12


@site_output
def indexes_of_policies(publication: Publication, theme: Theme) -> Iterator[File]:
    """The pages of every kind of index, and the lists of their values."""
    items = policy_items(publication, theme)
    offered: defaultdict[str, list[Service]] = defaultdict(list)
    for service in services(publication):
        if service.policy.mark.in_force:
            offered[service.policy_id].append(service)
    for kind in KINDS:
        made = entries(kind, publication)
        note = "一份文件可能属于几类" if kind in (TOPICS, GROUPS) else ""
        yield _overview(kind.base, kind.title, kind.noun, "份", note, LIBRARY, made, theme)
        for entry in made:
            found = (service for key in entry.ids for service in offered[key]) if kind in (TOPICS, GROUPS) else ()
            useful = list(islice(found, _SERVICES))
            way = (LIBRARY, Crumb(kind.title, kind.base))
            fed = feeds_of(entry.url, entry.name) if kind in (TOPICS, GROUPS) and theme.settings.site_url else ()
            yield from _lists(
                entry, made, way, items, theme, unit="份", useful=useful, feeds=fed, mixed=kind is not VALIDITY
            )


@heads_output
def index_of_forms(publication: Publication, theme: Theme) -> Iterator[File]:
    """Interpretations by form."""
    items = interpretation_items(publication, theme)
    made = form_entries(publication)
    yield _overview(FORMS, BY_FORM, "解读形式", "篇", "一篇解读可能有几种形式", READINGS, made, theme)
    for entry in made:
        yield from _lists(entry, made, (READINGS, Crumb(BY_FORM, FORMS)), items, theme, unit="篇")


def _overview(
    base: str, title: str, noun: str, unit: str, note: str, parent: Crumb, made: Sequence[Entry], theme: Theme
) -> File:
    return theme.page(
        base,
        "index.html",
        title=title,
        section=parent.url.strip("/") if parent.url else "",
        description=f"{theme.settings.site_name}：{title}，共{len(made)}类，每类标明有几{unit}。",
        trail=(parent,),
        meta=site_meta(theme.settings, theme.absolute(base), title, "栏目"),
        noun=noun,
        unit=unit,
        note=note,
        entries=made,
    )


def _lists(
    entry: Entry,
    made: Sequence[Entry],
    way: tuple[Crumb, ...],
    items: Mapping[str, Markup],
    theme: Theme,
    *,
    unit: str,
    useful: Sequence[Service] = (),
    feeds: Sequence[tuple[str, str]] = (),
    mixed: bool = False,
) -> Iterator[File]:
    """The list of one value; `useful` are services that stand above it; `mixed` lists say how many policies hold."""
    others = [other for other in made if other is not entry]
    counted = f"共{entry.count}{unit}" + (f"，其中现行有效{entry.in_force}{unit}" if mixed else "")
    for pages, shown in cut(entry.url, entry.ids, theme.settings.page_size):
        url = pages.url()
        newest = pages.number == NEWEST
        yield theme.page(
            url,
            "list.html",
            title=entry.name if newest else f"{entry.name}（第{pages.number}页）",
            section=way[0].url.strip("/") if way[0].url else "",
            description=f"{theme.settings.site_name}：{entry.name}，{counted}，按发布日期排列。",
            trail=way if newest else (*way, Crumb(entry.name, entry.url)),
            meta=site_meta(theme.settings, theme.absolute(url), entry.name, "列表"),
            feeds=feeds,
            changed=entry.changed if newest else None,
            counted=f"{counted}，新的在前",
            empty="",
            items=placed((items[key] for key in shown), url),
            pages=pages,
            useful=useful if newest else (),
            others=others[:_OTHERS] if newest else (),
            all_others=way[-1],
        )
