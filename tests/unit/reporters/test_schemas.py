"""What the formats for other programs print is valid by their schemas, whatever the texts hold."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree

from generator.checker import Report
from generator.finding import Fault, Level, visible
from generator.model import Position
from generator.reporters import FORMATS, render
from generator.rules import all_rules
from tests.project import DATA
from tests.unit.reporters.reports import ALL, HOSTILE, SMALL

SCHEMAS = DATA / "schemas"
reports = pytest.mark.parametrize("report", ALL.values(), ids=ALL)


def schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("style", FORMATS)
@reports
def test_every_format_can_be_written_as_utf_8_and_ends_with_a_newline(style: str, report: Report) -> None:
    text = render(report, style)
    assert text.endswith("\n")
    assert text.encode("utf-8", "replace").decode()


@reports
def test_sarif_is_valid(report: Report) -> None:
    log = json.loads(render(report, "sarif"))
    jsonschema.validate(log, schema("sarif-2.1.0.json"))
    (run,) = log["runs"]
    assert len(run["results"]) == len(report.findings)
    assert run["invocations"][0]["executionSuccessful"] == (not report.faults)
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == len(report.faults)


def test_sarif_explains_every_rule_and_every_result_points_at_its_own() -> None:
    (run,) = json.loads(render(SMALL, "sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
    for told, rule in zip(rules, all_rules(), strict=True):
        assert rule.title in told["shortDescription"]["text"]
        assert "## 怎么改" in told["help"]["markdown"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_columns_count_characters_as_it_says() -> None:
    (run,) = json.loads(render(SMALL, "sarif"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 41, "startColumn": 3}


@reports
def test_gitlab_is_valid_and_its_fingerprints_are_unique(report: Report) -> None:
    issues = json.loads(render(report, "gitlab"))
    jsonschema.validate(issues, schema("gitlab-code-quality.json"))
    marks = [issue["fingerprint"] for issue in issues]
    assert len(marks) == len(report.findings) + len(report.faults)
    assert len(set(marks)) == len(
        {(issue["check_name"], issue["location"]["path"], issue["fingerprint"]) for issue in issues}
    )


@reports
def test_junit_is_valid(report: Report) -> None:
    validator = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit.xsd")))
    root = etree.fromstring(render(report, "junit").encode())
    validator.assertValid(root)
    cases = root.findall("testsuite/testcase")
    assert int(root.get("tests") or 0) == len(cases)
    assert int(root.get("failures") or 0) == len(root.findall(".//failure"))
    assert int(root.get("errors") or 0) == len(root.findall(".//error"))
    assert len(root.findall(".//failure")) == len(
        {item.position.path for item in report.findings if item.level is Level.BLOCK}
    )


def test_junit_has_a_passing_case_for_a_clean_file() -> None:
    root = etree.fromstring(render(Report(1, checked=("content/policies/2026-a.md",)), "junit").encode())
    (case,) = root.findall("testsuite/testcase")
    assert (case.get("name"), case.get("classname"), len(case)) == ("2026-a.md", "content/policies", 0)


_COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::([^\r\n]*)")


def _unescaped(text: str) -> str:
    return unquote(text)


@reports
def test_github_commands_carry_every_text_unharmed(report: Report) -> None:
    lines = render(report, "github").split("\n")
    commands = [match for line in lines if (match := _COMMAND.fullmatch(line))]
    assert len(commands) == len(report.findings) + len(report.faults)
    assert not any(line.startswith("::") for line in lines[len(commands) :])
    for command, finding in zip(commands, report.findings, strict=False):
        properties = dict(pair.split("=", 1) for pair in command[2].split(","))
        if "\ud800" in finding.message:
            continue  # no encoding of the test's own reading of % holds a lone surrogate
        assert _unescaped(properties["file"]) == visible(finding.position.path)
        assert _unescaped(command[3]).startswith(f"{finding.message}\n改法：")


@pytest.mark.parametrize("style", FORMATS)
def test_names_of_files_and_branches_write_no_line_and_turn_none_around(style: str) -> None:
    name = "2026-a\n::error::可以合并\u202e\u200f\x1b[1A.md"
    finding = replace(SMALL.findings[0], position=Position(f"content/policies/{name}", 1, 1))
    report = Report(
        1, (finding,), (Fault("ZJ302", name, name),), only=(name,), checked=(name,), compared=f"与“{name}”相比"
    )
    text = render(report, style)
    plain = render(
        replace(report, findings=SMALL.findings[:1], faults=(Fault("ZJ302", "a", "b"),), only=("a",), checked=("a",)),
        style,
    )
    assert text.count("\n") == plain.count("\n")
    assert not set(text) & set("\u202e\u200f\x1b")
    assert not re.search("\\\\u202e|%E2%80%AE", text)


def test_every_format_counts_the_same() -> None:
    assert len(json.loads(render(HOSTILE, "json"))["findings"]) == len(HOSTILE.findings)
    assert render(HOSTILE, "text").count("改法：") == len(HOSTILE.findings)


def test_the_schemas_name_their_licence() -> None:
    told = (SCHEMAS / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in Path(SCHEMAS).iterdir()} - {"README.md"} <= set(re.findall(r"`([\w.-]+)`", told))
