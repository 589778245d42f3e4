"""What the indexes sort documents by, and the values that occur: topics, groups, issuing bodies, years, states, forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from generator.model import Document, Policy
from generator.outputs.data.changes import latest
from generator.outputs.views import TONES, index_slug, interpretation_url, newest_first, policy_url
from generator.render.slug import slug

if TYPE_CHECKING:
    from generator.publication import Publication

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to sort documents: its name in the filter's address, that of its page, what it is called there and in one word.

    `values` gives those of a document, `label` how one is shown, `address` the part of the address that stands for it.
    """

    key: str
    base: str
    title: str
    noun: str
    values: Callable[[Policy, Publication], Iterable[str]]
    label: str = "{}"
    address: Callable[[str], str] = index_slug


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of an index: how it is shown, address, the ids of its documents, newest first, and how many policies hold.

    `changed` is the day the newest of them was published.
    """

    value: str
    name: str
    url: str
    ids: tuple[str, ...]
    in_force: int | None
    changed: date | None = None

    @property
    def count(self) -> int:
        """The number of documents."""
        return len(self.ids)


def _year(policy: Policy, publication: Publication) -> Iterable[str]:
    day = policy.published or publication.as_of  # a draft in the preview has no date yet
    return (str(day.year),)


TOPICS = Kind("topic", "topics/", "按主题查", "主题", lambda policy, _: policy.topics)
GROUPS = Kind("group", "groups/", "按面向对象查", "面向对象", lambda policy, _: policy.audiences)
ISSUERS = Kind(
    "issuer", "issuers/", "按发布机构查", "发布机构", lambda policy, _: (policy.issuer,) if policy.issuer else ()
)
YEARS = Kind("year", "years/", "按年份查", "年份", _year, "{}年", str)
VALIDITY = Kind(
    "validity", "validity/", "按有效性查", "有效性", lambda policy, site: (site.validity[policy.id].state,), "{}", slug
)
KINDS = (TOPICS, GROUPS, ISSUERS, YEARS, VALIDITY)
FORMS, BY_FORM = "forms/", "按解读形式查"


def entries(kind: Kind, publication: Publication) -> list[Entry]:
    """The values of a kind: years and states in their own order, others by how many policies they have."""
    found = _sorted_into(publication.policies.values(), lambda policy: kind.values(policy, publication))
    made = [
        Entry(
            value,
            kind.label.format(value),
            f"{kind.base}{kind.address(value)}/",
            tuple(policy.id for policy in policies),
            sum(publication.validity[policy.id].in_force for policy in policies),
            latest(policies),
        )
        for value, policies in found.items()
    ]
    if kind is YEARS:
        return sorted(made, key=lambda entry: entry.name, reverse=True)
    if kind is VALIDITY:
        return sorted(made, key=lambda entry: list(TONES).index(entry.name))
    return sorted(made, key=lambda entry: (-entry.count, entry.name))


def form_entries(publication: Publication) -> list[Entry]:
    """The forms of interpretations (文字, 图解, 问答 …), the commonest first."""
    found = _sorted_into(publication.interpretations.values(), lambda item: item.forms)
    made = [
        Entry(value, value, f"{FORMS}{slug(value)}/", tuple(item.id for item in items), None, latest(items))
        for value, items in found.items()
    ]
    return sorted(made, key=lambda entry: (-entry.count, entry.name))


def expected_lists(publication: Publication) -> dict[str, set[str]]:
    """What each list must hold when all its pages are taken together: addresses of documents, by the address of the list."""
    policies = {policy_url(policy).strip("/") for policy in publication.policies.values()}
    readings = {interpretation_url(item).strip("/") for item in publication.interpretations.values()}
    found = {"library/": policies, "policies/": set(policies), "interpretations/": readings}
    for kind in KINDS:
        found |= {entry.url: {f"policies/{key}" for key in entry.ids} for entry in entries(kind, publication)}
    for entry in form_entries(publication):
        found[entry.url] = {f"interpretations/{key}" for key in entry.ids}
    return found


def _sorted_into(documents: Iterable[D], values: Callable[[D], Iterable[str]]) -> Mapping[str, list[D]]:
    found: defaultdict[str, list[D]] = defaultdict(list)
    for document in newest_first(documents):
        for value in dict.fromkeys(values(document)):
            found[value].append(document)
    return found
