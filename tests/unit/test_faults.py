"""A rule of ours that throws, seen through the command: exit code 3, named for its file, and all other findings in every format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import generator.checker
from generator.cli import main
from generator.reporters import FORMATS
from generator.rules import Rule, all_rules
from tests.project import INTERPRETATION, add_consultation, edit, valid_project

RULES = all_rules()
SUBJECTS = sorted({rule.subject.__name__ for rule in RULES})


def broken(subject: object, context: object) -> Iterator[Any]:
    raise ZeroDivisionError("broken on purpose")
    yield


def late(subject: object, context: object) -> Iterator[Any]:
    yield from ()
    raise RecursionError("broken at its end")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with findings of several rules."""
    root = valid_project(tmp_path)
    edit(root, INTERPRETATION, "## 目标任务", "## 愿望")
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-09")
    add_consultation(root)
    return root


def run(root: Path, style: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with pytest.raises(SystemExit) as caught:
        main(["-C", str(root), "check", "--date", "2026-06-01", "--format", style])
    assert isinstance(caught.value.code, int)
    return caught.value.code, capsys.readouterr().out


def inject(victim: Rule, check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tuple(replace(rule, check=check) if rule is victim else rule for rule in RULES)
    monkeypatch.setattr(generator.checker, "all_rules", lambda: rules)


@pytest.mark.parametrize("check", [broken, late])
@pytest.mark.parametrize("victim", RULES, ids=[rule.code for rule in RULES])
def test_a_fault_in_any_rule_costs_only_its_own_findings(
    victim: Rule, check: Any, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = json.loads(run(root, "json", capsys)[1])["findings"]
    assert {"ZJ203", "ZJ301"} <= {finding["code"] for finding in expected}
    inject(victim, check, monkeypatch)
    code, text = run(root, "json", capsys)
    report = json.loads(text)
    assert code == 3
    assert {fault["code"] for fault in report["faults"]} == {victim.code}
    assert all(fault["path"].startswith("content") and "broken" in fault["error"] for fault in report["faults"])
    assert report["findings"] == [finding for finding in expected if finding["code"] != victim.code]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("style", FORMATS)
def test_every_format_tells_of_the_fault_and_of_all_else(
    style: str, subject: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    victim = next(rule for rule in RULES if rule.subject.__name__ == subject and rule.code not in ("ZJ203", "ZJ301"))
    inject(victim, broken, monkeypatch)
    code, text = run(root, style, capsys)
    assert code == 3
    for told in ("ZJ203", "ZJ301", victim.code, "ZeroDivisionError"):
        assert told in text
