"""A finding: one sentence about one place, with the level that decides whether a publication is blocked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Position


MOST = 100
"""Findings of one rule in one document that are worth listing."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, line ends, signs that turn the direction of writing, and bytes that are no text."""


def visible(text: str) -> str:
    """The text with a mark for each character that is not seen: a title or file name must not write a line of a report."""
    return _UNSEEN.sub("␣", text)


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


def listed(hits: Iterator[Hit]) -> list[Hit]:
    """The hits of one document; of too many the first, and the last of these says so."""
    first = list(islice(hits, MOST + 1))
    if len(first) <= MOST:
        return first
    last = first[MOST - 1]
    return [*first[: MOST - 1], replace(last, message=f"{last.message}（这样的问题还有，只列出前 {MOST} 处）")]


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
