"""Every rule's published examples are executed: each 反例 fires the rule, no 正例 does."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.rules import Rule, all_rules
from generator.rules.documentation import SECTIONS, Patch, examples, section
from tests.rules.checking import codes, report_of

RULES = {rule.code: rule for rule in all_rules()}


def _examples(title: str) -> list[object]:
    return [
        pytest.param(code, patches, id=f"{code}-{title}-{number}")
        for code, rule in RULES.items()
        for number, patches in enumerate(examples(section(rule, title)), 1)
    ]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_an_explanation_has_all_sections_in_order(rule: Rule) -> None:
    titles = [line.removeprefix("## ") for line in rule.doc.splitlines() if line.removeprefix("## ") in SECTIONS]
    assert tuple(titles) == SECTIONS
    assert rule.doc.splitlines()[0].endswith("。")
    for title in SECTIONS:
        assert "".join(section(rule, title)).strip(), f"{rule.code}: nothing below {title}"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_has_both_kinds_of_example(rule: Rule) -> None:
    assert examples(section(rule, "反例"))
    assert examples(section(rule, "正例"))


def test_a_file_is_named_after_its_rule() -> None:
    folder = Path(__file__).parents[2] / "generator" / "rules"
    files = {path.stem for path in folder.glob("zj*.py")}
    assert files == {f"{rule.code.lower()}_{rule.name}" for rule in RULES.values()}


@pytest.mark.parametrize(("code", "patches"), _examples("反例"))
def test_a_bad_example_fires(code: str, patches: list[Patch], tmp_path: Path) -> None:
    assert code in codes(report_of(tmp_path, patches))


@pytest.mark.parametrize(("code", "patches"), _examples("正例"))
def test_a_good_example_does_not_fire(code: str, patches: list[Patch], tmp_path: Path) -> None:
    assert code not in codes(report_of(tmp_path, patches))


def test_the_valid_project_has_no_finding(tmp_path: Path) -> None:
    assert report_of(tmp_path, ()).findings == ()
