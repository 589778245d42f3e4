"""优秀解读案例: a page for every selection whose list is public, and one that leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.outputs import site_output
from generator.outputs.office.awards import BASE, Winner, published, selection_url, winners
from generator.outputs.views import site_meta
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from datetime import date

    from generator.model import FinalList, Selection
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

TITLE = "优秀解读案例"


@dataclass(frozen=True, slots=True)
class Listed:
    """A selection in the list of all of them."""

    title: str
    url: str
    day: date
    winners: tuple[Winner, ...]


@site_output
def showcase_pages(publication: Publication, theme: Theme) -> Iterator[File]:
    """One page a year; nothing at all before the first list is public."""
    found = list(published(publication))
    for selection, final in found:
        yield _page(selection, final, publication, theme)
    if found:
        yield _years(publication, theme)


def _page(selection: Selection, final: FinalList, publication: Publication, theme: Theme) -> File:
    url = selection_url(selection)
    chosen = winners(final, publication)
    return theme.page(
        url,
        "showcase.html",
        title=selection.title,
        section="interpretations",
        description=f"{theme.settings.site_name}：{selection.title}，入选{len(chosen)}件，{final.day.isoformat()}公布。",
        trail=(Crumb(TITLE, BASE),),
        meta=site_meta(theme.settings, theme.absolute(url), TITLE, "列表"),
        changed=final.day,
        day=final.day,
        start=selection.start,
        end=selection.end,
        count=len(chosen),
        judges=len(selection.judges),
        shares=list(selection.shares.items()) if selection.sheets else [],
        categories=[
            (number, category.name, category.seats, [each for each in chosen if each.category == category.name])
            for number, category in enumerate(selection.categories, 1)
        ],
        weights=list(selection.weights.items()),
    )


def listed(publication: Publication) -> list[Listed]:
    """The selections whose list is public, the newest first."""
    return [
        Listed(selection.title, selection_url(selection), final.day, tuple(winners(final, publication)))
        for selection, final in published(publication)
    ]


def _years(publication: Publication, theme: Theme) -> File:
    entries = listed(publication)
    return theme.page(
        BASE,
        "showcase-years.html",
        title=TITLE,
        section="interpretations",
        description=f"{theme.settings.site_name}：历年评选出的{TITLE}。",
        meta=site_meta(theme.settings, theme.absolute(BASE), TITLE, "列表"),
        changed=max(entry.day for entry in entries),
        entries=entries,
    )
