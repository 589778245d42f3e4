"""The life of a policy as dated events, from its draft to its end: made of what the documents say, never of guesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.outputs.office.consulting import consultation_url
from generator.outputs.views import interpretation_url, policy_url, round_label, title_of
from generator.publication import DRAFT_FOR_COMMENT, in_effect
from generator.render.templates import chinese_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model import Interpretation, Policy
    from generator.publication import Publication, Relation

_ORDER = ("consult", "publish", "start", "change", "read", "changed", "end")
"""Which event stands first among those of one day."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or will, on a day: `text` and `url` are another document, `note` its form or number.

    `kind` is one of consult, publish, start, change (what this policy does to others), read, changed, end.
    """

    day: date
    kind: str
    label: str
    past: bool
    text: str = ""
    url: str = ""
    note: str = ""


def timeline(policy: Policy, publication: Publication) -> tuple[Event, ...]:
    """Every dated event of a policy, the oldest first; an event is past when its day has come."""
    related = (_related(policy, relation, publication.as_of) for relation in publication.relations.get(policy.id, ()))
    events = [
        *_own(policy, publication),
        *_consulted(policy, publication),
        *_readings(policy, publication),
        *(event for event in related if event),
    ]
    return tuple(sorted(events, key=lambda event: (event.day, _ORDER.index(event.kind), event.text)))


def _own(policy: Policy, publication: Publication) -> Iterator[Event]:
    now = publication.as_of
    published, start, end = policy.published, policy.effective, policy.expires
    together = published is not None and published == start
    if published and policy.document_type == DRAFT_FOR_COMMENT:
        if publication.asked_about(policy):
            return  # which tells its own beginning and end
        yield Event(published, "consult", "公开征求意见", published <= now)
    elif published:
        yield Event(published, "publish", "发布并施行" if together else "发布", published <= now)
    if start and not together:
        yield Event(start, "start", "施行", start <= now)
    past = end is not None and end < now  # the last day is a day of force
    state = publication.validity[policy.id].state
    over = state == "失效（提前废止）" or (state == "失效" and not past)  # it ended before that day
    if end and not over and not _ended_before(policy, end, publication):
        prolonged = past and policy.validity == "有效（延续实施）"
        label = "原定有效期届满，延续实施" if prolonged else "有效期届满，失效" if past else "有效期届满"
        yield Event(end, "end", label, past, note="当日仍然有效")


def _consulted(policy: Policy, publication: Publication) -> Iterator[Event]:
    """The period in which opinions were asked for, and the answer to them."""
    now = publication.as_of
    for item in publication.asked_about(policy):
        url, title = consultation_url(item), title_of(item)
        if item.opens:
            until = f"意见收到{chinese_date(item.closes)}" if item.closes else ""
            yield Event(item.opens, "consult", "公开征求意见", item.opens <= now, title, url, until)
        if item.closes and item.closes >= now:
            yield Event(item.closes, "consult", "征求意见截止", past=False, note="当日仍然可以提")
        if item.answered and item.answered <= now:
            count = "" if item.received is None else f"收到{item.received}条"
            yield Event(item.answered, "consult", "公布意见采纳情况", past=True, text=title, url=url, note=count)


def _ended_before(policy: Policy, end: date, publication: Publication) -> bool:
    """Whether another document repeals the policy before its time is up."""
    repeals = [relation.policy for relation in publication.relations.get(policy.id, ()) if relation.kind == "被废止"]
    return any(other is not None and in_effect(other, end) for other in repeals)


def _readings(policy: Policy, publication: Publication) -> Iterator[Event]:
    readings = publication.explained_by(policy)
    rounds = any(item.round > 1 for item in readings)
    for item in readings:
        if item.published:
            label = round_label(item, (policy,), publication) if rounds else "解读"
            yield _reading(item, item.published, item.published <= publication.as_of, label)


def _reading(item: Interpretation, day: date, past: bool, label: str) -> Event:
    return Event(day, "read", label, past, title_of(item), interpretation_url(item), "、".join(item.forms))


def _related(policy: Policy, relation: Relation, now: date) -> Event | None:
    """The event of a relation on the day it works; None for a basis, and when no day is known."""
    other = relation.policy
    url = policy_url(other) if other else ""
    note = (other.number or "") if other else ""
    if relation.kind in ("修改", "废止"):
        day, kind, label = policy.effective or policy.published, "change", f"{relation.kind}其他文件"
        if policy.document_type == DRAFT_FOR_COMMENT:
            label = f"拟{relation.kind}"
    elif other is None:
        return None
    elif relation.kind in ("被修改", "被废止"):
        day, kind = other.effective or other.published, "changed" if relation.kind == "被修改" else "end"
        label = "修改" if relation.kind == "被修改" else "废止"
        if other.document_type == DRAFT_FOR_COMMENT:
            day, kind, label = other.published, "consult", f"就{label}公开征求意见"
    elif relation.kind == "征求意见":
        day, kind, label = other.published, "consult", "公开征求意见"
    elif relation.kind == "正式文件":
        day, kind, label = other.published, "publish", "正式文件发布"
    else:
        return None
    return Event(day, kind, label, day <= now, relation.text, url, note) if day else None
