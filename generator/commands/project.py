"""What several commands do first: read settings, standard and corpus, and settle the day the work speaks for."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import click

from generator.cache import ENOUGH, folder_of, keep, recall
from generator.checker import Memory, Report, check
from generator.model import Corpus, Stage
from generator.reader import read_corpus
from generator.reader.known import Known, keep_known, recall_known
from generator.reader.typed import parse_date
from generator.settings import CONFIG, Settings, SettingsError, load
from generator.standards import Standard, StandardError
from generator.standards import load as load_standard

BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Project:
    """A project that has been read. `cache` is where judgements are kept for the next run; None where they are not."""

    settings: Settings
    standard: Standard
    corpus: Corpus
    as_of: date
    cache: Path | None = None

    def check(self, *, stage: Stage | None = None, select: tuple[str, ...] = ()) -> Report:
        """Check it, see `checker.check`; a whole check looks only at what has changed since the last one."""
        report = self._checked(stage, select)
        asked = not select or "ZJ918".startswith(select)
        if report.faults or not asked or not any(each.final for each in self.corpus.selections):
            return report
        from generator.showcase.departures import with_departures  # most projects have no final list

        found = with_departures(report, self.corpus, self.settings, self.standard)
        return replace(report, findings=found)

    def _checked(self, stage: Stage | None, select: tuple[str, ...]) -> Report:
        kept = self.cache / "judgements" if self.cache and not (stage or select) else None
        if kept is None:
            return check(self.corpus, self.settings, self.standard, as_of=self.as_of, stage=stage, select=select)
        known = recall(kept)
        memory = known if isinstance(known, Memory) else Memory()
        before = len(memory.judgements)
        report = check(self.corpus, self.settings, self.standard, as_of=self.as_of, memory=memory)
        if memory.new or len(memory.judgements) != before:
            keep(kept, memory)
        return report


def open_project(root: Path, as_of: date | None = None) -> Project:
    """Read the project at `root`. Raises SettingsError or click.ClickException when the configuration cannot be used."""
    settings = load(root)
    if settings.legacy_until and settings.legacy_until >= today():
        raise SettingsError(
            f"{CONFIG}: 历史截止日期 {settings.legacy_until} 还没过去，会让新文件都不检查。改成今天以前的日期"
        )
    try:
        standard = load_standard(settings.standard, root)
    except StandardError as error:
        raise click.ClickException(str(error)) from error
    day = as_of or today()
    folder = folder_of(root)
    known = recall_known(folder) if folder else Known()
    corpus = read_corpus(root, known)
    if folder is None or len(known.readings) < ENOUGH:
        return Project(settings, standard, corpus, day)
    keep_known(folder, known)
    return Project(settings, standard, corpus, day, folder)


def today() -> date:
    """The day in Beijing; SOURCE_DATE_EPOCH (seconds since 1970) stands for it in reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= 11):
            raise click.UsageError(f"环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，现在是“{epoch[:40]}”")
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(BEIJING).date()
    return datetime.now(BEIJING).date()


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        found = value if isinstance(value, date) else parse_date(str(value))
        if found is None:
            self.fail(f"“{value}”不是日期，写成 2026-03-02 的样子", param, ctx)
        if not 1949 <= found.year <= 2999:
            self.fail(f"“{value}”不在 1949 年到 2999 年之间", param, ctx)
        return found


DAY = _Day()
"""The type of an option that is a day."""


def date_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option --date, shared by the commands whose answer depends on the day."""
    return click.option(
        "--date", "as_of", type=DAY, metavar="日期", help="按哪一天来算，默认是今天（如 2026-03-02）。"
    )(function)


class WholeNumber(click.ParamType[int]):
    """A whole number from `low` to `high`, both included; click's own type describes its range in signs."""

    name = "整数"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        if not (text.isascii() and text.isdigit() and self.low <= int(text[:9]) <= self.high and len(text) < 9):
            self.fail(f"“{value}”不是 {self.low} 到 {self.high} 的整数", param, ctx)
        return int(text)
