"""ZJ501 on passages that reckon with their policy's figures: right ones are left alone, wrong ones are seen.

The passages were written before the rule was tried on them; the few it still accuses take three steps or a capped case.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from generator.model import Document, Interpretation
from generator.reader import read_document
from generator.rules.zj501_figure_not_in_policy import figure_not_in_policy
from tests.accuracy.mutations import context_of
from tests.project import DATA, INTERPRETATION, POLICY
from tests.rules.dense_passages import MEALS, MEALS_POLICY, STARTUPS, STARTUPS_POLICY

CONTEXT = context_of(DATA / "valid")
CASES = [(MEALS_POLICY, text) for text in MEALS] + [(STARTUPS_POLICY, text) for text in STARTUPS]
FIGURE = re.compile(r"[0-9]+(?:\.[0-9])?(?=万?元|个工作日|%|天|个月)")
RANDOM = random.Random(20261124)


def _document(path: str, body: str) -> Document:
    head = (DATA / "valid" / path).read_text(encoding="utf-8").split("---\n", 2)[1]
    document, _ = read_document(path, f"---\n{head}---\n\n{body}\n".encode())
    assert document
    return document


def messages(policy: str, text: str) -> list[str]:
    item = _document(INTERPRETATION, f"## 主要内容\n\n{text}")
    assert isinstance(item, Interpretation)
    context = replace(CONTEXT, documents={POLICY: _document(POLICY, policy), INTERPRETATION: item}, kept={})
    return [hit.message for hit in figure_not_in_policy(item, context)]


def test_at_most_one_right_passage_in_twelve_is_accused() -> None:
    accused = [(text, said) for policy, text in CASES if (said := messages(policy, text))]
    assert len(accused) * 12 <= len(CASES), accused


def test_most_wrong_figures_are_seen_in_them() -> None:
    """A figure that becomes another one of the policy, or follows from others by chance, cannot be told."""
    missed, made = [], 0
    for policy, text in CASES:
        for found in FIGURE.finditer(text):
            wrong = text[: found.start()] + _spoilt(found[0]) + text[found.end() :]
            made += 1
            if not messages(policy, wrong):
                missed.append(wrong)
    assert made > 100
    assert len(missed) <= 0.2 * made, missed


def _spoilt(written: str) -> str:
    at = RANDOM.choice([index for index, sign in enumerate(written) if sign != "."])
    return written[:at] + RANDOM.choice([digit for digit in "123456789" if digit != written[at]]) + written[at + 1 :]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("80周岁以上每餐补6元，一个月264元。", "80周岁以上每餐补6元，一个月246元。"),
        ("特困老人一餐15元，区财政出12元，街道出3元。", "特困老人一餐15元，区财政出13元，街道出3元。"),
        ("三级一共20个工作日。", "三级一共23个工作日。"),
        ("新建补30万元，签约后拿12万元。", "新建补30万元，签约后拿13万元。"),
        ("70至79周岁每餐补4元，比低一档的多1元。", "70至79周岁每餐补4元，比低一档的多7元。"),
        ("最高罚5000元，是最低1000元的5倍。", "最高罚5000元，是最低1000元的6倍。"),
        ("送餐一单补2元，一年最多720元。", "送餐一单补2元，一年最多750元。"),
    ],
)
def test_the_right_one_is_silent_and_the_wrong_one_is_not(right: str, wrong: str) -> None:
    assert messages(MEALS_POLICY, right) == []
    assert messages(MEALS_POLICY, wrong) != []
