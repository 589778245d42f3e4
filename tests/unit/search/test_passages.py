"""The lines of a document and the places of its page they stand under."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator import settings
from generator.model import Document
from generator.publication import publish
from generator.reader import read_corpus, read_document
from generator.search.entries import POLICY as IS_POLICY
from generator.search.entries import entries
from generator.search.passages import passages
from tests.project import INTERPRETATION, edit, valid_project


def document(half: str, body: str) -> Document:
    found, _ = read_document(f"content/{half}/2026-x.md", f"---\n标题: 甲\n---\n\n{body}\n".encode())
    assert found
    return found


def test_headings_of_every_level_and_articles_are_places() -> None:
    text = passages(
        document("policies", "## 第一章 总则\n\n**第一条** 为了甲。\n\n乙。\n\n### 小节\n\n第十条之一 丙。\n")
    )
    assert text.lines == ("第一章 总则", "第一条 为了甲。", "乙。", "小节", "第十条之一 丙。")
    assert [(place.line, place.id, place.name) for place in text.places] == [
        (0, "zong-ze", "第一章 总则"),
        (1, "article-1", "第一条"),
        (3, "xiao-jie", "小节"),
        (4, "article-10-1", "第十条之一"),
    ]


def test_an_article_that_comes_twice_is_a_place_once() -> None:
    text = passages(document("policies", "**第一条** 甲。\n\n**第一条** 乙。"))
    assert [place.line for place in text.places] == [0]


def test_whom_it_concerns_and_how_to_apply_is_core_and_the_background_is_not() -> None:
    text = passages(
        document(
            "interpretations",
            "## 背景依据\n\n旧事。\n\n## 适用范围\n\n毕业生。\n\n## 常见问题\n\n### 能补多久？\n\n两年。",
        )
    )
    core = {text.lines[line] for line in text.core}
    assert {"背景依据", "毕业生。", "能补多久？"} <= core
    assert {"旧事。", "两年。"}.isdisjoint(core)


def test_places_count_the_lines_that_come_before_the_body(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    found = entries(publish(read_corpus(root), settings.load(root), date(2026, 11, 24)))
    for item in found:
        assert item.places
        *places, last = item.places
        for place in places:
            assert item.lines[place.line].startswith(place.name)
        assert last.name == ""  # what comes behind the body stands under none of its headings
        assert (item.lines[0] == item.places[0].name) == (item.kind != IS_POLICY)


def test_what_stands_around_the_body_is_read_too_and_under_no_heading(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    (root / "content/files").mkdir(exist_ok=True)
    (root / "content/files/fifteen.txt").write_text("半分钟讲明白。\n\n别忘了带合同。\n", encoding="utf-8")
    (root / "content/files/fifteen.mp3").write_bytes(b"")
    edit(root, INTERPRETATION, "解读形式:", "媒体: [{标题: 讲一讲, 文件: fifteen.mp3, 文字稿: fifteen.txt}]\n解读形式:")
    reading, policy = entries(publish(read_corpus(root), settings.load(root), date(2026, 11, 24)))
    behind = reading.lines[reading.places[-1].line :]
    assert {"讲一讲", "半分钟讲明白。", "别忘了带合同。", "发布日期：2026年3月2日"} <= set(behind)
    assert policy.title in behind
    assert any(line.startswith("有效") for line in behind)
    assert any(
        "成文日期：2026年2月27日，发布日期：2026年3月2日" in line for line in policy.lines[: policy.places[0].line]
    )


def test_a_step_tells_where_its_ways_lead() -> None:
    flow = "```flow\n步骤:\n  - 判断: 齐了吗？\n    分支: {不齐: {到: 齐了吗？, 说明: 补正}, 齐全: 结束}\n```"
    assert (
        passages(document("interpretations", f"## 办理流程\n\n{flow}\n")).lines[-1]
        == "齐了吗？，不齐，补正，第1步齐了吗？，齐全，结束"
    )
