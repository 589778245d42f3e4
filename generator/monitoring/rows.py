"""One row for each policy that counts: what inspectors ask of it, answered from its front matter, its interpretations and the findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.finding import Finding, Level
from generator.model import Interpretation, Pair, Policy, Stage
from generator.monitoring.problems import Problem, of_findings, of_sync, of_the_missing
from generator.rules.substance_of_sections import main_interpretation
from generator.rules.zj308_form_not_delivered import undelivered
from generator.workdays import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model import Corpus
    from generator.settings import Settings
    from generator.standards import Standard

NO_UNIT = "没有写责任单位"
PLAIN_FORM = "文字"
DRAFT_FOR_COMMENT = "征求意见稿"


@dataclass(frozen=True, slots=True)
class Reading:
    """An interpretation that the public can read; `forms` are those it really has."""

    id: str
    title: str
    forms: tuple[str, ...]
    round: int
    published: date


@dataclass(frozen=True, slots=True)
class Row:
    """A policy and the answers. `apart` are the working days from the policy to its first interpretation, None without one.

    `excused` says why no interpretation is due. `draft` marks a 征求意见稿, which no count includes.
    """

    id: str
    title: str
    number: str
    unit: str
    kind: str
    published: date
    draft: bool = False
    excused: str = ""
    readings: tuple[Reading, ...] = ()
    apart: int | None = None
    in_step: bool = False
    planned: bool = False
    clean: bool = True
    problems: tuple[Problem, ...] = ()

    @property
    def due(self) -> bool:
        """应解读."""
        return not self.excused

    @property
    def interpreted(self) -> bool:
        """已解读: due, and the public can read one."""
        return self.due and bool(self.readings)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of all its interpretations, each once."""
        return tuple(sorted({form for reading in self.readings for form in reading.forms}))

    @property
    def synced(self) -> bool:
        """同步发布."""
        return self.interpreted and self.in_step

    @property
    def qualified(self) -> bool:
        """合格."""
        return self.synced and self.clean


def rows_of(
    corpus: Corpus, settings: Settings, standard: Standard, findings: Iterable[Finding], as_of: date
) -> tuple[Row, ...]:
    """Every policy that the public could read on `as_of`, by date of publication and id."""
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.position.path].append(finding)
    calendar = Calendar(settings.holidays, settings.workdays)
    found = []
    for pair in corpus.pairs:
        policy = pair.policy
        if policy and policy.disclosure in (None, "主动公开"):
            day = _public_since(policy, as_of)
            if day:
                found.append(_row(pair, policy, day, standard, calendar, by_path, as_of))
    return tuple(sorted(found, key=lambda row: (row.published, row.id)))


def _public_since(document: Policy | Interpretation, as_of: date) -> date | None:
    """The day it was published, None when the public cannot see it on `as_of`."""
    day = document.published
    return day if document.stage is Stage.PUBLISH and day and day <= as_of else None


def _row(
    pair: Pair,
    policy: Policy,
    published: date,
    standard: Standard,
    calendar: Calendar,
    findings: defaultdict[str, list[Finding]],
    as_of: date,
) -> Row:
    visible = tuple(item for item in pair.interpretations if _public_since(item, as_of))
    readings = [
        Reading(item.id, item.title or item.id, _forms(item), item.round, day)
        for item in visible
        if (day := item.published)
    ]
    main = main_interpretation(replace(pair, interpretations=visible))
    first = main.published if main else None
    last = calendar.last_day(published, standard.deadline_days)
    own = [finding for document in (policy, *visible) for finding in findings[document.path]]
    row = Row(
        id=policy.id,
        title=policy.title or policy.id,
        number=policy.number or "",
        unit=policy.unit or NO_UNIT,
        kind=policy.document_type or "",
        published=published,
        draft=policy.document_type == DRAFT_FOR_COMMENT,
        excused=_excused(policy),
        readings=tuple(readings),
        apart=calendar.days_between(published, first)[0] if first else None,
        in_step=first is not None and published <= first <= last,
        planned=any(item.plan and item.plan.form and item.plan.channel and item.plan.time for item in pair.first_round),
        clean=not any(finding.level in (Level.BLOCK, Level.WARN) for finding in own),
    )
    problems = [*of_findings(own)]
    if row.due and not row.readings:
        problems += of_the_missing(pair, policy, own)
    elif row.interpreted and not row.in_step:
        problems += of_sync(pair, policy, main, row.apart, own)
    return replace(row, problems=tuple(sorted(problems)))


def _forms(item: Interpretation) -> tuple[str, ...]:
    """The forms it names, without those of which it has nothing to show."""
    lacking = undelivered(item)
    return tuple(form for form in dict.fromkeys(item.forms) if form not in lacking)


def _excused(policy: Policy) -> str:
    exempt = policy.exempt
    if exempt and exempt.reason and exempt.approver:
        return f"{exempt.reason}（批准：{exempt.approver}）"
    return ""
