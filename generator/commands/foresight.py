"""What would block the drafts of a clean report at the stages before them; nothing is judged twice in a project without drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.checker import Report, check
from generator.finding import Level
from generator.model import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.commands.project import Project

MOST = 200
"""Of more drafts than these nothing is foretold: the check itself must stay quick."""


def foresee(report: Report, project: Project, narrowed: Callable[[Report], Report]) -> Report:
    """The report with `ahead` filled, where it is clean and speaks of some drafts.

    `narrowed` does to a report what was done to this one: keeps the findings of the files asked about.
    """
    drafts = frozenset(report.early)
    if not drafts or len(drafts) > MOST or report.blocked or report.faults or report.hidden or report.compared:
        return report
    ahead = {}
    for stage in Stage:
        if stage.order > min(each.order for each in report.early.values()):
            later = check(
                project.corpus,
                project.settings,
                project.standard,
                as_of=project.as_of,
                stage=stage,
                select=report.select,
                among=drafts,
            )
            ahead[stage] = narrowed(later).count(Level.BLOCK)
    return replace(report, ahead=ahead)
