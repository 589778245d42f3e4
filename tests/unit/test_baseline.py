"""A baseline hides exactly what it lists, never files that cannot be read or privacy, and never a finding that got worse."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.baseline import BaselineError, read, without, write
from generator.checker import Report
from generator.cli import main
from generator.finding import Finding, Level
from generator.model import Position
from tests.project import INTERPRETATION, POLICY, edit, valid_project

OLD = Finding("ZJ410", Level.WARN, Position(INTERPRETATION, 41, 3), "指南没有“办理地点”", "补上")
SECRET = Finding("ZJ606", Level.BLOCK, Position(POLICY, 3, 1), "这里有身份证号", "删去")


def report(*findings: Finding) -> Report:
    return Report(1, findings)


def test_what_is_listed_is_hidden_wherever_it_has_moved() -> None:
    known = read(write(report(OLD)))
    filtered = without(report(replace(OLD, position=Position(INTERPRETATION, 99, 1))), known)
    assert (filtered.report.findings, filtered.hidden, filtered.stale) == ((), 1, 0)


@pytest.mark.parametrize(
    "changed",
    [
        replace(OLD, level=Level.BLOCK),
        replace(OLD, code="ZJ411"),
        replace(OLD, message="指南没有“办理时限”"),
        replace(OLD, position=Position(POLICY, 41, 3)),
    ],
)
def test_what_is_different_or_worse_is_shown(changed: Finding) -> None:
    filtered = without(report(changed), read(write(report(OLD))))
    assert (filtered.report.findings, filtered.hidden, filtered.stale) == ((changed,), 0, 1)


def test_a_second_one_of_the_same_is_shown() -> None:
    filtered = without(report(OLD, OLD), read(write(report(OLD))))
    assert (len(filtered.report.findings), filtered.hidden) == (1, 1)


@pytest.mark.parametrize("code", ["ZJ606", "ZJ002"])
def test_privacy_and_unreadable_files_are_never_hidden(code: str) -> None:
    secret = replace(SECRET, code=code)
    assert json.loads(write(report(secret)))["findings"] == []
    forged = write(report(replace(secret, code="ZJ500"))).replace("ZJ500", code)
    assert without(report(secret), read(forged)).report.findings == (secret,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"version": 2, "findings": []}',
        '{"version": 1}',
        '{"version": 1, "findings": {}, "x": 1}' + "x",
        '{"version": 1, "findings": [{"code": "ZJ410"}]}',
        '{"version": 1, "findings": ["ZJ410"]}',
        '{"version": 1, "findings": [{"code": 1, "level": "警告", "path": "a", "message": "b", "count": 1}]}',
        '{"version": 1, "findings": [{"code": "a", "level": "全部", "path": "a", "message": "b", "count": 1}]}',
        '{"version": 1, "findings": [{"code": "a", "level": "警告", "path": "a", "message": "b", "count": true}]}',
        '{"version": 1, "findings": [{"code": "a", "level": "警告", "path": "a", "message": "b", "count": 0}]}',
        "[" * 100000,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(BaselineError):
        read(text)


def run(root: Path, *arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(["-C", str(root), "check", "--date", "2026-06-01", *arguments])
    assert isinstance(caught.value.code, int)
    return caught.value.code


def test_the_command_writes_and_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, INTERPRETATION, "## 目标任务", "## 愿望")
    file = str(tmp_path / "known.json")
    assert run(root, "--write-baseline", file) == 0
    assert capsys.readouterr().out == f"已记下 1 处到 {file}。\n"
    assert run(root, "--baseline", file) == 0
    out = capsys.readouterr().out
    assert ("按基线略去 1 处旧问题" in out, "可以发布" in out) == (True, False)
    assert run(root, "--baseline", file, "--format", "junit") == 0
    assert "略去 1 处" in capsys.readouterr().err
    edit(root, INTERPRETATION, "## 愿望", "## 目标任务")
    assert run(root, "--baseline", file) == 0
    assert "已经没有了" in capsys.readouterr().err


def test_a_baseline_that_cannot_be_read_is_no_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = valid_project(tmp_path / "project")
    broken = tmp_path / "known.json"
    assert run(root, "--baseline", str(broken)) == 2
    broken.write_bytes(b"\xff\xfe{")
    assert run(root, "--baseline", str(broken)) == 2
    assert "不是 UTF-8" in capsys.readouterr().err


def test_publishing_knows_no_baseline(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, INTERPRETATION, "## 目标任务", "## 愿望")
    run(root, "--write-baseline", str(tmp_path / "known.json"))
    with pytest.raises(SystemExit) as caught:
        main(["-C", str(root), "build", "--date", "2026-06-01"])
    assert caught.value.code == 1
