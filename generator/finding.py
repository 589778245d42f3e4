"""A finding: one sentence about one place, with the level that decides whether a publication is blocked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Position


class Level(StrEnum):
    """How much a finding weighs; only BLOCK makes `check` and `build` fail."""

    BLOCK = "阻断"
    WARN = "警告"
    INFO = "提示"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule yields: the fact, with its numbers, and something the drafter can type. `level` may only soften the rule's."""

    position: Position
    message: str
    fix: str
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with the code and level of the rule that made it."""

    code: str
    level: Level
    position: Position
    message: str
    fix: str

    @property
    def order(self) -> tuple[Position, str, str]:
        """Sort key: by place, then code, then message, so reports never depend on the order of checking."""
        return self.position, self.code, self.message


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A rule that threw: our bug, reported beside the findings of all other rules (exit code 3)."""

    code: str
    path: str
    error: str
