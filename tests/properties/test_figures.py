"""Figures mean the same in every written form; wrong ones in the sample are found; no text is slow."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.articles import articles_of, citations
from generator.model import Interpretation, Policy
from generator.quantities import quantities
from generator.reader import read_document
from generator.rules.zj501_figure_not_in_policy import figure_not_in_policy
from generator.rules.zj502_number_cited_wrongly import number_cited_wrongly
from generator.rules.zj504_article_missing import article_missing
from tests.accuracy.mutations import changes, context_of
from tests.project import INTERPRETATION, POLICY, valid_project

SLOW = 0.4
"""Seconds; a rule takes less than 0.1 by itself, and machines differ."""

ROOT = Path(__file__).parents[2]
DIGITS, PLACES = "零一二三四五六七八九", ("", "十", "百", "千")


def chinese(value: int) -> str:
    """A whole number below 100 million in Chinese numerals."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        return chinese(high) + "万" + (("零" if low < 1000 else "") + chinese(low) if low else "")
    written, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + PLACES[place]
        gap = not digit
    return written


def test_a_number_has_the_same_value_in_every_form() -> None:
    chance = random.Random(1)
    for _ in range(2000):
        value = chance.randrange(1, 10 ** chance.randrange(1, 9))
        forms = (f"{value}元", f"{value:,}元", f"{Decimal(value) / 10000:f}万元", f"{chinese(value)}元", f"{value} 元")
        for form in forms:
            assert [(each.value, each.unit) for each in quantities(f"每人{form}。")] == [(Decimal(value), "元")], form


def test_articles_of_made_policies_are_all_found() -> None:
    chance = random.Random(2)
    for _ in range(100):
        count = chance.randrange(1, 130)
        body = "\n\n".join(f"**第{chinese(number)}条** 本区居民可以申请。" for number in range(1, count + 1))
        policy, _ = read_document("content/policies/2026-a.md", f"---\n标题: 办法\n---\n\n{body}\n".encode())
        assert isinstance(policy, Policy)
        assert [each.number for each in articles_of(policy)] == list(range(1, count + 1))
        cited = chance.randrange(1, count + 1)
        assert [each.first for each in citations(f"见第{chinese(cited)}条")] == [cited]


def test_most_wrong_figures_in_the_sample_are_found_and_no_right_one_is_reported() -> None:
    context = context_of(ROOT)
    for item in context.corpus.interpretations:
        assert list(figure_not_in_policy(item, context)) == []
    made = [change for change in changes(ROOT, context, each=12, seed=7) if change.judged]
    caught = sum(change.caught for change in made)
    assert len(made) >= 20
    assert caught >= 0.8 * len(made), [change for change in made if not change.caught]


@pytest.mark.parametrize(
    "bait",
    [
        "1元",
        "9",
        "一",
        "1,234",
        "百分之",
        "3至",
        "1万 ",
        "第",
        "第1条",
        "《",
        "（",
        " ",
        "500元",
        "第一条、",
        "每月500元。",
        "《a》",
        "〔2026",
        "“",
        "1元\n",
    ],
)
def test_no_text_is_slow(bait: str, tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    text = (bait * 100_000)[: 100_000 // len(bait.encode()) * len(bait)]
    context = context_of(root)
    documents = dict(context.documents)
    for path in (POLICY, INTERPRETATION):
        head = (root / path).read_text(encoding="utf-8").split("\n---\n")[0]
        document, _ = read_document(path, f"{head}\n---\n\n## 主要内容\n\n{text}\n".encode())
        assert document is not None
        documents[path] = document
    item = documents[INTERPRETATION]
    assert isinstance(item, Interpretation)
    for rule in (figure_not_in_policy, number_cited_wrongly, article_missing):
        context = replace(context, documents=documents, kept={})
        begun = time.process_time()
        for _ in zip(range(101), rule(item, context), strict=False):
            pass
        assert time.process_time() - begun < SLOW, rule.__name__
