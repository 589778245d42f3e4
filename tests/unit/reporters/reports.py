"""Reports to render: a small one with every kind of entry, and one whose texts try to break the formats."""

from __future__ import annotations

from generator.checker import Report
from generator.finding import Fault, Finding, Level
from generator.model import Position
from tests.project import INTERPRETATION, POLICY

SMALL = Report(
    pairs=1,
    findings=(
        Finding(
            "ZJ203",
            Level.BLOCK,
            Position(INTERPRETATION, 6, 1),
            "解读比政策晚 7 天发布（5 个工作日），“长乐2023”要求同一天",
            "把“发布日期”改为 2026-03-02，或两份文件一起推迟",
        ),
        Finding(
            "ZJ803", Level.WARN, Position(INTERPRETATION, 41, 3), "第 41 行像表格，没有分隔线", "补上“| --- |”一行"
        ),
        Finding("ZJ209", Level.INFO, Position(POLICY, 1, 1), "没有“解读方案”", "补上“解读方案”"),
    ),
    faults=(Fault("ZJ302", POLICY, "ZeroDivisionError: 除数是 0"),),
    checked=(POLICY, INTERPRETATION),
)

_NASTY = (
    "100%、a:b,c\r\n::error::x",
    "<b>&\"'",
    "\x00\x07\x1b[31m",
    "\ufffe",
    "\ud800",
    "𠮷野家",
    "]]>",
    "\u202e倒",
    "第 3、5 行",
    "",
)
HOSTILE = Report(
    pairs=1,
    findings=tuple(
        Finding("ZJ601", level, Position(f"content/policies/{text}.md", row + 1, row + 1), text, text)
        for level in Level
        for row, text in enumerate(_NASTY)
    ),
    faults=tuple(Fault("ZJ999", f"content/{text}", text) for text in _NASTY),
)
EMPTY = Report(pairs=0)
ALL = {"small": SMALL, "hostile": HOSTILE, "empty": EMPTY}
