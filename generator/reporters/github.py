"""Workflow commands of GitHub Actions: each finding becomes a note beside its line in the pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finding import Level
from generator.program import PROGRAM
from generator.reporters.summing_up import summary
from generator.rules import all_rules

if TYPE_CHECKING:
    from generator.checker import Report

_COMMANDS = {Level.BLOCK: "error", Level.WARN: "warning", Level.INFO: "notice"}


def render(report: Report) -> str:
    """One command a line, then the sentence that sums up."""
    titles = {rule.code: rule.title for rule in all_rules()}
    lines = []
    for finding in report.findings:
        place = finding.position
        text = f"{finding.message}\n改法：{finding.fix}（{PROGRAM} explain {finding.code}）"
        title = f"{finding.code} {titles.get(finding.code, '')}".rstrip()
        properties = {"file": place.path, "line": str(place.line), "col": str(place.column), "title": title}
        lines.append(_command(_COMMANDS[finding.level], properties, text))
    for fault in report.faults:
        text = f"这条规则自己出错了（{fault.error}），其他结果不受影响"
        lines.append(_command("error", {"file": fault.path, "title": f"{fault.code} 程序出错"}, text))
    return "\n".join([*lines, summary(report)]) + "\n"


def _command(name: str, properties: dict[str, str], text: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
