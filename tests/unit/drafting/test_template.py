"""The template of a new pair: parses without a problem, holds what the norm asks for, and is blocked until it is filled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checker import Report, check
from generator.drafting.template import further_file, interpretation_file, policy_file
from generator.fields import INTERPRETATION_FIELDS, POLICY_FIELDS
from generator.model import Document, Interpretation, Policy, Stage
from generator.reader import assemble, read_document
from generator.settings import Settings
from generator.standards import load, names

POLICY = "content/policies/2026-a.md"
INTERPRETATION = "content/interpretations/2026-a.md"
SUPPORT = ("补助性",)
OWN = """名称: 本站
出处: 本站
必备要素: [背景依据]
补助性支持性另备: [办事指南, 执行标准]
修订另备: [新旧政策差异]
按类型另备: {规章: [关键词诠释], 补助性: [联系方式]}
征求意见稿必备: [背景依据, 涉及范围]
征求意见稿须解读: 是
"""


def policy_of(
    document_type: str | None = None, policy_types: tuple[str, ...] = (), amends: tuple[str, ...] = ()
) -> Policy:
    """A policy of this kind, as far as the one who begins it knows it."""
    return Policy(
        id="2026-a", path=POLICY, title="甲", document_type=document_type, policy_types=policy_types, amends=amends
    )


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


@pytest.mark.parametrize("name", [*names(), "本站"])
@pytest.mark.parametrize("kind", ["规章", "行政规范性文件", "征求意见稿", None])
@pytest.mark.parametrize("types", [(), SUPPORT])
@pytest.mark.parametrize("amends", [(), ("示政办〔2020〕1号",)])
def test_nothing_that_the_norm_requires_is_missing_from_the_skeleton(
    name: str, kind: str | None, types: tuple[str, ...], amends: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards/本站.yml").write_text(OWN, encoding="utf-8")
    standard = load(name, tmp_path)
    subject = policy_of(document_type=kind, policy_types=types, amends=amends)
    document = read(INTERPRETATION, interpretation_file({}, standard, subject))
    policy = read(POLICY, policy_file({"标题": "甲", "文件类型": kind or "", "政策类型": types, "修改": amends}))
    settings = Settings(tmp_path, standard=name)
    found = check(assemble((policy, document)), settings, standard, as_of=date(2026, 3, 2), stage=Stage.SIGN)
    missing = [item.message for item in found.findings if item.code in ("ZJ209", "ZJ301", "ZJ304", "ZJ305", "ZJ306")]
    assert not [message for message in missing if "没有标题为" in message or "解读没有" in message]
    assert document.wrote("解读方案") == standard.plan_required


def test_a_norm_that_wants_each_article_explained_is_told_of_in_the_skeleton() -> None:
    standard, rules = load("广州2018", Path()), policy_of(document_type="规章")
    assert "逐条讲" in interpretation_file({}, standard, rules)
    assert "逐条讲" not in interpretation_file({}, standard, policy_of(document_type="其他政策文件"))


def test_a_subsidy_gets_flow_guide_and_example() -> None:
    body = read(INTERPRETATION, interpretation_file({}, load("长乐2023", Path()), policy_of(policy_types=SUPPORT))).body
    assert len(body.flows) == 1
    assert {card.kind for card in body.cards} == {"guide", "example"}
    assert not read(
        INTERPRETATION, interpretation_file({}, load("长乐2023", Path()), policy_of(policy_types=("管理性",)))
    ).body.flows


def test_all_required_keys_are_there_to_be_filled() -> None:
    policy = read(POLICY, policy_file({"标题": "甲"}))
    interpretation = read(INTERPRETATION, interpretation_file({}, load("长乐2023", Path()), policy_of()))
    assert {field.key for field in POLICY_FIELDS if field.required} <= policy.places.keys()
    assert {field.key for field in INTERPRETATION_FIELDS if field.required} <= interpretation.places.keys()


def test_every_section_left_as_it_is_blocks_sign_off() -> None:
    policy = read(POLICY, policy_file({"标题": "甲"}))
    interpretation = read(
        INTERPRETATION, interpretation_file({}, load("长乐2023", Path()), policy_of(policy_types=SUPPORT))
    )
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


def test_from_when_to_when_a_policy_is_in_force_has_lines_to_be_filled_in() -> None:
    lines = policy_file({"标题": "甲"}).splitlines()
    assert {"施行日期:", "失效日期:"} <= set(lines)


def test_a_line_for_the_beginning_left_empty_is_reminded_of() -> None:
    text = policy_file({"标题": "甲"}).replace("（待补充）", "本办法自2026年12月1日起施行，有效期3年。")
    fixes = {finding.fix for finding in report(read(POLICY, text)).findings if finding.code == "ZJ712"}
    assert fixes == {"在文件头写上“施行日期: 2026-12-01”", "在文件头写上“失效日期: 2029-11-30”"}
