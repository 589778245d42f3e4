"""The report for people: where, what, how to fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finding import Level
from generator.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """The sentence that says what was looked at and whether it may go online or be merged, as far as that was looked at."""
    counts = "、".join(f"{level} {report.count(level)} 处" for level in Level if report.count(level)) or "没有发现问题"
    if not (report.pairs or report.blocked or report.compared or report.only):
        return "没有找到政策和解读。政策放在 content/policies，解读放在 content/interpretations。"
    subject = report.compared or ("" if report.only else f"检查了 {report.pairs} 份政策和它们的解读")
    looked = "，".join(filter(None, (subject, *_limits(report))))
    return f"{looked}：{counts}。{_verdict(report)}。"


def _limits(report: Report) -> Iterator[str]:
    """What narrows the answer, as clauses."""
    if report.only:
        yield f"{'只列出' if report.compared else '只看了'} {'、'.join(report.only)}{' 的问题' if report.compared else ''}"
    if report.select:
        yield f"只查了 {'、'.join(report.select)} 开头的规则"
    if report.hidden:
        yield f"按基线略去 {report.hidden} 处旧问题"


def _verdict(report: Report) -> str:
    deed = "合并" if report.compared else "发布"
    whose = "这次改动" if report.compared else ""
    if report.compared and (report.blocked or report.faults):
        return f"{whose}不能合并"
    if report.blocked and (report.faults or (report.hold_back and not report.only)):
        return "有阻断问题，不能发布"
    if report.faults:
        return "检查没有做完，不能发布"
    rest = ["其他文件的问题没有列出"] if report.only else []
    rest += [f"其他规则没有查，能不能{deed}还不知道"] if report.select else []
    rest += [f"略去的没有算在内{'' if report.compared else '，build 不看基线'}"] if report.hidden else []
    if rest:
        return "；".join(rest)
    if report.compared:
        return f"{whose}可以合并"
    if report.blocked:
        return "阻断的都是还没到“发布”阶段的文件，改好以前不会上网；其他的可以发布"
    if report.unpublished:
        return f"可以发布；{len(report.unpublished)} 份文件还在起草、审签，不会上网"
    return "可以发布"
