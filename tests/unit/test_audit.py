"""What an audit of old texts reads, and how sure it says it is."""

from __future__ import annotations

from pathlib import Path

from generator.audit import Confidence, State, audit, read_elements
from generator.model import Block, Body, Heading, Interpretation, Position, Section
from generator.reader import read_corpus
from tests.project import valid_project

HERE = Position("content/interpretations/2026-a.md")


def item(*sections: Section) -> Interpretation:
    headings = tuple(section.heading for section in sections if section.heading)
    return Interpretation(id="2026-a", path=HERE.path, body=Body(headings=headings, sections=sections))


def test_each_element_has_a_state_and_a_confidence() -> None:
    text = "近年来租金上涨。办法在总结各地做法、听取群众意见以后，也写到了补贴怎么申请，并明确了标准。"
    old = item(
        Section(None, (Block("paragraph", text, HERE),), HERE),
        Section(Heading(2, "目标任务", HERE), (Block("paragraph", "让人租得起房。", HERE),), HERE),
    )
    found = {reading.element: reading for reading in read_elements(old, "", ("background", "goals", "content", "faq"))}
    assert (found["goals"].state, found["goals"].confidence) == (State.HEADED, Confidence.HIGH)
    assert (found["background"].state, found["background"].confidence) == (State.INLINE, Confidence.MIDDLE)
    assert (found["content"].state, found["content"].confidence) == (State.INLINE, Confidence.LOW)
    assert "明确" in found["content"].words
    assert found["faq"].state is State.ABSENT


def test_the_report_names_every_document_and_element(tmp_path: Path) -> None:
    corpus = read_corpus(valid_project(tmp_path))
    text = audit(corpus, corpus.interpretations, ("background", "terms"), "text")
    assert text.startswith("content/interpretations/2026-zufang-butie.md")
    assert "背景依据：有标题（把握高）" in text
    assert "关键词诠释：没有（把握中）" in text
    assert "读了 1 份解读" in text
