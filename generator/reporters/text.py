"""The report for people: where, what, how to fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.program import PROGRAM
from generator.reporters.summing_up import summary

if TYPE_CHECKING:
    from generator.checker import Report


def render(report: Report) -> str:
    """One paragraph a finding, then one line that sums up."""
    lines = []
    for finding in report.findings:
        place = f"{finding.position.path}:{finding.position.line}:{finding.position.column}"
        lines.append(f"{place}: {finding.code} [{finding.level}] {finding.message}")
        lines.append(f"    改法：{finding.fix}（{PROGRAM} explain {finding.code}）")
    lines += [
        f"{item.path}: {item.code} 这条规则自己出错了（{item.error}），其他结果不受影响" for item in report.faults
    ]
    if lines:
        lines.append("")
    lines.append(summary(report))
    return "\n".join(lines) + "\n"
