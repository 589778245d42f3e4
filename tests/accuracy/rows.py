"""One line of the table of measures, and what many of them need: gold.csv and counts of right and wrong."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """A measure with what was found, what it should be, whether it is met, and every error, one line each, for reading."""

    measure: str
    found: str
    goal: str
    met: bool
    errors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counts:
    """How many positives were found (right), missed, and found where there is none (wrong)."""

    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 when there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def __str__(self) -> str:
        return (
            f"准确率 {self.precision:.3f}（{self.right}/{self.right + self.wrong}），"
            f"召回率 {self.recall:.3f}（{self.right}/{self.right + self.missed}）"
        )


def gold(corpus: Path) -> dict[str, dict[str, str]]:
    """The rows of gold.csv by slug; empty when the directory has none."""
    path = corpus / "gold.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["slug"]: row for row in csv.DictReader(file)}
