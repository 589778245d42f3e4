"""The report for people: where, what, how to fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finding import Level

if TYPE_CHECKING:
    from generator.checker import Report


def render(report: Report) -> str:
    """One paragraph a finding, then one line that sums up."""
    lines = []
    for finding in report.findings:
        place = f"{finding.position.path}:{finding.position.line}:{finding.position.column}"
        lines.append(f"{place}: {finding.code} [{finding.level}] {finding.message}")
        lines.append(f"    改法：{finding.fix}（zcjd explain {finding.code}）")
    lines += [
        f"{item.path}: {item.code} 这条规则自己出错了（{item.error}），其他结果不受影响" for item in report.faults
    ]
    counts = "、".join(f"{level} {report.count(level)} 处" for level in Level if report.count(level))
    verdict = "有阻断问题，不能发布" if report.blocked else "可以发布"
    if lines:
        lines.append("")
    lines.append(f"检查了 {report.pairs} 对政策与解读：{counts or '没有发现问题'}。{verdict}。")
    return "\n".join(lines) + "\n"
