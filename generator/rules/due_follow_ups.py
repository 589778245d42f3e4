"""The policies of which a further interpretation is due: asked about enough, public, and still in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.feedback.due import FollowUp, follow_ups
from generator.model import Stage
from generator.rules.relations import ended, repeals_of

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Corpus, Thresholds


def due_follow_ups(corpus: Corpus, thresholds: Thresholds, as_of: date) -> tuple[FollowUp, ...]:
    """What is due on that day, the most asked about first; what is being written already is among it, and says so."""
    asked = [found for found in follow_ups(corpus, thresholds, as_of) if found.reasons] if corpus.feedback else []
    repeals = repeals_of(corpus) if asked else {}
    return tuple(
        found
        for found in asked
        if (policy := found.pair.policy)
        and policy.stage is Stage.PUBLISH
        and policy.published
        and policy.published <= as_of
        and not ended(policy, repeals.get(policy.id, []), as_of)
    )
