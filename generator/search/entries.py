"""What the search knows of each public document: an allow-list, like the pages' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.publication import Validity, normal_number
from generator.search.passages import Place, passages

if TYPE_CHECKING:
    from generator.model import Interpretation, Policy
    from generator.publication import Publication

POLICY, INTERPRETATION = "policy", "interpretation"
_BRACKETS = str.maketrans("", "", "〔〕")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as search sees it. `names` are its own: 文号, aliases, keywords; `lines` are its text, a block a line.

    `core` are the numbers of the lines that tell what it is about: summary, topics, people, headings, and what an interpretation
    says of whom it concerns and how to apply. `places` are the headings and articles of its page, by the line from which they
    reach. An interpretation is also found by the names of its policies, but behind them: they stand at the end of its text.
    `round` is 0 for a policy, 1 for a first interpretation and 2 for every later one.
    """

    kind: str
    id: str
    pair: str
    title: str
    names: tuple[str, ...]
    core: frozenset[int]
    lines: tuple[str, ...]
    places: tuple[Place, ...]
    day: date | None
    validity: Validity
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    forms: tuple[str, ...] = ()
    number: str = ""
    issuer: str = ""
    aliases: tuple[str, ...] = ()
    round: int = 0

    @property
    def url(self) -> str:
        """The address of its page, below the site's root."""
        return f"{'policies' if self.kind == POLICY else 'interpretations'}/{self.id}/"

    @property
    def of_other(self) -> bool:
        """Whether it changes, repeals or lists other documents, by its title."""
        return self.kind == POLICY and "《" in self.title

    @property
    def texts(self) -> Iterator[str]:
        """Everything the document is found by, pinyin aside."""
        yield self.title
        yield from self.names
        yield from self.lines


class _Order(NamedTuple):
    day: date
    pair: str
    kind: str
    url: str  # its closing slash puts the plain interpretation behind those of further forms: it is shown before them


def entries(publication: Publication) -> list[Entry]:
    """Every public document, oldest first: numbers stay when a new one is added, and a higher number is the newer document.

    An interpretation comes right before the policy of the same day that it explains: what is alike lies together.
    """
    found = [_policy(item, publication) for item in publication.policies.values()]
    found += [_interpretation(item, publication) for item in publication.interpretations.values()]
    return sorted(found, key=lambda item: _Order(item.day or date.max, item.pair, item.kind, item.url))


def _policy(policy: Policy, publication: Publication) -> Entry:
    numbers = (*_numbers(policy.number or ""), policy.index_number)
    attached = (item.title for item in policy.attachments)
    about = _written((policy.summary, *policy.audiences, *policy.topics))
    bases = (relation.text for relation in publication.relations[policy.id] if relation.kind == "依据")
    facts = _written((policy.issuer, policy.unit, policy.document_type, *bases))
    text = passages(policy).after(about, facts)
    return Entry(
        kind=POLICY,
        id=policy.id,
        pair=policy.id,
        title=policy.title or policy.id,
        names=_written((*numbers, *policy.aliases, *policy.keywords)),
        core=text.core,
        lines=(*text.lines, *_written(attached)),
        places=text.places,
        day=policy.published,
        validity=publication.validity[policy.id],
        topics=policy.topics,
        audiences=policy.audiences,
        number=policy.number or "",
        issuer=policy.issuer or "",
        aliases=policy.aliases,
    )


def _interpretation(item: Interpretation, publication: Publication) -> Entry:
    policies = publication.explains(item)
    states = [publication.validity[policy.id] for policy in policies]
    contact = (item.contact.unit, item.contact.phone) if item.contact else ()
    about = (item.unit, *contact, item.source, *(media.title for media in item.media))
    numbers = (name for policy in policies if policy.number for name in _numbers(policy.number))
    aliases = tuple(dict.fromkeys(alias for policy in policies for alias in policy.aliases))
    text = passages(item)
    return Entry(
        kind=INTERPRETATION,
        id=item.id,
        pair=policies[0].id if policies else item.id,
        title=item.title or item.id,
        names=(),
        core=text.core,
        lines=(*text.lines, *_written((*about, *numbers, *aliases))),
        places=text.places,
        day=item.published,
        validity=next((state for state in states if state.in_force), states[0] if states else Validity("有效")),
        topics=tuple(dict.fromkeys(topic for policy in policies for topic in policy.topics)),
        audiences=tuple(dict.fromkeys(people for policy in policies for people in policy.audiences)),
        forms=item.forms,
        issuer=item.unit or "",
        aliases=aliases,
        round=min(max(item.round, 1), 2),
    )


def _numbers(number: str) -> tuple[str, str]:
    """A 文号 as written, and without its brackets, as people type it."""
    return number, normal_number(number).translate(_BRACKETS)


def _written(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(value for value in values if value)
