"""Which documents an office published before it took up these rules (``历史截止日期``); DESIGN: new work never falls under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Corpus


def legacy_paths(corpus: Corpus, cutoff: date | None) -> frozenset[str]:
    """The paths of all documents published on or before `cutoff`.

    An interpretation without a date of its own goes with its policies: it is legacy when all it names are.
    """
    if cutoff is None:
        return frozenset()
    policies = {policy.id: policy for policy in corpus.policies}
    old = {key for key, policy in policies.items() if policy.published and policy.published <= cutoff}
    paths = {policies[key].path for key in old}
    for item in corpus.interpretations:
        known = policies.keys() & set(item.targets)
        if item.published <= cutoff if item.published else known and known <= old:
            paths.add(item.path)
    return frozenset(paths)
