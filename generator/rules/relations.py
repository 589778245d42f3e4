"""Which policy of this site a reference in 修改, 废止 or 依据 means, and when a document takes effect or loses it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Corpus, Policy, Stage

if TYPE_CHECKING:
    from datetime import date

CHANGES = ("修改", "废止")
DRAFT_FOR_COMMENT = "征求意见稿"
_BRACKETS = re.compile(r"[〔〕\[\]【】()]")


@dataclass(frozen=True, slots=True)
class Relation:
    """`policy` names `other` under `key` (修改, 废止 or 依据), written as `reference`."""

    policy: Policy
    key: str
    reference: str
    other: Policy


def plain_number(number: str) -> str:
    """A 文号 without what does not tell two apart: kinds of brackets, spaces, widths."""
    return _BRACKETS.sub("|", "".join(unicodedata.normalize("NFKC", number).split()))


def relations(corpus: Corpus) -> Iterator[Relation]:
    """Every relation between two policies of this site, in order of the policies and of what they name."""
    known = {plain_number(policy.number): policy for policy in corpus.policies if policy.number}
    known |= {policy.id: policy for policy in corpus.policies}
    for policy in corpus.policies:
        for key, references in (("修改", policy.amends), ("废止", policy.repeals), ("依据", policy.bases)):
            for reference in dict.fromkeys(references):
                other = known.get(reference) or known.get(plain_number(reference))
                if other:
                    yield Relation(policy, key, reference, other)


def in_effect(policy: Policy, day: date) -> bool:
    """Whether this policy works on other documents by that day: published as a finished document, and begun."""
    start = policy.effective or policy.published
    finished = policy.stage is Stage.PUBLISH and policy.document_type != DRAFT_FOR_COMMENT
    return finished and start is not None and start <= day


def ended(policy: Policy, repeals: list[Relation], day: date) -> str:
    """Why the policy no longer holds on that day, as a clause; empty while it holds. `repeals` are those that name it."""
    if policy.validity == "有效（延续实施）":
        return ""
    for relation in repeals:
        if in_effect(relation.policy, day):
            return f"已被 {relation.policy.path} 废止"
    if policy.expires and policy.expires < day:
        return f"“失效日期”{policy.expires} 已过"
    return "“有效性”写着失效" if (policy.validity or "").startswith("失效") else ""


def repeals_of(corpus: Corpus) -> dict[str, list[Relation]]:
    """The repeals that name each policy, by its id."""
    found: dict[str, list[Relation]] = {}
    for relation in relations(corpus):
        if relation.key == "废止" and relation.other.id != relation.policy.id:
            found.setdefault(relation.other.id, []).append(relation)
    return found
