"""The report for programs: one JSON object, stable in keys and order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.finding import Level

if TYPE_CHECKING:
    from generator.checker import Report


def render(report: Report) -> str:
    """The whole report; `faults` (our own bugs) and `narrowed` (what was left out) appear only when there are any."""
    data: dict[str, object] = {
        "version": 1,
        "summary": {
            "pairs": report.pairs,
            "block": report.count(Level.BLOCK),
            "warn": report.count(Level.WARN),
            "info": report.count(Level.INFO),
        },
        "findings": [
            {
                "code": finding.code,
                "level": finding.level.value,
                "path": finding.position.path,
                "line": finding.position.line,
                "column": finding.position.column,
                "message": finding.message,
                "fix": finding.fix,
            }
            for finding in report.findings
        ],
    }
    narrowed = {"select": list(report.select), "only": list(report.only), "hidden": report.hidden}
    if any(narrowed.values()):
        data["narrowed"] = narrowed
    if report.faults:
        data["faults"] = [{"code": item.code, "path": item.path, "error": item.error} for item in report.faults]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
