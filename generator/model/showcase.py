"""优秀案例遴选: what a selection asks for, what its judges gave, and whom the final list names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.places import Position

CRITERIA = {"完整性": 25, "准确性": 20, "实用性": 20, "通俗性": 15, "形式多样": 10, "时效与跟踪": 10}
"""What is judged, and for how many points unless the selection says otherwise."""

MACHINE, EXPERTS = "初评", "复评"
"""The two rounds that give points: by the program, by the judges."""

SHARES = {MACHINE: 40, EXPERTS: 60}
TIES = (EXPERTS, "准确性", "完整性", "实用性")
"""What decides between equal totals, in this order, unless the selection says otherwise."""


@dataclass(frozen=True, slots=True)
class Category:
    """One class of the selection: the pairs whose policy is of one of `kinds` (政策类型 or 文件类型), or all that are left."""

    name: str
    seats: int
    kinds: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges: a name or a role, and the unit, which must not judge its own work."""

    name: str
    unit: str
    position: Position


@dataclass(frozen=True, slots=True)
class Nominee:
    """A pair that takes part, by its id; without any all pairs of the period do."""

    id: str
    position: Position


@dataclass(frozen=True, slots=True)
class Score:
    """One line of a score sheet: tenths of points by criterion; a cell that is empty is not in it."""

    id: str
    points: Mapping[str, int]
    comment: str
    position: Position


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one judge gave; the file bears the judge's name."""

    judge: str
    path: str
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the final list.

    `points` are hundredths. `digests` are those of the documents on the day of the list, by path below content/. `reason`
    says why the list departs from the ranking here.
    """

    id: str
    category: str = ""
    rank: int
    points: int | None = None
    comment: str = ""
    reason: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)
    position: Position


@dataclass(frozen=True, slots=True)
class FinalList:
    """The list that was published on `day`: who was chosen, and who stood above some of them and was not."""

    path: str
    day: date
    chosen: tuple[Choice, ...]
    passed_over: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The selection of one year, below content/showcase/<year>/.

    Policies published from `start` to `end` take part, as their documents stand on `base_day`. `shortlist` is how many of a
    class the first round sends on to the judges, None for all.
    """

    year: int
    path: str
    title: str
    start: date
    end: date
    base_day: date
    categories: tuple[Category, ...]
    weights: Mapping[str, int] = field(default_factory=lambda: dict(CRITERIA))
    shares: Mapping[str, int] = field(default_factory=lambda: dict(SHARES))
    ties: tuple[str, ...] = TIES
    judges: tuple[Judge, ...] = ()
    nominees: tuple[Nominee, ...] = ()
    shortlist: int | None = None
    sheets: tuple[Sheet, ...] = ()
    final: FinalList | None = None

    @property
    def folder(self) -> str:
        """Where it lies, relative to the project."""
        return self.path.rpartition("/")[0]

    def judge(self, name: str) -> Judge | None:
        """The judge of this name."""
        return next((judge for judge in self.judges if judge.name == name), None)
