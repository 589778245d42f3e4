"""Counts a project on disk the way `zcjd report` does, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checker import check
from generator.finding import Finding
from generator.model import Corpus
from generator.monitoring.monitoring import Monitoring, monitor
from generator.monitoring.periods import parse
from generator.reader import read_corpus
from generator.settings import Settings, load
from generator.standards import Standard
from generator.standards import load as load_standard

DAY = date(2026, 7, 15)


@dataclass(frozen=True)
class Checked:
    """A project that has been read and checked once, for many reports."""

    root: Path
    settings: Settings
    standard: Standard
    corpus: Corpus
    findings: tuple[Finding, ...]
    day: date

    def count(self, period: str, unit: str = "") -> Monitoring:
        """The report on one period."""
        return monitor(
            parse(period), self.corpus, self.settings, self.standard, self.findings, as_of=self.day, unit=unit
        )


def checked(root: Path, day: date = DAY) -> Checked:
    """Read and check the project."""
    settings, corpus = load(root), read_corpus(root)
    standard = load_standard(settings.standard, root)
    findings = check(corpus, settings, standard, as_of=day).findings
    return Checked(root, settings, standard, corpus, findings, day)
