"""The last line of a report is true: of what was judged, by which stage, and of what was not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.checker import Report
from generator.cli import main
from generator.finding import Finding, Level
from generator.model import Position, Stage
from generator.reporters.summing_up import summary
from tests.project import INTERPRETATION, POLICY, edit, valid_project

DRAFT = "content/policies/2026-zhucan.md"
CLEAN = Report(2, checked=(POLICY, DRAFT, INTERPRETATION))
DRAFTED = replace(CLEAN, early={DRAFT: Stage.DRAFT}, unpublished=frozenset({DRAFT}))


def blocking(path: str, code: str = "ZJ301") -> tuple[Finding, ...]:
    return (Finding(code, Level.BLOCK, Position(path), "缺“目标任务”", "补上"),)


CASES = {
    "all is published": (CLEAN, ["2 份政策文件、1 份解读：没有发现问题。可以发布。"]),
    "a published file is blocked": (replace(CLEAN, findings=blocking(POLICY)), ["有阻断问题，不能发布。"]),
    "only a draft is blocked": (
        replace(DRAFTED, findings=blocking(DRAFT)),
        ["改好以前不会上网；其他的可以发布。1 份文件还在“起草”，只按这一步的要求查", "用 zcjd check --stage 发布 看。"],
    ),
    "nothing is published": (
        replace(DRAFTED, checked=(DRAFT,), ahead={Stage.SIGN: 0, Stage.PUBLISH: 0}),
        ["没有发现问题。还没有到“发布”阶段的文件。1 份文件", "到“发布”也没有阻断。"],
    ),
    "a draft must still become better": (
        replace(DRAFTED, ahead={Stage.SIGN: 3, Stage.PUBLISH: 5}),
        [
            "可以发布。1 份文件还在“起草”",
            "到“审签”会有 3 处阻断、到“发布”会有 5 处阻断，用 zcjd check --stage 发布 逐条看。",
        ],
    ),
    "drafts pass as if they were to be published": (
        replace(DRAFTED, stage=Stage.PUBLISH),
        ["，按走到“发布”来查：没有发现问题。都可以到“发布”。"],
    ),
    "drafts do not pass as if they were to be published": (
        replace(DRAFTED, stage=Stage.PUBLISH, findings=blocking(DRAFT), unpublished=frozenset()),
        ["阻断 1 处。改好阻断问题，才能到“发布”。"],
    ),
    "drafts pass as if they were to be signed": (
        replace(DRAFTED, stage=Stage.SIGN),
        ["都可以到“审签”；“发布”的要求还没有查。"],
    ),
    "a published file is blocked while drafts are judged as if to be signed": (
        replace(DRAFTED, stage=Stage.SIGN, findings=blocking(POLICY)),
        ["有阻断问题，不能发布；“发布”的要求还没有查。"],
    ),
    "a stage that all have passed": (replace(CLEAN, stage=Stage.SIGN), ["1 份解读：没有发现问题。可以发布。"]),
    "one published file is blocked, others were not listed": (
        replace(CLEAN, only=(POLICY,), findings=blocking(POLICY)),
        [f"只看了 {POLICY}：阻断 1 处。有阻断问题，不能发布；其他文件的问题没有列出。"],
    ),
    "few rules and no finding": (replace(CLEAN, select=("ZJ2",)), ["能不能发布还不知道；其他规则没有查。"]),
    "few rules and a block": (
        replace(CLEAN, select=("ZJ3",), findings=blocking(POLICY)),
        ["有阻断问题，不能发布；其他规则没有查。"],
    ),
    "the baseline hides a block": (
        replace(CLEAN, hidden=2, held_back=1),
        ["：没有别的问题。略去的有 1 处阻断，不改好不能发布；build 不看基线。"],
    ),
    "the baseline hides only warnings": (replace(CLEAN, hidden=2), ["可以发布；略去的没有算在内；build 不看基线。"]),
    "a change of which few rules were asked": (
        replace(CLEAN, compared="与“main”相比改动了 1 个文件", select=("ZJ2",)),
        ["能不能合并还不知道；其他规则没有查。"],
    ),
    "a change of which the baseline hides something": (
        replace(CLEAN, compared="与“main”相比改动了 1 个文件", hidden=1, held_back=1),
        ["基线以外没有阻断问题；略去的没有算在内。"],
    ),
    "a change that blocks, of which few rules were asked": (
        replace(CLEAN, compared="与“main”相比改动了 1 个文件", select=("ZJ3",), findings=blocking(DRAFT)),
        ["这次改动不能合并；其他规则没有查。"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_it_says(name: str) -> None:
    report, said = CASES[name]
    assert [part for part in said if part not in summary(report)] == []


@pytest.mark.parametrize("name", CASES)
def test_nothing_may_be_published_or_merged_of_what_blocks_or_was_not_looked_at(name: str) -> None:
    report, _ = CASES[name]
    text = summary(report)
    if report.hold_back or report.select or report.only or report.held_back:
        assert "可以发布" not in text
        assert "可以合并" not in text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The valid pair taken back to 起草, with a place left to fill in."""
    root = valid_project(tmp_path / "project")
    for path in (POLICY, INTERPRETATION):
        edit(root, path, "阶段: 发布", "阶段: 起草")
    edit(root, INTERPRETATION, "## 目标任务", "## 目标任务\n\n（待补充）")
    return root


def check(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as caught:
        main(["-C", str(root), "check", "--date", "2026-06-01", *more])
    assert isinstance(caught.value.code, int)
    return caught.value.code, capsys.readouterr().out


def test_a_clean_draft_is_told_what_blocks_it_later(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = check(root, capsys)
    assert code == 0
    assert "2 份文件还在“起草”，只按这一步的要求查，不会上网" in text
    assert "到“审签”会有 1 处阻断、到“发布”会有 1 处阻断，用 zcjd check --stage 发布 逐条看。" in text
    code, text = check(root, capsys, "--stage", "发布")
    assert (code, "：阻断 1 处。" in text) == (1, True)


def test_what_is_foretold_is_of_the_files_and_rules_asked_about(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-09")  # a finding on the pair
    assert "到“审签”会有 1 处阻断、到“发布”会有 2 处阻断" in check(root, capsys)[1]
    assert "到“发布”也没有阻断" in check(root, capsys, POLICY)[1]
    assert "到“发布”也没有阻断" in check(root, capsys, "--select", "ZJ4")[1]
    assert "到“发布”会有 1 处阻断" in check(root, capsys, "--select", "ZJ3")[1]


def test_a_project_without_drafts_is_judged_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(*_: object, **__: object) -> Report:
        raise AssertionError("judged again")

    monkeypatch.setattr("generator.commands.foresight.check", twice)
    assert check(valid_project(tmp_path / "project"), capsys)[0] == 0
