"""What a further round adds is told in its own headings, and of a first round nothing is."""

from __future__ import annotations

import pytest

from generator.model import Interpretation
from generator.outputs.documents.supplements import supplement
from generator.reader import read_document

HEAD = "---\n标题: 租房补贴施行以后\n轮次: {}\n---\n\n"


@pytest.mark.parametrize(
    ("round_number", "body", "added"),
    [
        (1, "## 甲\n\n文\n\n## 乙\n\n文\n", ""),
        (2, "## 甲\n\n文\n\n### 甲下\n\n文\n\n## 乙。\n\n文\n", "甲；乙"),
        (2, "## 问题解答\n\n### 能领吗？\n\n能。\n\n### 多久？\n\n十天。\n", "能领吗？；多久？"),
        (2, "## 只有一节\n\n文\n", "只有一节"),
        (2, "没有标题。\n", ""),
        (3, "".join(f"## 第{each}件\n\n文\n\n" for each in "甲乙丙丁戊"), "第甲件；第乙件；第丙件；第丁件 等5项"),
    ],
)
def test_supplements(round_number: int, body: str, added: str) -> None:
    document, _ = read_document("content/interpretations/2026-a.md", (HEAD.format(round_number) + body).encode())
    assert isinstance(document, Interpretation)
    assert supplement(document) == added
