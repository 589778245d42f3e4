"""Reads and checks a patched copy of the valid project, as `zcjd check` does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator import settings, standards
from generator.checker import Report, check
from generator.reader import read_corpus
from generator.rules.documentation import Patch
from tests.project import valid_project
from tests.rules.patching import apply

TODAY = date(2026, 6, 1)


def report_of(root: Path, patches: Iterable[Patch]) -> Report:
    """The report on the valid project after these patches; a rule that throws fails the test."""
    valid_project(root)
    base = None
    for patch in patches:
        if patch.kind == "起点":
            base = read_corpus(root)
        else:
            apply(root, patch)
    chosen = settings.load(root)
    report = check(read_corpus(root), chosen, standards.load(chosen.standard, root), as_of=TODAY, base=base)
    assert not report.faults, report.faults
    return report


def codes(report: Report) -> set[str]:
    """The codes of all findings."""
    return {finding.code for finding in report.findings}
