"""Which words lead to an interpretation, and in which order documents are numbered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator import settings
from generator.publication import publish
from generator.reader import read_corpus
from generator.search.entries import entries
from tests.project import INTERPRETATION, POLICY, edit, valid_project


def test_an_interpretation_is_found_by_the_names_of_its_policy_but_the_policy_owns_them(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, POLICY, "文件类型:", "别名: [毕业生房补]\n文件类型:")
    reading, policy = entries(publish(read_corpus(root), settings.load(root), date(2026, 11, 24)))
    assert (reading.kind, policy.kind) == ("interpretation", "policy")  # of one day, the policy is shown first
    assert "毕业生房补" in policy.names
    assert policy.number in policy.names
    assert reading.names == ()
    assert {"毕业生房补", policy.number} <= set(reading.lines)
    assert reading.topics == policy.topics


def test_who_does_not_consent_to_be_named_is_not_found(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    people = "[{姓名: 示例专家甲, 身份: 专家, 单位: 示例大学, 同意公开: 是}, {姓名: 示例专家乙, 身份: 专家, 单位: 示例学会, 同意公开: 否}]"
    edit(root, INTERPRETATION, "解读形式:", f"解读人: {people}\n解读形式:")
    reading, _ = entries(publish(read_corpus(root), settings.load(root), date(2026, 11, 24)))
    said = "\n".join(reading.texts)
    assert "示例专家甲（专家，示例大学）" in said
    assert "示例专家乙" not in said and "示例学会" not in said
