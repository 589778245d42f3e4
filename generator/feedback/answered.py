"""How often each question that an interpretation answers was asked, as far as the feedback says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator.feedback.grouping import LIKE, grams, likeness

if TYPE_CHECKING:
    from generator.model import Feedback


def times_asked(questions: Sequence[str], lines: Iterable[Feedback], about: Iterable[str]) -> tuple[int, ...]:
    """For each question how many people asked it or one like it; a line counts for the question it is most like, and only for one."""
    common = grams(" ".join(about))
    answered = [grams(question, common) for question in questions]
    counts = [0] * len(questions)
    counted: Counter[str] = Counter()
    for line in lines:
        counted[line.question] += line.count
    for text, count in counted.items():
        asked = grams(text, common)
        ranked = [(likeness(asked, own), -place) for place, own in enumerate(answered)]
        like, place = max(ranked, default=(0, 0))
        if like >= LIKE:
            counts[-place] += count
    return tuple(counts)
