"""Runs every rule over the corpus: stages, legacy documents, exemptions. A rule that throws costs only its own findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.finding import Fault, Finding, Level
from generator.judging import Judgement, judge, judge_all
from generator.legacy import legacy_paths
from generator.model import Corpus, Document, Interpretation, Pair, Policy, Stage
from generator.rules import EXEMPTIBLE_WARNINGS, UNEXEMPTIBLE, Context, Rule, all_rules
from generator.rules.surroundings import surroundings

if TYPE_CHECKING:
    from datetime import date

    from generator.settings import Settings
    from generator.standards import Standard


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: findings in order of place, faults of our own, and how many pairs were looked at.

    `checked` holds the paths of the documents that were judged, `unpublished` of those that have not come to 发布, by
    themselves or with their policy. `only` is what the report was narrowed to; empty when it speaks for everything.
    `compared` says which change it was narrowed to, as a clause. `select` holds the prefixes of the only codes that were looked
    for, `hidden` counts the findings that a baseline left out, and `held_back` those of them that stop the site.
    `stage` is how far every document was taken to have come at least, `early` how far those have come that are not at 发布 yet.
    `ahead` counts what would block these at later stages; None when that was not looked at.
    """

    pairs: int
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()
    unpublished: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    compared: str = ""
    select: tuple[str, ...] = ()
    hidden: int = 0
    held_back: int = 0
    stage: Stage | None = None
    early: Mapping[str, Stage] = field(default_factory=dict)
    ahead: Mapping[Stage, int] | None = None

    def count(self, level: Level) -> int:
        """How many findings have this level."""
        return sum(finding.level is level for finding in self.findings)

    @property
    def blocked(self) -> bool:
        """Whether anything blocks."""
        return self.count(Level.BLOCK) > 0

    @property
    def hold_back(self) -> tuple[Finding, ...]:
        """The findings that stop the publication of the site.

        A document that is still being written does not go online, so what it lacks stops nobody else; a file that cannot be
        read as it was meant (ZJ0xx other than a key not written yet or an attachment) always does. Feedback never goes online.
        """
        return tuple(
            finding
            for finding in self.findings
            if finding.level is Level.BLOCK
            and not (finding.position.path in self.unpublished and _may_wait(finding.code))
            and not finding.position.path.startswith(_INTERNAL)
        )


_INTERNAL = "content/feedback/"
"""What hotlines noted: pages show how often something was asked, never a line of it."""

LEVELS = list(Level)
"""The sternest first."""


@dataclass(slots=True)
class Memory:
    """How each subject was judged, together with all that its rules could look at; empty at first.

    `new` counts the subjects that the last check had to judge.
    """

    kept_for: object = None
    judgements: dict[tuple[str, str], tuple[object, Judgement]] = field(default_factory=dict)
    new: int = 0


def _may_wait(code: str) -> bool:
    return code in ("ZJ006", "ZJ023") or not code.startswith("ZJ0")


