"""What one norm demands, and of which policy: the profiles by type of document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.fields import DOCUMENT_TYPES, POLICY_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Policy

DRAFT = "征求意见稿"
TYPES = (*(kind for kind in DOCUMENT_TYPES if kind != DRAFT), *POLICY_TYPES)
"""The 文件类型 and 政策类型 that a norm may want more of; a draft has a key of its own."""

_ARTICLE_BY_ARTICLE = ("规章", "行政规范性文件")
_BLOCKS = ("flow", "guide", "example")  # rules of their own look for these in policies that citizens apply under


@dataclass(frozen=True, slots=True)
class Standard:
    """What one norm demands of an interpretation.

    `required` must be there, `advised` should (a hint when not). Required besides: `support` for policies that citizens
    apply under, `revised` for those that amend or repeal others, `by_type` for a 文件类型 or 政策类型. `draft`, when
    written, is all that a 征求意见稿 needs. `sync` names the third synchronization, `deadline_days` the working days an
    interpretation may come later; with `by_article` every article of a 规章 or 行政规范性文件 should be explained.
    """

    name: str
    title: str
    source: str
    required: tuple[str, ...]
    support: tuple[str, ...]
    sync: str = "发布"
    deadline_days: int = 0
    plan_required: bool = False
    interpret_drafts: bool = False
    advised: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    draft: tuple[str, ...] = ()
    by_type: tuple[tuple[str, tuple[str, ...]], ...] = ()
    by_article: bool = False

    @property
    def every(self) -> tuple[str, ...]:
        """All elements the norm speaks of, the required ones first."""
        return tuple(dict.fromkeys((*self.demanded, *self.advised)))

    @property
    def demanded(self) -> tuple[str, ...]:
        """All elements the norm requires of one policy or another."""
        typed = (element for _, elements in self.by_type for element in elements)
        return tuple(dict.fromkeys((*self.required, *self.support, *self.revised, *self.draft, *typed)))

    def required_of(self, policy: Policy | None) -> dict[str, str]:
        """The elements that must have a section, each with why this policy needs it ("" when every one does)."""
        found: dict[str, str] = {}
        for why, elements in self._wanted(policy):
            for element in elements:
                if element != "differences" or replaces(policy):
                    found.setdefault(element, why)
        return found

    def _wanted(self, policy: Policy | None) -> Iterator[tuple[str, tuple[str, ...]]]:
        if policy and policy.document_type == DRAFT and self.draft:
            yield "这是征求意见稿，", self.draft
            return
        yield "", self.required
        if policy is None:
            return
        if replaces(policy):
            yield "政策修改或废止了旧文件，", self.revised
        for kind, elements in self.by_type:
            if kind == policy.document_type or kind in policy.policy_types:
                yield f"“{kind}”文件还要有，", elements
        if self.support_of(policy):
            yield "群众要来申请，", tuple(item for item in self.support if item not in _BLOCKS)

    def support_of(self, policy: Policy | None) -> tuple[str, ...]:
        """What is required because citizens apply under this policy; nobody applies under a draft."""
        if policy is None or not policy.supports or policy.document_type == DRAFT:
            return ()
        return self.support

    def advised_of(self, policy: Policy | None) -> tuple[str, ...]:
        """The elements hoped for: differences only where there is something to differ from."""
        required = self.required_of(policy)
        return tuple(
            item for item in self.advised if item not in required and (item != "differences" or replaces(policy))
        )

    def explains_each_article(self, policy: Policy) -> bool:
        """Whether the norm wants this policy explained article by article."""
        return self.by_article and policy.document_type in _ARTICLE_BY_ARTICLE


def replaces(policy: Policy | None) -> bool:
    """Whether the policy puts new rules in place of old ones; one that only repeals has none to compare."""
    return bool(policy and (policy.amends or (policy.repeals and "废止" not in (policy.title or ""))))
