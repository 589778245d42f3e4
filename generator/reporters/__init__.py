"""Report formats. All of them render the same findings, so they always agree; to add one, add a file and a line here."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from generator.finding import visible

if TYPE_CHECKING:
    from generator.checker import Report
    from generator.finding import Finding

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
"""Each is a module of this package with a function `render`."""

SUMMED_UP = ("text", "github")
"""Those that end with a sentence on what was looked at."""


def render(report: Report, style: str) -> str:
    """The report in this format; its module is imported only now, so that the others cost nothing."""
    text: str = import_module(f"{__name__}.{style}").render(_shown(report))
    return text


def _shown(report: Report) -> Report:
    """The report with names of files and branches as they can be shown; the rest was made so when it was found."""
    return replace(
        report,
        findings=tuple(map(_with_place, report.findings)),
        faults=tuple(replace(item, path=visible(item.path), error=visible(item.error)) for item in report.faults),
        unpublished=frozenset(map(visible, report.unpublished)),
        only=tuple(map(visible, report.only)),
        checked=tuple(map(visible, report.checked)),
        compared=visible(report.compared),
        early={visible(path): stage for path, stage in report.early.items()},
    )


def _with_place(finding: Finding) -> Finding:
    place = finding.position
    path = visible(place.path)
    return finding if path == place.path else replace(finding, position=place._replace(path=path))
