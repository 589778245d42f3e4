"""SARIF 2.1.0, the exchange format of static analysis: code scanning pages and editors read it.

SARIF wants the address of a rule's help to be absolute; ours has none outside the project, so the whole explanation is inside.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator import __version__
from generator.finding import Level
from generator.fingerprints import fingerprints
from generator.program import PROGRAM
from generator.rules import FAMILIES, Rule, all_rules
from generator.rules.documentation import readable, section

if TYPE_CHECKING:
    from generator.checker import Report
    from generator.finding import Fault, Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.BLOCK: "error", Level.WARN: "warning", Level.INFO: "note"}


def render(report: Report) -> str:
    """One run: every rule with its explanation, every finding, and our own bugs as notifications of the tool."""
    rules = all_rules()
    places = {rule.code: index for index, rule in enumerate(rules)}
    marks = fingerprints(report.findings)
    run = {
        "tool": {
            "driver": {
                "name": "zcjd",
                "version": __version__,
                "language": "zh-CN",
                "rules": [_descriptor(rule) for rule in rules],
            }
        },
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.faults,
                "toolExecutionNotifications": [_notification(fault, places) for fault in report.faults],
            }
        ],
        "results": [_result(item, places, mark) for item, mark in zip(report.findings, marks, strict=True)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _descriptor(rule: Rule) -> dict[str, object]:
    markdown = readable(rule.doc)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("_")),
        "shortDescription": {"text": f"{rule.title}。"},
        "fullDescription": {"text": "\n".join(section(rule, "查什么")).strip()},
        "help": {"text": markdown, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": [FAMILIES[rule.code[:3]]]},
    }


def _result(finding: Finding, places: dict[str, int], mark: str) -> dict[str, object]:
    place = finding.position
    region = {"startLine": place.line, "startColumn": place.column}
    return {
        "ruleId": finding.code,
        "ruleIndex": places.get(finding.code, -1),
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message}。\n改法：{finding.fix}（{PROGRAM} explain {finding.code}）"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(place.path), "region": region}}],
        "partialFingerprints": {"zcjd/v1": mark},
    }


def _notification(fault: Fault, places: dict[str, int]) -> dict[str, object]:
    return {
        "level": "error",
        "message": {"text": f"{fault.code} 这条规则自己出错了（{fault.error}），其他结果不受影响。"},
        "associatedRule": {"id": fault.code, "index": places.get(fault.code, -1)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(fault.path)}}],
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="replace"), "uriBaseId": "%SRCROOT%"}
