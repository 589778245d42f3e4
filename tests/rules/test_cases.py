"""The edge cases of ``cases/*.md``: a heading, a line ``应报：`` with exactly the codes expected (or 无), then patches.

``ZJ203（警告）`` says that every finding of this code has this level.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.rules import all_rules
from generator.rules.documentation import Patch, split
from tests.rules.checking import codes, report_of

CASES = Path(__file__).parent / "cases"
CODES = {rule.code for rule in all_rules()}


def _cases() -> list[object]:
    found: list[object] = []
    for file in sorted(CASES.glob("*.md")):
        title, expected, patches = "", dict[str, str](), list[Patch]()
        for part in (*split(file.read_text(encoding="utf-8").splitlines()), "## "):
            if isinstance(part, Patch):
                patches.append(part)
            elif part.startswith("## "):
                if title:
                    found.append(pytest.param(expected, patches, id=f"{file.stem} {title}"))
                title, expected, patches = part.removeprefix("## "), {"应报：没有写": ""}, []
            elif part.startswith("应报："):
                expected = dict(re.findall(r"(ZJ\d{3})(?:（(阻断|警告|提示)）)?", part))
                assert bool(expected) != (part == "应报：无"), f"{file.name}: {title}: {part}"
    return found


@pytest.mark.parametrize(("expected", "patches"), _cases())
def test_a_case_reports_exactly_these_codes(expected: dict[str, str], patches: list[Patch], tmp_path: Path) -> None:
    report = report_of(tmp_path, patches)
    assert codes(report) == expected.keys(), [finding.message for finding in report.findings]
    for finding in report.findings:
        assert expected[finding.code] in ("", finding.level), finding


def test_every_case_file_is_named_after_a_rule() -> None:
    assert {file.stem.upper() for file in CASES.glob("*.md")} <= CODES
