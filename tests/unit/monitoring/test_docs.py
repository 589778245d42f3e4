"""docs/通报.md says what the program does: definitions, commands, settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.commands.report import command
from generator.monitoring import tables
from generator.monitoring.monitoring import SHOWN
from generator.monitoring.periods import parse as parse_period
from generator.settings import parse

DOCS = (Path(__file__).parents[3] / "docs/通报.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^zcjd report (.*?)  ", DOCS, re.MULTILINE)


def test_the_definitions_are_those_of_the_table() -> None:
    for row in tables.definitions().rows:
        assert f"| {' | '.join(row).rstrip()} |" in DOCS


@pytest.mark.parametrize("line", COMMANDS)
def test_every_option_shown_is_one(line: str) -> None:
    known = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z-]+", line)) <= known
    parse_period(line.split()[1])


def test_the_commands_show_every_option() -> None:
    shown = set(re.findall(r"--[a-z-]+", " ".join(COMMANDS)))
    assert shown == {option for parameter in command.params for option in parameter.opts}


def test_the_setting_shown_is_read() -> None:
    block = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)[0]
    assert parse(block.encode(), Path()).published_reports == ("2026Q2", "2026Q1")


def test_the_length_of_the_trend_is_as_told() -> None:
    assert f"季度看 {SHOWN['quarter']} 期，月份看 {SHOWN['month']} 期，年份看 {SHOWN['year']} 期" in DOCS
