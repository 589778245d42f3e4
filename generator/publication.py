"""What the public may see on a given day: publishable pairs, how their documents relate, and whether they still hold."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.feedback.due import by_policy
from generator.legacy import legacy_paths
from generator.model import Consultation, Corpus, Document, Interpretation, Pair, Policy, Stage
from generator.withheld import without_links_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from generator.model import Feedback, Selection
    from generator.monitoring.monitoring import Monitoring
    from generator.settings import Settings

IN_FORCE = ("有效", "有效（延续实施）", "已修改")
_ID = re.compile(r"\d{4}(?:-[a-z0-9]+)+", re.ASCII)
_BRACKETS = str.maketrans("[]()【】〔〕", "〔〕〔〕〔〕〔〕")
DRAFT_FOR_COMMENT = "征求意见稿"
_MARKED = re.compile(rf"[（(][^（）()]{{0,8}}{DRAFT_FOR_COMMENT}[）)]")
_ENCLOSED = re.compile(
    "(?:印发|公布|发布|颁布|下发)《([^《》]{1,120})》的[^《》]{2,4}$|征求(?:对)?《([^《》]{1,120})》[^《》]{0,20}$"
)


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether a policy holds, and why.

    `state` is one of 有效, 有效（延续实施）, 已修改, 尚未施行, 失效, 失效（提前废止）, 征求意见; in a preview also 尚未发布.
    """

    state: str
    reason: str = ""

    @property
    def in_force(self) -> bool:
        """Whether a citizen can rely on the policy today."""
        return self.state in IN_FORCE


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a policy's relations.

    `kind` is what the document does or suffers: 修改, 被修改, 废止, 被废止, 依据, or what the other one is: 征求意见 the draft
    it was before, 正式文件 what became of this draft. `text` is the title, or what was written when the other document is
    not on this site.
    """

    kind: str
    text: str
    policy: Policy | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """The public view of a corpus. `policies`, `interpretations`, `validity` and `relations` are keyed by id."""

    settings: Settings
    as_of: date
    pairs: tuple[Pair, ...]
    policies: dict[str, Policy]
    interpretations: dict[str, Interpretation]
    validity: dict[str, Validity]
    relations: dict[str, tuple[Relation, ...]]
    explanations: dict[str, tuple[Interpretation, ...]] = field(default_factory=dict)
    legacy: frozenset[str] = frozenset()  # ids of documents published on or before the legacy date
    drafts: bool = False
    synonyms: tuple[tuple[str, ...], ...] = ()  # the office's own, as the corpus has them
    selections: tuple[Selection, ...] = ()  # of showcases, with their lists published
    reports: tuple[Monitoring, ...] = ()  # 通报 that the office publishes, the newest first
    consultations: tuple[Consultation, ...] = ()  # begun by this day
    stamps: Mapping[str, str] = field(default_factory=dict)  # digests of the files that were read, by path
    asked: Mapping[str, tuple[Feedback, ...]] = field(
        default_factory=dict
    )  # what people asked up to this day, by policy

    def documents(self) -> Iterator[Policy | Interpretation]:
        """Every visible document once, policies first."""
        yield from self.policies.values()
        yield from self.interpretations.values()

    def explained_by(self, policy: Policy) -> tuple[Interpretation, ...]:
        """The visible interpretations of a policy, by round."""
        return self.explanations.get(policy.id, ())

    def explains(self, item: Interpretation) -> tuple[Policy, ...]:
        """The visible policies an interpretation covers, in the order it names them."""
        return tuple(self.policies[target] for target in item.targets if target in self.policies)

    def asked_about(self, policy: Policy) -> tuple[Consultation, ...]:
        """The consultations on a draft, or on what a policy was made of, the oldest first."""
        found = [item for item in self.consultations if policy.id in (item.draft, *item.became)]
        return tuple(sorted(found, key=lambda item: (item.opens is None, item.opens, item.id)))

    def last_day(self, policy: Policy) -> date | None:
        """The last day of force; None where the day once written says nothing any more: ended before it, or prolonged."""
        day, state = policy.expires, self.validity[policy.id].state
        if day is None or state in ("征求意见", "失效（提前废止）"):
            return None
        ahead = day >= self.as_of
        return None if (ahead and state == "失效") or (not ahead and state in IN_FORCE) else day

    def current(self, item: Interpretation) -> Policy | None:
        """Of the policies it covers, the first one in force; else the first one that is not over; else the first."""
        covered = self.explains(item)
        for states in (IN_FORCE, ("尚未施行", "尚未发布")):
            for policy in covered:
                if self.validity[policy.id].state in states:
                    return policy
        return covered[0] if covered else None


def normal_number(number: str) -> str:
    """A 文号 with the brackets and digits of official style and without spaces, for comparison."""
    return "".join(unicodedata.normalize("NFKC", number).split()).translate(_BRACKETS)


def publish(
    corpus: Corpus, settings: Settings, as_of: date, *, drafts: bool = False, reports: tuple[Monitoring, ...] = ()
) -> Publication:
    """Select what is public on the day `as_of`; with `drafts` everything that has a policy (for the preview).

    `reports` are what `monitoring.published_reports` counted: it needs the findings, which are not public.
    A policy is public when it has reached 发布, is 主动公开 and its date has come; an interpretation likewise, with a policy.
    """
    pairs = []
    for pair in corpus.pairs:
        policy = pair.policy
        if policy is None or not (drafts or (_public(policy, as_of) and policy.disclosure in (None, "主动公开"))):
            continue
        pairs.append(
            replace(pair, interpretations=tuple(i for i in pair.interpretations if drafts or _public(i, as_of)))
        )
    asked = tuple(item for item in corpus.consultations if drafts or _begun(item, as_of))
    shown = {document.path for pair in pairs for document in pair.documents} | {item.path for item in asked}
    hidden = frozenset(document.path for document in corpus.documents()) - shown
    pairs = _linked_as_of_today(pairs, hidden)
    policies = {pair.id: pair.policy for pair in pairs if pair.policy}
    relations = _relations(policies, _unseen(corpus, policies))
    old = legacy_paths(corpus, settings.legacy_until)
    return Publication(
        settings=settings,
        as_of=as_of,
        pairs=tuple(pairs),
        policies=policies,
        interpretations={item.id: item for pair in pairs for item in pair.interpretations},
        validity={key: _validity(policy, relations[key], as_of) for key, policy in policies.items()},
        relations=relations,
        explanations={pair.id: pair.interpretations for pair in pairs},
        legacy=frozenset(document.id for document in corpus.documents() if document.path in old),
        drafts=drafts,
        synonyms=corpus.synonyms,
        selections=tuple(each for each in corpus.selections if each.final and each.final.day <= as_of),
        reports=reports,
        consultations=tuple(without_links_to(item, hidden) for item in asked),
        stamps=corpus.stamps,
        asked=by_policy((line for line in corpus.feedback if line.day <= as_of), policies.values()),
    )


def _linked_as_of_today(pairs: list[Pair], hidden: frozenset[str]) -> list[Pair]:
    """The pairs without the links that lead to documents which the public does not see."""
    items = {item.path: without_links_to(item, hidden) for pair in pairs for item in pair.interpretations}
    return [
        replace(
            pair,
            policy=without_links_to(pair.policy, hidden) if pair.policy else None,
            interpretations=tuple(items[item.path] for item in pair.interpretations),
        )
        for pair in pairs
    ]


def left_out(corpus: Corpus, publication: Publication) -> str:
    """What of the corpus the public does not see, counted by reason, as a phrase; empty when it sees everything."""
    reasons: dict[str, int] = {}
    seen = {document.path for document in (*publication.documents(), *publication.consultations)}
    for document in corpus.documents():
        if document.path in seen:
            continue
        if document.stage is not Stage.PUBLISH:
            why = "还在起草、审签"
        elif document.published and document.published > publication.as_of:
            why = f"发布日期在{_day(publication.as_of)}以后"
        elif isinstance(document, Consultation):
            why = f"征求意见的开始日期在{_day(publication.as_of)}以后"
        elif isinstance(document, Policy):
            why = "不是主动公开"
        else:
            why = "所解读的政策没有上网"
        reasons[why] = reasons.get(why, 0) + 1
    return "，".join(f"{why} {count} 份" for why, count in sorted(reasons.items()))


def _public(document: Document, as_of: date) -> bool:
    return document.stage is Stage.PUBLISH and (document.published is None or document.published <= as_of)


def _begun(item: Consultation, as_of: date) -> bool:
    return item.stage is Stage.PUBLISH and item.opens is not None and item.opens <= as_of


def _unseen(corpus: Corpus, policies: dict[str, Policy]) -> frozenset[str]:
    """All that names a policy of ours which the public does not see yet: its id, its 文号 and its titles."""
    hidden = [pair.policy for pair in corpus.pairs if pair.policy and pair.policy.id not in policies]
    return frozenset(
        _name(name) for policy in hidden for name in (policy.id, policy.number, policy.title, *policy.aliases) if name
    )


def _name(reference: str) -> str:
    return normal_number(reference).removeprefix("《").removesuffix("》")


def _relations(policies: dict[str, Policy], unseen: frozenset[str]) -> dict[str, tuple[Relation, ...]]:
    numbers = {normal_number(policy.number): policy for policy in policies.values() if policy.number}
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for policy in policies.values():
        for kind, back, references in (
            ("依据", "", policy.bases),
            ("修改", "被修改", policy.amends),
            ("废止", "被废止", policy.repeals),
        ):
            for reference in references:
                other = policies.get(reference) or numbers.get(normal_number(reference))
                if other is None and (_ID.fullmatch(reference) or _name(reference) in unseen):
                    continue  # a document of ours that the public does not see yet: not even its name
                text = other.title or reference if other else reference
                found[policy.id].append(Relation(kind, text, other))
                if other and back:
                    found[other.id].append(Relation(back, policy.title or policy.id, policy))
    for draft, final in _finished(policies):
        found[final.id].append(Relation("征求意见", draft.title or draft.id, draft))
        found[draft.id].append(Relation("正式文件", final.title or final.id, final))
    return {key: tuple(found[key]) for key in policies}


def _finished(policies: dict[str, Policy]) -> Iterator[tuple[Policy, Policy]]:
    """Each 征求意见稿 with the document it became: the first one of the same name that was published after it."""
    finals: defaultdict[str, list[tuple[date, Policy]]] = defaultdict(list)
    drafts = []
    for policy in policies.values():
        if policy.published and policy.title:
            if policy.document_type == DRAFT_FOR_COMMENT:
                drafts.append((policy.published, policy))
            else:
                finals[_subject(policy.title)].append((policy.published, policy))
    for day, draft in drafts:
        later = [item for item in finals.get(_subject(draft.title or ""), ()) if item[0] >= day]
        if later:
            yield draft, min(later, key=lambda item: (item[0], item[1].id))[1]


def _subject(title: str) -> str:
    """The document that a title speaks of: the inner one of 关于印发《…》的通知 and of 关于征求《…（征求意见稿）》意见的公告."""
    found = _ENCLOSED.search(title)
    return "".join(_MARKED.sub("", found[1] or found[2] if found else title).split())


def _validity(policy: Policy, relations: tuple[Relation, ...], as_of: date) -> Validity:
    if not _public(policy, as_of):
        return Validity("尚未发布", "还没有发布，公众看不到")
    if policy.document_type == DRAFT_FOR_COMMENT:
        final = next((relation.text for relation in relations if relation.kind == "正式文件"), "")
        return Validity("征求意见", f"正式文件{_cite(final)}已经发布" if final else "这是征求意见稿，还没有生效")
    ahead = policy.effective is not None and policy.effective > as_of
    if policy.validity and not (ahead and policy.validity in IN_FORCE):
        return Validity(policy.validity)
    if policy.expires and policy.expires < as_of:
        return Validity("失效", f"有效期至{_day(policy.expires)}")
    for relation in relations:
        if relation.kind == "被废止" and relation.policy and in_effect(relation.policy, as_of):
            return Validity("失效（提前废止）", f"已由{_cite(relation.text)}废止")
    if ahead and policy.effective:
        return Validity("尚未施行", f"{_day(policy.effective)}起施行")
    at_work = (line for line in relations if line.kind == "被修改" and line.policy and in_effect(line.policy, as_of))
    if changes := sorted(at_work, key=_begins, reverse=True):
        return Validity("已修改", f"已由{''.join(_cite(line.text) for line in changes)}修改")
    return Validity("有效", f"有效期至{_day(policy.expires)}" if policy.expires else "")


def in_effect(policy: Policy, as_of: date) -> bool:
    """Whether a document works on others by that day: it is no draft for comment, and it has begun."""
    start = policy.effective or policy.published
    return policy.document_type != DRAFT_FOR_COMMENT and (start is None or start <= as_of)


def _begins(relation: Relation) -> str:
    other = relation.policy
    return str(other.effective or other.published or "") if other else ""


def _day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def _cite(title: str) -> str:
    """A title in book title marks; those inside it become single ones (GB/T 15834)."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"
