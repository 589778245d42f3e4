"""JUnit XML, which every CI server can show: a test case for each file, failed when something blocks there."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from generator.finding import Level

if TYPE_CHECKING:
    from generator.checker import Report
    from generator.finding import Fault, Finding

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a character reference."""


def render(report: Report) -> str:
    """One suite. 警告 and 提示 go to the output of the test case; a fault of ours is an error, not a failure."""
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    faults: defaultdict[str, list[Fault]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.position.path].append(finding)
    for fault in report.faults:
        faults[fault.path].append(fault)
    cases = [
        _case(path, findings[path], faults[path])
        for path in sorted({*report.checked, *findings.keys(), *faults.keys()})
    ]
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
    }
    suites = ElementTree.Element("testsuites", {"name": "zcjd check", **counts})
    suite = ElementTree.SubElement(suites, "testsuite", {"name": "zcjd check", "skipped": "0", **counts})
    suite.extend(cases)
    ElementTree.indent(suites)
    text = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _case(path: str, findings: list[Finding], faults: list[Fault]) -> ElementTree.Element:
    folder, _, name = path.rpartition("/")
    case = ElementTree.Element("testcase", {"name": _xml(name), "classname": _xml(folder or "."), "file": _xml(path)})
    if faults:
        said = "\n".join(f"{fault.code} 这条规则自己出错了（{fault.error}）" for fault in faults)
        error = ElementTree.SubElement(case, "error", {"message": "程序出错", "type": faults[0].code})
        error.text = _xml(said)
    blocking = [finding for finding in findings if finding.level is Level.BLOCK]
    if blocking:
        message = f"阻断 {len(blocking)} 处：{blocking[0].message}"
        failure = ElementTree.SubElement(case, "failure", {"message": _xml(message), "type": blocking[0].code})
        failure.text = _xml("\n".join(_line(finding) for finding in blocking))
    others = [finding for finding in findings if finding.level is not Level.BLOCK]
    if others:
        ElementTree.SubElement(case, "system-out").text = _xml("\n".join(_line(finding) for finding in others))
    return case


def _line(finding: Finding) -> str:
    place = f"{finding.position.path}:{finding.position.line}:{finding.position.column}"
    return f"{place}: {finding.code} [{finding.level}] {finding.message}\n    改法：{finding.fix}"


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
