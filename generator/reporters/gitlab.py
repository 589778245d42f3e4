"""GitLab's Code Quality report: the widget in a merge request shows what a change brings in and what it mends."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from generator.finding import Level
from generator.fingerprints import fingerprints

if TYPE_CHECKING:
    from generator.checker import Report

_SEVERITIES = {Level.BLOCK: "blocker", Level.WARN: "minor", Level.INFO: "info"}


def render(report: Report) -> str:
    """A list with one issue for each finding and each fault of ours."""
    issues = [
        _issue(
            finding.code,
            f"{finding.message}。改法：{finding.fix}",
            mark,
            _SEVERITIES[finding.level],
            finding.position.path,
            finding.position.line,
        )
        for finding, mark in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    for fault in report.faults:
        mark = hashlib.sha256(f"{fault.code}\0{fault.path}\0fault".encode("utf-8", "replace")).hexdigest()
        text = f"这条规则自己出错了（{fault.error}），其他结果不受影响"
        issues.append(_issue(fault.code, text, mark, "critical", fault.path, 1))
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(code: str, text: str, mark: str, severity: str, path: str, line: int) -> dict[str, object]:
    return {
        "description": text,
        "check_name": code,
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
