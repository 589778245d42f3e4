"""Whether a policy holds, said at the top of its page: the state, why, on which day, and which document to read instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.outputs.documents.amended import overtaken
from generator.outputs.office.consulting import OPEN, consultation_url, state_of
from generator.outputs.views import TONES, policy_url, title_of
from generator.publication import DRAFT_FOR_COMMENT, in_effect
from generator.render.templates import chinese_date, nest_titles, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Policy
    from generator.publication import Publication

_HEADLINES = {
    "有效": "本文件现行有效",
    "有效（延续实施）": "本文件延续实施，现行有效",
    "已修改": "本文件已修改",
    "尚未施行": "本文件尚未施行",
    "征求意见": "本文件是征求意见稿",
    "尚未发布": "本文件尚未发布",
    "失效": "本文件已失效",
    "失效（提前废止）": "本文件已失效",
}
_ADVICE = {
    "已修改": "修改过的内容以新文件为准",
    "失效": "不能再作为办事依据",
    "失效（提前废止）": "不能再作为办事依据",
    "尚未施行": "施行以前不能按本文件办理",
}
_MADE_BY = {"已修改": "被修改", "失效（提前废止）": "被废止", "征求意见": "正式文件"}
"""The relation that makes a policy stand so."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A document to read as well or instead: ``before`` its title and ``after`` it; `now` when it is why the state is what it is."""

    before: str
    title: str
    after: str
    url: str
    now: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What the banner says; `tone` is the one of the validity mark."""

    state: str
    tone: str
    headline: str
    sentences: tuple[str, ...]
    as_of: str
    pointers: tuple[Pointer, ...]


def standing(policy: Policy, publication: Publication) -> Standing:
    """The banner of a policy's page."""
    validity = publication.validity[policy.id]
    pointers = (
        *_asking(policy, publication),
        *_pointers(policy, publication),
        *changed_again(policy, publication),
    )
    told = any(pointer.now for pointer in pointers)  # the pointer says it, with a link
    sentences = ("" if told else nest_titles(validity.reason), _ADVICE.get(validity.state, ""))
    return Standing(
        validity.state,
        TONES.get(validity.state, "info"),
        _HEADLINES.get(validity.state, validity.state),
        tuple(sentence for sentence in sentences if sentence),
        chinese_date(publication.as_of),
        pointers,
    )


def _asking(policy: Policy, publication: Publication) -> Iterator[Pointer]:
    """Where opinions on this draft can be given, as long as they can."""
    for item in publication.asked_about(policy):
        if item.draft == policy.id and item.closes and state_of(item, publication.as_of) == OPEN:
            until = f"，{chinese_date(item.closes)}截止"
            yield Pointer("正在收意见，提意见的办法见", title_of(item), until, consultation_url(item), now=False)


def reasons(policy: Policy, publication: Publication) -> tuple[Pointer, ...]:
    """The documents that make the policy stand as it does, the newest first."""
    return tuple(pointer for pointer in _pointers(policy, publication) if pointer.now)


def changed_again(policy: Policy, publication: Publication) -> tuple[Pointer, ...]:
    """Of what this policy changed in others, what a later document changed again."""
    return tuple(
        Pointer(
            f"{quoted(title_of(again.changed))}{'、'.join(again.labels)}{again.starts}又由",
            title_of(again.by),
            again.verb,
            policy_url(again.by),
            now=False,
        )
        for again in overtaken(policy, publication)
    )


def _pointers(policy: Policy, publication: Publication) -> list[Pointer]:
    now = publication.as_of
    why = _MADE_BY.get(publication.validity[policy.id].state)
    found = []
    for relation in publication.relations.get(policy.id, ()):
        other = relation.policy
        if other is None or other.document_type == DRAFT_FOR_COMMENT or not relation.kind.startswith(("被", "正式")):
            continue
        begins = other.effective or other.published
        does = relation.kind.removeprefix("被")
        working = relation.kind == "正式文件" or in_effect(other, now)
        if relation.kind == "正式文件":
            before, after = "正式文件", "已经发布"
        elif working:
            before, after = "已由", does
        elif begins:
            before, after = f"{chinese_date(begins)}起由", does
        else:
            continue
        found.append(
            (begins, Pointer(before, title_of(other), after, policy_url(other), working and relation.kind == why))
        )
    newest = sorted(found, key=lambda item: item[0] or now, reverse=True)
    return [pointer for _, pointer in newest]
