"""Which policies are asked about so much that a further interpretation is due, and why: counted, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.feedback.grouping import Group, group
from generator.model import Stage

if TYPE_CHECKING:
    from generator.model import Corpus, Feedback, Interpretation, Pair, Policy, Thresholds

_BRACKETS = re.compile(r"[\[\]()【】〔〕{}]")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was asked about one policy up to a day.

    `asked` counts from `start` on, after the last interpretation; `before` the days before; `total` everything. `reasons` say
    why a further interpretation is due; empty when none is. `round` is the one to be written, `begun` the one being written.
    """

    pair: Pair
    round: int
    answered: date | None
    start: date
    asked: int
    before: int
    total: int
    groups: tuple[Group, ...]
    reasons: tuple[str, ...]
    begun: Interpretation | None


def names_of(policies: Iterable[Policy]) -> dict[str, str]:
    """All that a policy can be called by in a file of feedback, and its id; a name that two have is none."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for policy in policies:
        for name in (policy.id, policy.number, policy.title, *policy.aliases, *policy.former_ids):
            if name:
                found[plain_name(name)].add(policy.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def plain_name(name: str) -> str:
    """A name without what does not tell two apart: kinds of brackets, spaces, widths, title marks."""
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    return _BRACKETS.sub("|", plain.removeprefix("《").removesuffix("》"))


def by_policy(feedback: Iterable[Feedback], policies: Iterable[Policy]) -> dict[str, tuple[Feedback, ...]]:
    """The lines about each policy, by its id; those about none that is known are left out."""
    names = names_of(policies)
    found: defaultdict[str, list[Feedback]] = defaultdict(list)
    for line in feedback:
        if key := names.get(plain_name(line.policy)):
            found[key].append(line)
    return {key: tuple(found[key]) for key in sorted(found)}


def follow_ups(corpus: Corpus, thresholds: Thresholds, as_of: date) -> tuple[FollowUp, ...]:
    """Every policy that is asked about, the most asked of late first; lines from after the day do not count."""
    pairs: Mapping[str, Pair] = {pair.id: pair for pair in corpus.pairs}
    lines = by_policy((line for line in corpus.feedback if line.day <= as_of), corpus.policies)
    found = [look(pairs[key], about, thresholds, as_of) for key, about in lines.items()]
    return tuple(sorted(found, key=lambda each: (not each.reasons, -each.asked, each.pair.id)))


def look(pair: Pair, lines: Iterable[Feedback], thresholds: Thresholds, as_of: date) -> FollowUp:
    """What these lines about one policy come to on that day."""
    public = [item for item in pair.interpretations if _public(item, as_of)]
    answered = max((item.published for item in public if item.published), default=None)
    start = as_of - timedelta(thresholds.days - 1)
    earlier = start - timedelta(thresholds.days)
    first = max(start, answered + timedelta(1)) if answered else start
    lines = tuple(lines)
    now = [line for line in lines if line.day >= first]
    asked = sum(line.count for line in now)
    before = sum(line.count for line in lines if earlier <= line.day < start)
    policy = pair.policy
    about = (policy.title or "", *policy.aliases, *policy.keywords) if policy else ()
    groups = group(((line.question, line.count) for line in now), about)
    begun = [item for item in pair.interpretations if item not in public and (item.round > 1 or public)]
    return FollowUp(
        pair=pair,
        round=begun[0].round if begun else max((item.round for item in public), default=0) + 1,
        answered=answered,
        start=first,
        asked=asked,
        before=before,
        total=sum(line.count for line in lines),
        groups=groups,
        reasons=tuple(_reasons(first, asked, before, groups, thresholds)),
        begun=begun[0] if begun else None,
    )


def _reasons(first: date, asked: int, before: int, groups: tuple[Group, ...], wanted: Thresholds) -> Iterable[str]:
    if wanted.count and asked >= wanted.count:
        yield f"{first} 以来问了 {asked} 次，门槛是 {wanted.count} 次"
    if wanted.repeats and groups and groups[0].count >= wanted.repeats:
        yield f"同一个问题问了 {groups[0].count} 次，门槛是 {wanted.repeats} 次"
    if wanted.growth and before and asked >= wanted.least and 100 * (asked - before) >= wanted.growth * before:
        more = 100 * (asked - before) // before
        yield f"比前 {wanted.days} 天的 {before} 次多了 {more}%，门槛是 {wanted.growth}%"


def _public(item: Interpretation, as_of: date) -> bool:
    return item.stage is Stage.PUBLISH and item.published is not None and item.published <= as_of
