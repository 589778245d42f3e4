"""Which documents an office published before it took up these rules (``历史截止日期``); DESIGN: new work never falls under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Document, Policy

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Corpus


def legacy_paths(corpus: Corpus, cutoff: date | None, base: Corpus | None = None) -> frozenset[str]:
    """The paths of all policies published on or before `cutoff`, and of the interpretations that explain only such.

    No date that is written may lie after the cutoff: a policy signed in 2026 is not old because it says it was published in 2020.
    What bore a later date in `base`, the state that a change starts from, does not grow old by that change.
    """
    if cutoff is None:
        return frozenset()
    policies = {policy.id: policy for policy in corpus.policies}
    young = {document.path for document in base.documents() if not _all_before(document, cutoff)} if base else set()
    old = {
        key
        for key, policy in policies.items()
        if policy.published and policy.path not in young and _all_before(policy, cutoff)
    }
    paths = {policies[key].path for key in old}
    for item in corpus.interpretations:
        known = policies.keys() & set(item.targets)
        if known and known <= old and item.path not in young and _all_before(item, cutoff):
            paths.add(item.path)
    return frozenset(paths)


def _all_before(document: Document, cutoff: date) -> bool:
    formed = document.formed if isinstance(document, Policy) else None
    dates = (document.drafted, document.signed, document.published, formed)
    return all(day <= cutoff for day in dates if day)
