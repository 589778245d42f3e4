"""`check --base`: what the change is, what held before it, and the report on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.finding import visible
from generator.narrowing import Terms, beyond_configuration, check_change
from generator.reader.history import HistoryError, file_at, read_change
from generator.settings import CONFIG, Settings, SettingsError, as_judged_before, parse
from generator.standards import StandardError, find

if TYPE_CHECKING:
    from generator.checker import Report
    from generator.commands.project import Project
    from generator.model import Corpus, Stage


def compare(project: Project, ref: str, stage: Stage | None, select: tuple[str, ...]) -> Report:
    """The report on the change from `ref` to the working tree. Raises click.UsageError for what cannot be compared."""
    try:
        change = read_change(project.settings.root, ref, project.corpus)
        former = _former(project.settings, ref, change.base) if beyond_configuration(change.files) else None
    except HistoryError as error:
        raise click.UsageError(f"{visible(str(error))}。") from error
    narrowed = check_change(
        project.corpus,
        project.settings,
        project.standard,
        as_of=project.as_of,
        base=change.base,
        touched=change.files,
        ref=ref,
        former=former,
        stage=stage,
        select=select,
    )
    return narrowed.report


def _former(settings: Settings, ref: str, base: Corpus) -> Terms | None:
    """The terms that `ref` goes by; None when the project only begins with this change.

    Documents without a configuration are judged by the default one. Raises HistoryError for a configuration that cannot be used:
    a change to the configuration alone needs none from before, so it can still be mended.
    """
    root = settings.root
    written = file_at(root, ref, CONFIG)
    if written is None and not (base.pairs or base.unreadable):
        return None
    try:
        before = as_judged_before(settings, parse(written, root) if written is not None else Settings(root))
        return Terms(before, find(before.standard, lambda path: file_at(root, ref, path)))
    except (SettingsError, StandardError) as error:
        raise HistoryError(
            f"“{ref}”里的配置用不了（{error}），不知道改动以前按什么查。先单独合并一次只改配置的改动"
        ) from error
