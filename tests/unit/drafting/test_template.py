"""The template of a new pair: parses without a problem, holds what the norm asks for, and is blocked until it is filled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checker import Report, check
from generator.drafting.template import further_file, interpretation_file, policy_file
from generator.elements import find_sections
from generator.fields import INTERPRETATION_FIELDS, POLICY_FIELDS
from generator.model import Document, Interpretation, Stage
from generator.reader import assemble, read_document
from generator.settings import Settings
from generator.standards import load, names

POLICY = "content/policies/2026-a.md"
INTERPRETATION = "content/interpretations/2026-a.md"
SUPPORT = ("补助性",)


def read(path: str, text: str) -> Document:
    document, problems = read_document(path, text.encode())
    assert document is not None, problems
    assert not problems
    return document


def report(*documents: Document) -> Report:
    settings = Settings(Path())
    return check(
        assemble(documents), settings, load(settings.standard, Path()), as_of=date(2026, 3, 2), stage=Stage.SIGN
    )


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("types", [(), SUPPORT])
def test_every_element_that_the_norm_requires_has_its_section(name: str, types: tuple[str, ...]) -> None:
    standard = load(name, Path())
    document = read(INTERPRETATION, interpretation_file({}, standard, types))
    required = {*standard.required, *(standard.support if types else ())}
    assert required <= find_sections(document.body).keys()
    assert document.wrote("解读方案") == standard.plan_required


def test_a_subsidy_gets_flow_guide_and_example() -> None:
    body = read(INTERPRETATION, interpretation_file({}, load("长乐2023", Path()), SUPPORT)).body
    assert len(body.flows) == 1
    assert {card.kind for card in body.cards} == {"guide", "example"}
    assert not read(INTERPRETATION, interpretation_file({}, load("长乐2023", Path()), ("管理性",))).body.flows


def test_all_required_keys_are_there_to_be_filled() -> None:
    policy = read(POLICY, policy_file({"标题": "甲"}))
    interpretation = read(INTERPRETATION, interpretation_file({}, load("长乐2023", Path()), ()))
    assert {field.key for field in POLICY_FIELDS if field.required} <= policy.places.keys()
    assert {field.key for field in INTERPRETATION_FIELDS if field.required} <= interpretation.places.keys()


def test_every_section_left_as_it_is_blocks_sign_off() -> None:
    policy = read(POLICY, policy_file({"标题": "甲"}))
    interpretation = read(INTERPRETATION, interpretation_file({}, load("长乐2023", Path()), SUPPORT))
    found = report(policy, interpretation)
    assert not found.faults
    blocked = {(item.position.path, item.position.line) for item in found.findings if item.level == "阻断"}
    for section in interpretation.body.sections:
        lines = {section.position.line, *(block.position.line for block in section.blocks)}
        assert any(path == INTERPRETATION and line in lines for path, line in blocked), section.title
    assert any(item.code == "ZJ018" for item in found.findings)


@pytest.mark.parametrize("forms", [("问答",), ("文字",)])
def test_a_further_interpretation_is_blocked_until_it_is_filled(forms: tuple[str, ...]) -> None:
    path = "content/interpretations/2026-a.di-er-lun.md"
    document = read(path, further_file({"标题": "甲", "解读形式": forms, "轮次": "2", "解读对象": ("2026-a",)}))
    assert isinstance(document, Interpretation)
    assert (document.round, document.forms, document.targets) == (2, forms, ("2026-a",))
    assert any(item.code == "ZJ303" for item in report(document).findings)
