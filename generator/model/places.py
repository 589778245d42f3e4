"""Places in files, the stages a document passes, and what the reader refuses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """The three synchronizations, and the three gates at which checks tighten."""

    DRAFT = "起草"
    SIGN = "审签"
    PUBLISH = "发布"

    @property
    def order(self) -> int:
        """0, 1, 2 in the order a document passes the gates."""
        return _STAGE_ORDER[self]


_STAGE_ORDER = {stage: number for number, stage in enumerate(Stage)}


class Position(NamedTuple):
    """A place in a file; `path` is relative to the project, with forward slashes. A tuple, for a large corpus has millions."""

    path: str
    line: int = 1
    column: int = 1


class ProblemKind(StrEnum):
    """What the reader refuses. Each kind is reported by one rule of the ZJ0xx family."""

    UNREADABLE = "unreadable"  # not UTF-8, NUL bytes, too large, cannot be opened
    FOREIGN = "foreign"  # a file that has no place under content/
    LEFTOVER = "leftover"  # a temporary file of an editor or an operating system
    FRONT_MATTER = "front matter"  # no front matter, broken or forbidden YAML
    UNKNOWN_KEY = "unknown key"
    DUPLICATE_KEY = "duplicate key"
    ILL_TYPED = "ill-typed"
    NESTING = "nesting"  # Markdown nested deeper than the cap
    BLOCK = "block"  # a flow, guide or example block that cannot be read
    SIGNOFF_PLACE = "sign-off place"  # a file in content/signoffs that belongs to no pair
    SIGNOFF = "sign-off"  # a sign-off that cannot be read
    SYNONYMS = "synonyms"  # a line of the table of synonyms that cannot be used
    SELECTION = "selection"  # selection.yml or final.yml of a selection of showcases that cannot be used
    SCORES = "scores"  # a score sheet that cannot be read as one
    FEEDBACK = "feedback"  # a file, or a line of one, in content/feedback/ that says nothing


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader met and could not accept; the rest of the file is still read."""

    kind: ProblemKind
    position: Position
    message: str
    fix: str
