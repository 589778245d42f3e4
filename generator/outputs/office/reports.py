"""通报 on the site: a page for each period that the office publishes, and one that leads to them.

What is internal stays out: findings with their places in the files, who approved an exemption, documents that nobody can see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.monitoring import charts, prose, tables
from generator.monitoring.counts import (
    COUNTS,
    DUE,
    IN_STEP,
    INTERPRETED,
    INTERPRETED_RATE,
    POLICIES,
    QUALIFIED,
    QUALIFIED_RATE,
    Rate,
    counted,
    percent,
    tenths,
)
from generator.monitoring.problems import MISSING, OUT_OF_STEP, PRIVATE
from generator.outputs import site_output
from generator.outputs.views import site_meta
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from datetime import date

    from generator.monitoring.monitoring import Monitoring
    from generator.monitoring.rows import Row
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

BASE = "reports/"
TITLE = "解读工作通报"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in large type; `note` says what it is a share of."""

    name: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with the address of its page, and what is said of it."""

    unit: str
    title: str
    number: str
    url: str
    fact: str


@site_output
def report_pages(publication: Publication, theme: Theme) -> Iterator[File]:
    """One page a period; the list of them also while it is empty, for the foot of every page leads there."""
    if not theme.settings.published_reports:
        return
    for found in publication.reports:
        yield _page(found, theme)
    yield theme.page(
        BASE,
        "reports.html",
        title=TITLE,
        description=f"{theme.settings.site_name}：各责任单位政策解读情况的通报，共{len(publication.reports)}期。",
        meta=site_meta(theme.settings, theme.absolute(BASE), TITLE, "列表"),
        entries=[(prose.title(found), _url(found), found.as_of, _figures(found)) for found in publication.reports],
    )


def _url(found: Monitoring) -> str:
    return f"{BASE}{found.period.name}/"


def _page(found: Monitoring, theme: Theme) -> File:
    url, title = _url(found), prose.title(found)
    found = _fit_for_all(found)
    rows = sorted(found.rows, key=lambda row: (row.unit, row.published, row.id))
    overall = [text for text in prose.overall(found) if not any(path in text for path in _hidden(found))]
    return theme.page(
        url,
        "report.html",
        title=title,
        description=f"{theme.settings.site_name}：{overall[0]}",
        trail=(Crumb(TITLE, BASE),),
        meta=site_meta(theme.settings, theme.absolute(url), TITLE, "通报"),
        changed=_changed(found),
        opening=prose.opening(found),
        figures=_figures(found),
        overall=overall,
        units=_chart(charts.of_units(found)) if rows else "",
        by_unit=tables.by_unit(found) if rows else None,
        by_form=tables.by_form(found) if rows else None,
        compared=prose.compared(found),
        chart=_chart(charts.of_trend(found)),
        trend=tables.trend(found),
        groups=[(group.heading, list(_entries(group.kind, group.found))) for group in prose.groups(found)],
        demands=prose.demands(found),
        documents=[(_entry(row, tables.readings(row) if row.due else "免予解读"), row) for row in rows],
        definitions=[(count.name, count.rule) for count in COUNTS],
        owner=found.owner,
        as_of=found.as_of,
    )


def _changed(found: Monitoring) -> date | None:
    """The day of the newest document that the numbers speak of: counting again changes nothing."""
    days = (
        day for _, rows in found.trend for row in rows for day in (row.published, *(r.published for r in row.readings))
    )
    return max(days, default=None)


def _fit_for_all(found: Monitoring) -> Monitoring:
    """Without the problems that would lead readers to what should not be read; their documents still do not qualify."""
    shown = (replace(row, problems=tuple(each for each in row.problems if each.kind != PRIVATE)) for row in found.rows)
    return replace(found, rows=tuple(shown))


def _hidden(found: Monitoring) -> tuple[str, ...]:
    return found.undated + found.unreadable


def _figures(found: Monitoring) -> list[Figure]:
    wanted = ((POLICIES, None), (INTERPRETED_RATE, INTERPRETED), (IN_STEP, None), (QUALIFIED_RATE, QUALIFIED))
    figures = []
    for count, part in wanted:
        if isinstance(count, Rate):
            note = f"应解读{counted(DUE, found.rows)}份，{'已解读' if part is INTERPRETED else '合格'}{counted(count.part, found.rows)}份"
            figures.append(Figure(count.name, percent(tenths(count, found.rows)), note))
        else:
            figures.append(Figure(count.name.removesuffix("数"), f"{counted(count, found.rows)}份", ""))
    return figures


def _chart(drawn: str) -> Markup:
    return Markup(drawn)  # our own drawing; its texts are escaped where it is drawn


def _entries(kind: str, found: tuple[tuple[Row, object], ...]) -> Iterator[Entry]:
    """Each document once."""
    for row in dict.fromkeys(row for row, _ in found):
        yield _entry(row, _fact(kind, row))


def _fact(kind: str, row: Row) -> str:
    if kind == MISSING:
        return "没有解读"
    if kind == OUT_OF_STEP and row.apart is not None:
        return f"解读比政策{'晚' if row.apart >= 0 else '早'}{abs(row.apart)}个工作日"
    return ""


def _entry(row: Row, fact: str) -> Entry:
    return Entry(row.unit, row.title, row.number, f"policies/{row.id}/", fact)
