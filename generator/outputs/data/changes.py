"""When what a page says last changed, by the dates of the documents, so that a new build alone changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from generator.model import Document, Policy

if TYPE_CHECKING:
    from generator.model import Interpretation
    from generator.publication import Publication

_SUFFERED = ("被修改", "被废止")


def policy_changed(policy: Policy, publication: Publication) -> date | None:
    """The day the policy was published, explained, amended or repealed last."""
    dated: list[Document] = [policy, *publication.explained_by(policy), *_changing(policy, publication)]
    return latest(dated)


def interpretation_changed(item: Interpretation, publication: Publication) -> date | None:
    """The day the interpretation was published, or one of its policies was amended or repealed, whichever is later."""
    changing = [other for policy in publication.explains(item) for other in _changing(policy, publication)]
    return latest([item, *changing])


def site_changed(publication: Publication) -> date | None:
    """The day something was published last."""
    return latest([*publication.policies.values(), *publication.interpretations.values()])


def document_changed(document: Document, publication: Publication) -> date | None:
    """The same for either half."""
    if isinstance(document, Policy):
        return policy_changed(document, publication)
    item = publication.interpretations.get(document.id)
    return interpretation_changed(item, publication) if item else document.published


def latest(documents: Iterable[Document]) -> date | None:
    """The latest date of publication of these documents; None when none has one."""
    return max((document.published for document in documents if document.published), default=None)


def _changing(policy: Policy, publication: Publication) -> Iterable[Policy]:
    relations = publication.relations.get(policy.id, ())
    return [relation.policy for relation in relations if relation.policy and relation.kind in _SUFFERED]
