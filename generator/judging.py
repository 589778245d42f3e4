"""What the rules say of each subject: in this process, or shared out among forked ones that own whole pairs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from threading import active_count

from generator.finding import Fault, Finding, Level, listed, visible
from generator.model import Corpus, Document, Interpretation, Pair, Position, Stage
from generator.privacy import conceal
from generator.rules import Context, Rule

ENOUGH = 400
"""Subjects from which sharing out costs less than it saves."""

Subject = Document | Pair | Corpus
_ORDER = list(Level)
_SHARES = 4  # a worker comes back so often, for pairs differ in cost
_shared: tuple[list[list[Subject]], Sequence[Rule], Context]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules said of one subject."""

    findings: tuple[Finding, ...]
    faults: tuple[Fault, ...]


def judge_all(subjects: Sequence[Subject], rules: Sequence[Rule], context: Context) -> list[Judgement]:
    """The judgement of every subject, in their order.

    Where the system can fork (and nothing else runs in this process that a fork would tear), the children see the corpus
    without copying it and send back findings only.
    """
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if workers < 2 or len(subjects) < ENOUGH or active_count() > 1:
        return [judge(subject, rules, context) for subject in subjects]
    import multiprocessing  # a check of a few documents does without, and these take a tenth of its time
    from concurrent.futures import ProcessPoolExecutor

    global _shared  # noqa: PLW0603 - what the children inherit
    order = sorted(range(len(subjects)), key=lambda place: _owner(subjects[place]))
    _shared = _shares([subjects[place] for place in order], workers * _SHARES), rules, context
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        judged = [judgement for share in pool.map(_judge_share, range(len(_shared[0]))) for judgement in share]
    return [judgement for _, judgement in sorted(zip(order, judged, strict=True), key=itemgetter(0))]


def _judge_share(number: int) -> list[Judgement]:
    shares, rules, context = _shared
    return [judge(subject, rules, context) for subject in shares[number]]


def _shares(subjects: Sequence[Subject], count: int) -> list[list[Subject]]:
    """The subjects in `count` lists of about one length."""
    size = -(-len(subjects) // count)
    return [list(subjects[start : start + size]) for start in range(0, len(subjects), size)]


def _owner(subject: Subject) -> str:
    """What a pair and its documents have in common: they are judged by one process, for they share what is derived."""
    if isinstance(subject, Corpus):
        return ""
    return next(iter(subject.targets), subject.id) if isinstance(subject, Interpretation) else subject.id


def judge(subject: Document | Pair | Corpus, rules: Iterable[Rule], context: Context) -> Judgement:
    """What these rules say of one subject; a rule that throws costs only its own findings."""
    findings: list[Finding] = []
    faults: list[Fault] = []
    reached = Stage.PUBLISH.order if isinstance(subject, Corpus) else context.stage(subject).order
    for rule in rules:
        if not isinstance(subject, rule.subject) or reached < rule.stage.order:
            continue
        try:
            found = rule.check(subject, context)
            hits = list(found) if isinstance(subject, Corpus) else listed(found)
        except Exception as error:  # a broken rule must not silence the others; the fault makes the exit code 3
            faults.append(Fault(rule.code, _path(subject), f"{type(error).__name__}: {error}"))
            continue
        for hit in hits:
            level = max(rule.level, hit.level or rule.level, key=_ORDER.index)
            findings.append(Finding(rule.code, level, hit.position, _printable(hit.message), _printable(hit.fix)))
    return Judgement(tuple(findings), tuple(faults))


def _printable(text: str) -> str:
    """The text without numbers that must not be printed in full, and with nothing that begins a line or turns it around."""
    return visible(conceal(text))


def _path(subject: object) -> str:
    if isinstance(subject, Document):
        return subject.path
    if isinstance(subject, Pair):
        return subject.documents[0].path
    return Position("content").path
