"""A small report in each format, whole; SARIF without its table of rules, which changes with every explanation."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from generator.reporters import FORMATS, render
from tests.unit.reporters.reports import SMALL

_ENDINGS = {"text": "txt", "json": "json", "sarif": "sarif", "github": "txt", "gitlab": "json", "junit": "xml"}


@pytest.mark.parametrize("style", FORMATS)
def test_the_report_is_as_agreed(style: str, golden: Callable[[str, str], None]) -> None:
    text = render(SMALL, style)
    if style == "sarif":
        log = json.loads(text)
        del log["runs"][0]["tool"]["driver"]["rules"]
        for result in log["runs"][0]["results"]:
            del result["ruleIndex"]
        del log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["associatedRule"]["index"]
        text = json.dumps(log, ensure_ascii=False, indent=2) + "\n"
    golden(f"reports/{style}.{_ENDINGS[style]}", text)
