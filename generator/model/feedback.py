"""What people ask about a policy, as hotlines and counters wrote it down, and when that calls for a further interpretation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.places import Position


@dataclass(frozen=True, slots=True)
class Feedback:
    """One line of a file in content/feedback/: `count` people asked this on this day. `policy` is an id, 文号 or title as written."""

    day: date
    policy: str
    channel: str
    count: int
    question: str
    position: Position


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a further interpretation is due; 0 turns a threshold off. No norm gives figures, so these are ours.

    What was asked in the last `days` and after the last interpretation counts. Due is a policy with `count` questions in all,
    or with `repeats` of one question, or with at least `least` that are `growth` percent more than in the days before.
    """

    days: int = 90
    count: int = 30
    repeats: int = 10
    growth: int = 100
    least: int = 10


THRESHOLDS = {"天数": "days", "件数": "count", "重复": "repeats", "增长": "growth", "增长起点": "least"}
"""The keys of 跟进门槛 in mkdocs.yml, and the field each one sets."""
