"""What the search knows of each public document: an allow-list, like the pages' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.publication import Validity, normal_number

if TYPE_CHECKING:
    from generator.model import Body, Interpretation, Policy
    from generator.publication import Publication

POLICY, INTERPRETATION = "policy", "interpretation"
_BLOCKS = ("flow", "guide", "example")
_BRACKETS = str.maketrans("", "", "〔〕")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as search sees it. `names` are its own: 文号, aliases, keywords; `lines` are its text, a block a line.

    An interpretation is also found by the names of its policies, but behind them: they stand at the end of its text. `round`
    is 0 for a policy, 1 for a first interpretation and 2 for every later one.
    """

    kind: str
    url: str
    title: str
    names: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[str, ...]
    day: date | None
    validity: Validity
    topics: tuple[str, ...]
    form: str
    number: str = ""
    issuer: str = ""
    aliases: tuple[str, ...] = ()
    round: int = 0

    @property
    def texts(self) -> Iterator[str]:
        """Everything the document is found by, pinyin aside."""
        yield self.title
        yield from self.names
        yield from self.lines


def entries(publication: Publication) -> list[Entry]:
    """Every public document, oldest first: numbers stay when a new one is added, and a higher number is the newer document."""
    found = [_policy(item, publication) for item in publication.policies.values()]
    found += [_interpretation(item, publication) for item in publication.interpretations.values()]
    return sorted(found, key=lambda item: (item.day or date.max, item.kind, item.url))


def _policy(policy: Policy, publication: Publication) -> Entry:
    numbers = (*_numbers(policy.number or ""), policy.index_number)
    attached = (item.title for item in policy.attachments)
    about = (policy.summary, policy.issuer, policy.unit, policy.document_type, *policy.audiences, *policy.topics)
    return Entry(
        kind=POLICY,
        url=f"policies/{policy.id}/",
        title=policy.title or policy.id,
        names=_written((*numbers, *policy.aliases, *policy.keywords)),
        headings=tuple(heading.text for heading in policy.body.headings),
        lines=_written((*about, *body_lines(policy.body), *attached)),
        day=policy.published,
        validity=publication.validity[policy.id],
        topics=policy.topics,
        form=policy.document_type or "",
        number=policy.number or "",
        issuer=policy.issuer or "",
        aliases=policy.aliases,
    )


def _interpretation(item: Interpretation, publication: Publication) -> Entry:
    policies = publication.explains(item)
    states = [publication.validity[policy.id] for policy in policies]
    contact = item.contact.unit if item.contact else None
    about = (item.unit, contact, item.source, *(media.title for media in item.media))
    numbers = (name for policy in policies if policy.number for name in _numbers(policy.number))
    aliases = tuple(dict.fromkeys(alias for policy in policies for alias in policy.aliases))
    return Entry(
        kind=INTERPRETATION,
        url=f"interpretations/{item.id}/",
        title=item.title or item.id,
        names=(),
        headings=tuple(heading.text for heading in item.body.headings),
        lines=_written((*body_lines(item.body), *about, *numbers, *aliases)),
        day=item.published,
        validity=next((state for state in states if state.in_force), states[0] if states else Validity("有效")),
        topics=tuple(dict.fromkeys(topic for policy in policies for topic in policy.topics)),
        form="、".join(item.forms),
        issuer=item.unit or "",
        aliases=aliases,
        round=min(max(item.round, 1), 2),
    )


def _numbers(number: str) -> tuple[str, str]:
    """A 文号 as written, and without its brackets, as people type it."""
    return number, normal_number(number).translate(_BRACKETS)


def body_lines(body: Body) -> Iterator[str]:
    """The visible text, a block a line, with flows, guides and examples as their words instead of their source."""
    flows = {flow.position.line: flow for flow in body.flows}
    cards = {card.position.line: card for card in body.cards}
    for section in body.sections:
        yield section.title
        for block in section.blocks:
            line = block.position.line
            if block.info not in _BLOCKS:
                yield from block.text.split("\n")
            elif line in flows:
                yield flows[line].name
                for step in flows[line].steps:
                    about = (step.name, step.actor, step.limit, step.method, *step.materials, step.note)
                    notes = (f"{branch.label}：{branch.note}" for branch in step.branches if branch.note)
                    yield "，".join(_written((*about, *notes)))
            elif line in cards:
                yield from (f"{row.label}：{'、'.join(row.values)}" for row in cards[line].rows)


def _written(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(value for value in values if value)
