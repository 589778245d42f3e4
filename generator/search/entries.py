"""What the search knows of each public document: an allow-list, like the pages' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.publication import Validity, normal_number
from generator.render.templates import chinese_date, nest_titles
from generator.render.transcripts import transcript
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
    def is_over(self) -> bool:
        """Whether it is, or explains, a draft whose final document is public: nobody is asked for opinions any more."""
        return self.validity.state == "征求意见" and self.validity.reason.startswith("正式文件")

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
    about = _written((policy.summary, *policy.audiences, *policy.topics))
    bases = (relation.text for relation in publication.relations[policy.id] if relation.kind == "依据")
    validity = publication.validity[policy.id]
    facts = _written(
        (policy.issuer, policy.unit, policy.document_type, *bases, *_days(policy, publication), *_state(validity))
    )
    text = passages(policy).around(about, facts, _written(item.title for item in policy.attachments))
    return Entry(
        kind=POLICY,
        id=policy.id,
        pair=policy.id,
        title=policy.title or policy.id,
        names=_written((*numbers, *policy.aliases, *policy.keywords)),
        core=text.core,
        lines=text.lines,
        places=text.places,
        day=policy.published,
        validity=validity,
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
    files = publication.settings.content / "files"
    media = (words for each in item.media for words in (each.title, *transcript(files, each.transcript or "")))
    day = f"发布日期：{chinese_date(item.published)}" if item.published else ""
    rounds = f"第{item.round}次解读" if item.round > 1 else ""
    people = (
        f"{one.name}（{'，'.join(filter(None, (one.capacity, one.unit)))}）"
        for one in item.interpreters
        if one.consents
    )
    own = _written((*media, *people, item.unit, *contact, item.source, day, *item.forms, rounds))
    aliases = tuple(dict.fromkeys(alias for policy in policies for alias in policy.aliases))
    told = (line for policy in policies for line in _told(policy, publication))
    text = passages(item).around((), (), (*own, *told, *aliases))
    return Entry(
        kind=INTERPRETATION,
        id=item.id,
        pair=policies[0].id if policies else item.id,
        title=item.title or item.id,
        names=(),
        core=text.core,
        lines=text.lines,
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


def _told(policy: Policy, publication: Publication) -> tuple[str, ...]:
    """What the page of an interpretation says of a policy, without its aliases."""
    numbers = _numbers(policy.number) if policy.number else ()
    state = _state(publication.validity[policy.id])
    days = _days(policy, publication)
    return _written((policy.title, *numbers, policy.summary, "、".join(policy.audiences), *days, *state))


def _days(policy: Policy, publication: Publication) -> tuple[str, ...]:
    named = {"成文日期": policy.formed, "发布日期": policy.published, "施行日期": policy.effective}
    named |= {"有效期至": publication.last_day(policy)}
    told = "，".join(f"{name}：{chinese_date(day)}" for name, day in named.items() if day)
    return (told,) if told else ()


def _state(validity: Validity) -> tuple[str, ...]:
    """The state and the reason, with the title in it as the pages write it."""
    return (validity.state + (f"，{nest_titles(validity.reason)}" if validity.reason else ""),)


def _numbers(number: str) -> tuple[str, str]:
    """A 文号 as written, and without its brackets, as people type it."""
    return number, normal_number(number).translate(_BRACKETS)


def _written(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(value for value in values if value)