def check(
    corpus: Corpus,
    settings: Settings,
    standard: Standard,
    *,
    as_of: date,
    stage: Stage | None = None,
    select: Iterable[str] = (),
    memory: Memory | None = None,
    base: Corpus | None = None,
    among: frozenset[str] | None = None,
) -> Report:
    """Check the whole corpus.

    `stage` checks every document as if it had come at least that far. `select` keeps the rules whose code starts with one of
    the given prefixes. `memory` keeps the judgements of one check for the next, which then looks only at what changed.
    `base` is the state that a change starts from. `among` leaves out documents whose path is not in it, and pairs without any
    such document; the corpus as a whole is always looked at. The same input and date give the same report, in the same order, with memory
    or without.
    """
    stages = _Stages(corpus, stage)
    legacy = legacy_paths(corpus, settings.legacy_until, base)
    documents = {document.path: document for document in corpus.documents()}
    context = Context(
        corpus,
        settings,
        standard,
        as_of,
        documents=documents,
        stage=stages.of,
        legacy=lambda document: document.path in legacy,
        base=base,
    )
    prefixes = tuple(select) or ("",)
    chosen = [rule for rule in all_rules() if rule.code.startswith(prefixes)]
    late = [rule for rule in chosen if rule.after]  # they look at what all others found, selected or not
    early = [rule for rule in all_rules() if not rule.after] if late else chosen
    kept_for = (
        settings,
        standard,
        as_of,
        stage,
        tuple(rule.code for rule in early),
        corpus.unreadable,
        corpus.files,
        corpus.pages,
        corpus.signers,
        tuple((name, item.digest, item.problem) for name, item in sorted(corpus.attached.items())),
        base,
    )
    subjects = [subject for subject in _subjects(corpus) if _concerns(subject, among)]
    judged = _judge_all(context, subjects, early, memory, kept_for)
    found = [finding for judgement in judged for finding in judgement.findings]
    complete = replace(context, found=tuple(found))
    judged += [judge(subject, late, complete) for subject in subjects] if late else []
    faults = [fault for judgement in judged for fault in judgement.faults]
    found = [finding for judgement in judged for finding in judgement.findings]
    found = [finding for finding in found if finding.code.startswith(prefixes)]
    excused = {
        (document.path, item.code)
        for document in corpus.documents()
        for item in document.exemptions
        if item.approval.reason and item.approval.approver
    }
    kept = {_soften(finding, legacy) for finding in found if not _is_excused(finding, excused)}
    own = _Stages(corpus, None) if stage else stages
    written = (document for document in corpus.documents() if document.stage)  # without, nobody said it is a draft
    coming = {each.path: come for each in written if (come := own.of(each)) is not Stage.PUBLISH}
    drafts = () if stage is Stage.PUBLISH else tuple(coming)
    signed = (corpus.signoffs.get(pair.id) for pair in corpus.pairs if context.stage(pair) is not Stage.PUBLISH)
    unpublished = frozenset((*drafts, *(signoff.path for signoff in signed if signoff)))
    return Report(
        len(corpus.pairs),
        in_order(_without_consequences(kept)),
        tuple(sorted(faults)),
        unpublished,
        checked=tuple(documents),
        stage=stage,
        early=coming,
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place; those that say what a change did and what follows from it come before all others."""
    first = {rule.code for rule in all_rules() if rule.covers}
    return tuple(sorted(findings, key=lambda finding: (finding.code not in first, finding.order)))


def _without_consequences(findings: set[Finding]) -> set[Finding]:
    """Each deed once: a finding stands for those of the same pair that its rule covers, and is as stern as they are."""
    covers = {rule.code: rule for rule in all_rules() if rule.covers}
    following = {
        cause: {
            item for item in findings if item.code in covers[cause.code].covers and _pair_id(item) == _pair_id(cause)
        }
        for cause in findings
        if cause.code in covers
    }
    covered = {item for items in following.values() for item in items}
    causes = {
        replace(cause, level=_sternest(cause, items, covers[cause.code].level))
        for cause, items in following.items()
        if cause not in covered
    }
    return (findings - covered - following.keys()) | causes


def _sternest(cause: Finding, following: Iterable[Finding], bound: Level) -> Level:
    sternest = min((cause.level, *(item.level for item in following)), key=LEVELS.index)
    return max(bound, sternest, key=LEVELS.index)


def _pair_id(finding: Finding) -> str:
    return finding.position.path.rpartition("/")[2].partition(".")[0]


class _Stages:
    """How far each document has come: an interpretation of the first round keeps step with its policy."""

    def __init__(self, corpus: Corpus, at_least: Stage | None) -> None:
        floor = at_least or Stage.DRAFT
        self._policies = {policy.id: max(floor, policy.stage or floor, key=_order) for policy in corpus.policies}
        self._items = {item.id: self._keep_step(item, floor) for item in corpus.interpretations}
        self._floor = floor

    def _keep_step(self, item: Interpretation, floor: Stage) -> Stage:
        policies = (self._policies.get(target, floor) for target in item.targets if item.round == 1)
        return max((floor, item.stage or floor, *policies), key=_order)

    def of(self, subject: Document | Pair) -> Stage:
        if isinstance(subject, Policy):
            return self._policies[subject.id]
        if isinstance(subject, Interpretation):
            return self._items[subject.id]
        if isinstance(subject, Pair):
            first = (self._items[item.id] for item in subject.first_round)
            return max((self._policies.get(subject.id, self._floor), *first), key=_order)
        return max(self._floor, subject.stage or self._floor, key=_order)


def _order(stage: Stage) -> int:
    return stage.order


def _soften(finding: Finding, legacy: frozenset[str]) -> Finding:
    if finding.position.path in legacy and not finding.code.startswith(UNEXEMPTIBLE):
        return replace(finding, level=Level.INFO)
    return finding


def _is_excused(finding: Finding, excused: set[tuple[str, str]]) -> bool:
    if finding.code.startswith(UNEXEMPTIBLE) and (
        finding.code not in EXEMPTIBLE_WARNINGS or finding.level is Level.BLOCK
    ):
        return False
    return (finding.position.path, finding.code) in excused


def _subjects(corpus: Corpus) -> Iterator[Document | Pair | Corpus]:
    yield corpus
    yield from corpus.pairs
    yield from corpus.documents()


def _concerns(subject: Document | Pair | Corpus, among: frozenset[str] | None) -> bool:
    if among is None or isinstance(subject, Corpus):
        return True
    documents = subject.documents if isinstance(subject, Pair) else (subject,)
    return any(document.path in among for document in documents)


def _judge_all(
    context: Context,
    subjects: list[Document | Pair | Corpus],
    rules: list[Rule],
    memory: Memory | None,
    kept_for: object,
) -> list[Judgement]:
    """Judge every subject, or remember how it was judged while nothing its rules may look at has changed."""
    if memory is None:
        return judge_all(subjects, rules, context)
    old = memory.judgements if memory.kept_for == kept_for else {}
    whole = [subject for subject in subjects if isinstance(subject, Corpus)]
    around = {_key(subject): surroundings(subject, context) for subject in subjects if not isinstance(subject, Corpus)}
    kept = {key: old[key] for key, value in around.items() if value is not None and key in old and old[key][0] == value}
    asked = [subject for subject in subjects if not isinstance(subject, Corpus) and _key(subject) not in kept]
    judged = judge_all([*whole, *asked], rules, context)
    fresh = zip(map(_key, asked), judged[len(whole) :], strict=True)
    memory.new = len(asked)
    memory.kept_for, memory.judgements = kept_for, kept | {key: (around[key], judgement) for key, judgement in fresh}
    return [*judged[: len(whole)], *(judgement for _, judgement in memory.judgements.values())]


def _key(subject: Document | Pair) -> tuple[str, str]:
    return type(subject).__name__, subject.id
