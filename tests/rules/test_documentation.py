"""The pages made from the rules' explanations."""

from __future__ import annotations

import re
from pathlib import Path

from generator.rules import all_rules
from generator.rules.documentation import pages, readable, write

DOCS = Path(__file__).parents[2] / "docs" / "规则"


def test_every_rule_has_a_page_and_a_line_in_the_table() -> None:
    made = pages()
    assert made.keys() == {f"{rule.code}.md" for rule in all_rules()} | {"README.md"}
    for rule in all_rules():
        assert made[f"{rule.code}.md"].count("\n# ") == 1
        assert f"| [{rule.code}]({rule.code}.md) | {rule.level} | {rule.stage} | {rule.title} |" in made["README.md"]


def test_no_patch_notation_reaches_a_reader() -> None:
    for name, text in pages().items():
        assert not re.search(r"(?m)^`{3,}\S+ ", text), name
        assert not re.search(r"(?m)^`{3,}(?:删除|文件)", text), name


def test_a_patch_is_introduced_by_a_sentence() -> None:
    text = "## 反例\n````markdown 解读 示例\n```example\n情形: 租房\n```\n````\n```删除 解读 示例\n```"
    assert readable(text) == (
        "## 反例\n解读“示例”一节：\n\n````markdown\n```example\n情形: 租房\n```\n````\n解读里删去“示例”一节。"
    )


def test_writing_is_repeatable_and_deletes_stale_pages(tmp_path: Path) -> None:
    (tmp_path / "ZJ000.md").write_text("旧", encoding="utf-8")
    write(tmp_path)
    first = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    write(tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == first
    assert "ZJ000.md" not in first


def test_the_pages_in_docs_are_up_to_date() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")} == pages()
