"""The pages made from the rules' explanations."""

from __future__ import annotations

import re
from pathlib import Path

from generator.rules import UNEXEMPTIBLE, all_rules
from generator.rules.documentation import examples, pages, readable, section, write

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


def test_a_text_that_is_only_long_is_shortened_for_the_reader() -> None:
    text = "\n".join(f"第{number}行" for number in range(1, 62))
    shown = readable(f"```markdown 解读\n{text}\n```")
    assert "第5行\n  ……（中间还有 53 行，略）\n第59行\n第60行\n第61行\n" in shown


def test_an_example_on_two_halves_shows_both() -> None:
    """These compare what one half says with what the other does: the reader of one half alone cannot follow."""
    compared = [
        *("ZJ201", "ZJ202", "ZJ203", "ZJ204", "ZJ205", "ZJ206", "ZJ208"),
        *(
            "ZJ304",
            "ZJ305",
            "ZJ306",
            "ZJ412",
            "ZJ414",
            "ZJ501",
            "ZJ502",
            "ZJ503",
            "ZJ504",
            "ZJ505",
            "ZJ507",
            "ZJ509",
            "ZJ708",
        ),
    ]
    for rule in all_rules():
        if rule.code in compared:
            for title in ("反例", "正例"):
                for patches in examples(section(rule, title)):
                    named = {(patch.target, patch.detail if patch.kind == "yaml" else "") for patch in patches}
                    assert len(named - {("设置", "")}) > 1, f"{rule.code} {title}"


def test_what_cannot_be_exempted_is_named_in_full() -> None:
    text = next(rule.doc for rule in all_rules() if rule.code == "ZJ014")
    named = set(re.findall(r"ZJ\d{1,3}", text)) | {f"ZJ{number}" for number in range(211, 218)}
    for rule in all_rules():
        if rule.code.startswith(UNEXEMPTIBLE):
            assert any(rule.code.startswith(each) for each in named), rule.code


def test_writing_is_repeatable_and_deletes_stale_pages(tmp_path: Path) -> None:
    (tmp_path / "ZJ000.md").write_text("旧", encoding="utf-8")
    write(tmp_path)
    first = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    write(tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == first
    assert "ZJ000.md" not in first


def test_the_pages_in_docs_are_up_to_date() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")} == pages()
