"""The checker: stages, legacy documents, exemptions, order, and rules that throw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import generator.checker
from generator.checker import Report
from generator.commands.project import open_project
from generator.finding import MOST, Level
from generator.model import Stage
from generator.rules import Rule, all_rules
from tests.project import INTERPRETATION, POLICY, add_consultation, edit, valid_project

TODAY = date(2026, 6, 1)


def run(root: Path, **options: Any) -> Report:
    return open_project(root, TODAY).check(**options)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return valid_project(tmp_path)


def without_goals(root: Path) -> None:
    edit(root, INTERPRETATION, "## 目标任务\n\n让毕业两年内来本区工作的高校毕业生租得起房、留得下来。\n\n", "")


def test_the_valid_pair_has_no_finding(root: Path) -> None:
    report = run(root)
    assert (report.pairs, report.findings, report.faults, report.blocked) == (1, (), (), False)


def test_a_missing_half_names_the_file_to_write(root: Path) -> None:
    (root / INTERPRETATION).unlink()
    (finding,) = run(root).findings
    assert finding.level is Level.BLOCK
    assert finding.position.path == POLICY
    assert INTERPRETATION in finding.fix


def test_a_draft_is_not_nagged_about_publishing(root: Path) -> None:
    for path in (POLICY, INTERPRETATION):
        edit(root, path, "阶段: 发布", "阶段: 起草")
        edit(root, path, "发布日期: 2026-03-02\n", "")
        edit(root, path, "审签日期: 2026-02-26\n", "")
    assert codes(run(root)) == []
    assert run(root, stage=Stage.PUBLISH).blocked


def test_an_exemption_with_reason_and_approver_works_and_only_for_its_code(root: Path) -> None:
    without_goals(root)
    (finding,) = run(root).findings
    edit(
        root,
        INTERPRETATION,
        "阶段: 发布",
        f"阶段: 发布\n豁免: {{{finding.code}: {{理由: 目标已在政策里写明, 批准: 甲科长}}}}",
    )
    assert codes(run(root)) == []


@pytest.mark.parametrize("approval", ["{理由: 目标已写明}", "{批准: 甲科长}", "{}"])
def test_an_exemption_without_reason_or_approver_changes_nothing(root: Path, approval: str) -> None:
    without_goals(root)
    (finding,) = run(root).findings
    edit(root, INTERPRETATION, "阶段: 发布", f"阶段: 发布\n豁免: {{{finding.code}: {approval}}}")
    report = run(root)
    assert finding.code in codes(report)
    assert report.blocked


def test_old_documents_are_told_but_not_blocked(root: Path) -> None:
    without_goals(root)
    assert run(root).blocked
    edit(root, "mkdocs.yml", "  zcjd:\n", "  zcjd:\n    历史截止日期: 2026-03-02\n")
    report = run(root)
    assert [finding.level for finding in report.findings] in ([], [Level.INFO])


def test_a_legacy_date_never_softens_unreadable_files(root: Path) -> None:
    edit(root, "mkdocs.yml", "  zcjd:\n", "  zcjd:\n    历史截止日期: 2026-03-02\n")
    edit(root, POLICY, "文号:", "文浩:")
    assert run(root).blocked


def test_select_keeps_a_family(root: Path) -> None:
    without_goals(root)
    assert codes(run(root, select=("ZJ0",))) == []
    assert len(codes(run(root, select=("ZJ3",)))) == 1


def test_a_used_exemption_is_not_called_unused_when_only_a_family_is_selected(root: Path) -> None:
    without_goals(root)
    edit(root, INTERPRETATION, "阶段: 发布", "阶段: 发布\n豁免: {ZJ301: {理由: 目标已在政策里写明, 批准: 甲科长}}")
    assert codes(run(root, select=("ZJ0",))) == []
    assert codes(run(root, select=("ZJ015",))) == []


def test_a_rule_that_throws_is_our_fault_and_silences_no_other(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_goals(root)
    add_consultation(root)
    expected = codes(run(root))
    everything = all_rules()

    def broken(subject: object, context: object) -> Iterator[Any]:
        raise ZeroDivisionError("broken on purpose")
        yield

    for victim in everything:
        rules = tuple(replace(rule, check=broken) if rule is victim else rule for rule in everything)
        monkeypatch.setattr(generator.checker, "all_rules", lambda rules=rules: rules)
        report = run(root)
        assert {fault.code for fault in report.faults} == {victim.code}
        assert [code for code in expected if code != victim.code] == codes(report)


def test_codes_belong_to_known_families() -> None:
    assert all(isinstance(rule, Rule) and rule.code[:3] in generator.rules.FAMILIES for rule in all_rules())


def test_what_a_drafter_typed_never_begins_a_line_of_a_report(root: Path) -> None:
    edit(root, POLICY, "文号:", '"键\\n::error::\\u202e\\0": 值\n文号:')
    (finding,) = run(root, select=("ZJ003",)).findings
    assert "键␣::error::␣␣" in finding.message
    assert all(sign.isprintable() for sign in finding.message + finding.fix)


def test_of_too_many_refusals_in_one_file_the_first_are_listed(root: Path) -> None:
    edit(root, INTERPRETATION, "## 目标任务", "1. 甲\n3. 乙\n" * 150 + "\n## 目标任务")
    found = [finding for finding in run(root).findings if finding.code == "ZJ010"]
    assert len(found) == MOST
    assert [finding for finding in found if f"只列出前 {MOST} 处" in finding.message] == [found[-1]]
