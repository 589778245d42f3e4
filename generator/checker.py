"""Runs every rule over the corpus: stages, legacy documents, exemptions. A rule that throws costs only its own findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.finding import Fault, Finding, Level
from generator.legacy import legacy_paths
from generator.model import Corpus, Document, Interpretation, Pair, Policy, Position, Stage
from generator.rules import Context, Rule, all_rules

if TYPE_CHECKING:
    from datetime import date

    from generator.settings import Settings
    from generator.standards import Standard

UNEXEMPTIBLE = ("ZJ0", "ZJ6")
"""Families that no exemption and no legacy date softens: files that cannot be read, and privacy."""

_ORDER = list(Level)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: findings in order of place, faults of our own, and how many pairs were looked at."""

    pairs: int
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()

    def count(self, level: Level) -> int:
        """How many findings have this level."""
        return sum(finding.level is level for finding in self.findings)

    @property
    def blocked(self) -> bool:
        """Whether anything stops the publication."""
        return self.count(Level.BLOCK) > 0


def check(
    corpus: Corpus,
    settings: Settings,
    standard: Standard,
    *,
    as_of: date,
    stage: Stage | None = None,
    select: Iterable[str] = (),
) -> Report:
    """Check the whole corpus.

    `stage` checks every document as if it had come at least that far. `select` keeps the rules whose code starts with one of
    the given prefixes. The same input and date give the same report, in the same order.
    """
    stages = _Stages(corpus, stage)
    legacy = legacy_paths(corpus, settings.legacy_until)
    context = Context(
        corpus, settings, standard, as_of, stage=stages.of, legacy=lambda document: document.path in legacy
    )
    prefixes = tuple(select)
    rules = [rule for rule in all_rules() if not prefixes or rule.code.startswith(prefixes)]
    faults: list[Fault] = []
    found = [finding for rule in rules if not rule.after for finding in _run(rule, context, faults)]
    late = replace(context, found=tuple(found))
    found += [finding for rule in rules if rule.after for finding in _run(rule, late, faults)]
    excused = {
        (document.path, item.code)
        for document in corpus.documents()
        for item in document.exemptions
        if item.approval.reason and item.approval.approver and not item.code.startswith(UNEXEMPTIBLE)
    }
    kept = {_soften(finding, legacy) for finding in found if (finding.position.path, finding.code) not in excused}
    return Report(len(corpus.pairs), tuple(sorted(kept, key=lambda finding: finding.order)), tuple(faults))


class _Stages:
    """How far each document has come: an interpretation of the first round keeps step with its policy."""

    def __init__(self, corpus: Corpus, at_least: Stage | None) -> None:
        self._floor = at_least or Stage.DRAFT
        self._policies = {policy.id: policy for policy in corpus.policies}

    def of(self, subject: Document | Pair) -> Stage:
        documents: Iterable[Document | None] = (subject,) if isinstance(subject, Document) else subject.documents
        reached = [self._floor]
        for document in documents:
            if document is None:
                continue
            if document.stage and not (isinstance(subject, Pair) and getattr(document, "round", 1) > 1):
                reached.append(document.stage)
            if isinstance(document, Interpretation) and document.round == 1:
                targets = (self._policies.get(target) for target in document.targets)
                reached += [policy.stage for policy in targets if policy and policy.stage]
        return max(reached, key=lambda item: item.order)


def _soften(finding: Finding, legacy: frozenset[str]) -> Finding:
    if finding.position.path in legacy and not finding.code.startswith(UNEXEMPTIBLE):
        return replace(finding, level=Level.INFO)
    return finding


def _subjects(rule: Rule, corpus: Corpus) -> Iterator[Any]:
    if rule.subject is Corpus:
        yield corpus
    elif rule.subject is Pair:
        yield from corpus.pairs
    elif rule.subject is Policy:
        yield from corpus.policies
    elif rule.subject is Interpretation:
        yield from corpus.interpretations
    else:
        yield from corpus.documents()


def _run(rule: Rule, context: Context, faults: list[Fault]) -> Iterator[Finding]:
    for subject in _subjects(rule, context.corpus):
        if not isinstance(subject, Corpus) and context.stage(subject).order < rule.stage.order:
            continue
        try:
            hits = list(rule.check(subject, context))
        except Exception as error:  # a broken rule must not silence the others; the fault makes the exit code 3
            faults.append(Fault(rule.code, _path(subject), f"{type(error).__name__}: {error}"))
            continue
        for hit in hits:
            level = max(rule.level, hit.level or rule.level, key=_ORDER.index)
            yield Finding(rule.code, level, hit.position, hit.message, hit.fix)


def _path(subject: object) -> str:
    if isinstance(subject, Document):
        return subject.path
    if isinstance(subject, Pair):
        return subject.documents[0].path
    return Position("content").path
