"""All that a 通报 says, as data: the rows of its period, those of earlier periods, and the state it was counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.monitoring.periods import Period, parse
from generator.monitoring.rows import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.finding import Finding
    from generator.model import Corpus
    from generator.settings import Settings
    from generator.standards import Standard

SHOWN = {"year": 5, "quarter": 6, "month": 12}
"""How many periods a trend shows, the reported one included."""


@dataclass(frozen=True, slots=True)
class Monitoring:
    """`rows` are the documents of the period, `drafts` its 征求意见稿. `trend` ends with the period itself.

    `unit` is the only unit spoken of, empty for all. `commit` is the state of the files, empty for those on disk.
    `undated` are published documents without a 发布日期 and `unreadable` files that gave no document: neither is counted.
    """

    period: Period
    as_of: date
    owner: str
    standard: str
    rows: tuple[Row, ...]
    drafts: tuple[Row, ...]
    trend: tuple[tuple[Period, tuple[Row, ...]], ...]
    unit: str = ""
    commit: str = ""
    undated: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units with documents in the period, by name; the one asked for even without."""
        return tuple(sorted({row.unit for row in self.rows} | ({self.unit} if self.unit else set())))

    def of(self, unit: str) -> tuple[Row, ...]:
        """The rows of one unit."""
        return tuple(row for row in self.rows if row.unit == unit)

    @property
    def over(self) -> bool:
        """Whether the period had ended when this was counted."""
        return self.period.end <= self.as_of


def monitor(
    period: Period,
    corpus: Corpus,
    settings: Settings,
    standard: Standard,
    findings: Iterable[Finding],
    *,
    as_of: date,
    unit: str = "",
    commit: str = "",
) -> Monitoring:
    """Count one period. `findings` are those of the whole corpus, checked as of the same day."""
    rows = rows_of(corpus, settings, standard, findings, as_of)
    rows = tuple(row for row in rows if unit in ("", row.unit))
    counted = tuple(row for row in rows if not row.draft)
    within = [row for row in rows if period.holds(row.published)]
    return Monitoring(
        period=period,
        as_of=as_of,
        owner=settings.owner or settings.site_name,
        standard=standard.name,
        rows=tuple(row for row in within if not row.draft),
        drafts=tuple(row for row in within if row.draft),
        trend=tuple((each, _within(each, counted)) for each in _periods(period, counted)),
        unit=unit,
        commit=commit,
        undated=tuple(policy.path for policy in corpus.policies if policy.stage == "发布" and not policy.published),
        unreadable=tuple(sorted(corpus.unreadable)),
    )


def published_reports(
    corpus: Corpus, settings: Settings, standard: Standard, findings: Iterable[Finding], as_of: date
) -> tuple[Monitoring, ...]:
    """The reports that the office shows on its site, the newest first; of periods that have not begun there is none yet."""
    periods = [parse(name) for name in settings.published_reports]
    begun = sorted((each for each in periods if each.start <= as_of), key=lambda each: (each.end, each.start))
    known = tuple(findings)
    return tuple(monitor(each, corpus, settings, standard, known, as_of=as_of) for each in reversed(begun))


def _within(period: Period, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(row for row in rows if period.holds(row.published))


def _periods(period: Period, rows: tuple[Row, ...]) -> list[Period]:
    """The period and those before it, as far back as there are documents, the oldest first."""
    first = min((row.published for row in rows), default=period.start)
    found = [period]
    while len(found) < SHOWN[period.kind] and found[0].start > first:
        found.insert(0, found[0].before())
    return found


def unit_names(corpus: Corpus) -> list[str]:
    """Every 责任单位 that stands in a policy, by name."""
    return sorted({policy.unit for policy in corpus.policies if policy.unit})
