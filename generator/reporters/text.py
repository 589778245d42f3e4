"""The report for people: where, what, how to fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finding import Level
from generator.program import PROGRAM

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


def summary(report: Report) -> str:
    """The sentence that says what was looked at and whether it may go online."""
    counts = "、".join(f"{level} {report.count(level)} 处" for level in Level if report.count(level)) or "没有发现问题"
    if report.compared:
        where = f"，只列出 {'、'.join(report.only)} 的问题" if report.only else ""
        blocked = report.blocked or report.faults
        verdict = "这次改动不能合并" if blocked else "这次改动可以合并" if not report.only else "其他文件的问题没有列出"
        return f"{report.compared}{where}：{counts}。{verdict}。"
    if report.only:
        others = "，其他文件的问题没有列出" if not report.blocked else ""
        return f"只看了 {'、'.join(report.only)}：{counts}{others}。"
    if not report.pairs and not report.blocked:
        return "没有找到政策和解读。政策放在 content/policies，解读放在 content/interpretations。"
    if report.hold_back or report.faults:
        verdict = "有阻断问题，不能发布" if report.blocked else "检查没有做完，不能发布"
    else:
        verdict = "可以发布"
        if report.blocked:
            verdict += "；阻断的问题都在还没到“发布”阶段的文件里，这些文件不会上网"
        elif report.unpublished:
            verdict += f"；{len(report.unpublished)} 份文件还在起草、审签，不会上网"
    return f"检查了 {report.pairs} 对政策与解读：{counts}。{verdict}。"
