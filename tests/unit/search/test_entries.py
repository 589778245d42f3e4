"""Which words lead to an interpretation, and in which order documents are numbered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator import settings
from generator.publication import publish
from generator.reader import read_corpus
from generator.search.entries import entries
from tests.project import POLICY, edit, valid_project


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
