"""Reading and every rule take time in proportion to the text, however it baits their patterns.

Times are compared with a loop on the same machine, and 100 KB with 25 KB of the same bait, so a busy machine does not cry wolf.
"""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.checker import check
from generator.model import Corpus, Document, Pair
from generator.reader import assemble, read_document
from generator.rules import Context, Rule, all_rules
from generator.settings import load
from generator.standards import load as load_standard
from tests.project import DATA, INTERPRETATION, POLICY

ROOT = DATA / "valid"
DAY = date(2026, 6, 1)
SMALL, LARGE = 25_000, 100_000
MOST = 31
"""Calibration loops that one rule may take for both halves of 100 KB: 100 ms a half where a loop takes 6.5; the slowest takes 14."""

BAIT = {
    "digits": "1234567890",
    "one digit": "9",
    "wide digits": "７",
    "ordinals": "第",
    "articles": "第十条第二款第（一）项",
    "brackets": "（",
    "titles": "《",
    "number brackets": "〔",
    "yuan": "元",
    "numerals": "一",
    "hundreds": "百千万亿",
    "dots": "0.",
    "commas": "1,",
    "spaces": " 字",
    "bars": "|",
    "links": "[](",
    "zero width": "1\u200b",
    "times": "×1=",
    "percents": "百分之",
    "dashes": "1-",
    "dates": "2026年3月",
    "durations": "不超过10个工作日",
    "masks": "1*",
    "no full stop": "字字，",
    "sentences": "每月500元。",
    "quotes": "“",
    "days within": "日内",
    "citing paragraphs": "《甲》第三条\n\n",
}

INLINE = {
    "code": "```甲 ",
    "stars": "*甲 ",
    "bold": "甲**乙**",
    "links": "[甲](乙)",
    "images": "![](甲)",
    "cells": "|甲",
}


def _corpus(bait: str, size: int) -> Corpus:
    """The valid pair with `size` bytes of bait in a paragraph, a list and a table of both halves."""
    unit = bait * (size // 3 // len(bait.encode()))
    text = f"\n\n## 主要内容\n\n{unit}\n\n- {unit}\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | {unit} |\n"
    documents: list[Document] = []
    for path in (POLICY, INTERPRETATION):
        document, _ = read_document(path, (ROOT / path).read_bytes() + text.encode())
        assert document
        documents.append(document)
    return assemble(documents)


def _calibrate() -> float:
    started = time.process_time()
    pattern = re.compile(r"\d{3}[^。]")
    for _ in range(10):
        sum(len(found.group()) for found in pattern.finditer("每月500元，最长24个月。" * 2000))
    return time.process_time() - started


def _spent(rule: Rule, corpus: Corpus, context: Context) -> float:
    """Seconds of the processor for one rule on all its subjects: the better of two, each with nothing remembered."""
    subjects: list[Document | Pair | Corpus] = [corpus, *corpus.pairs, *corpus.documents()]
    best = float("inf")
    for _ in range(2):
        context.kept.clear()
        started = time.process_time()
        for subject in subjects:
            if isinstance(subject, rule.subject):
                for number, _hit in enumerate(rule.check(subject, context)):
                    if number > 100 and not isinstance(subject, Corpus):
                        break
        best = min(best, time.process_time() - started)
    return best


def _context(corpus: Corpus) -> Context:
    settings = load(ROOT)
    standard = load_standard(settings.standard, ROOT)
    found = check(corpus, settings, standard, as_of=DAY).findings
    return Context(
        corpus, settings, standard, DAY, found=found, documents={item.path: item for item in corpus.documents()}
    )


@pytest.mark.parametrize("bait", BAIT.values(), ids=BAIT)
def test_no_rule_is_slow_on_bait(bait: str, record_property: Callable[[str, object], None]) -> None:
    unit = min(_calibrate() for _ in range(3))
    small, large = _corpus(bait, SMALL), _corpus(bait, LARGE)
    in_small, in_large = _context(small), _context(large)
    slow, worst = [], (0.0, "")
    for rule in all_rules():
        spent = _spent(rule, large, in_large)
        worst = max(worst, (spent, rule.code))
        if spent > 2 * unit:
            before = _spent(rule, small, in_small)
            if spent > MOST * unit or spent > 6 * before + 2 * unit:
                slow.append(f"{rule.code}: {before * 1000:.0f} ms for 25 KB, {spent * 1000:.0f} ms for 100 KB")
    record_property("worst", f"{worst[1]} {worst[0] * 1000:.0f} ms; one loop {unit * 1000:.1f} ms")
    print(f"worst: {worst[1]} {worst[0] * 1000:.0f} ms; one loop {unit * 1000:.1f} ms")
    assert slow == []


@pytest.mark.parametrize("bait", INLINE.values(), ids=INLINE)
def test_reading_a_long_line_takes_time_in_proportion(bait: str) -> None:
    unit = min(_calibrate() for _ in range(3))
    before, spent = (min(_reading(bait, size) for _ in range(4)) for size in (LARGE, 4 * LARGE))
    assert spent <= 6 * before + 2 * unit, f"{before * 1000:.0f} ms for 100 KB, {spent * 1000:.0f} ms for 400 KB"


def _reading(bait: str, size: int) -> float:
    data = f"---\n标题: 甲\n---\n\n|甲|\n|---|\n|{bait * (size // len(bait.encode()))}|\n".encode()
    gc.disable()  # what the rest of the suite left behind is not this reading's to walk through; nor does the program collect
    try:
        started = time.process_time()
        read_document(INTERPRETATION, data)
        return time.process_time() - started
    finally:
        gc.enable()


def test_no_pattern_of_the_program_nests_quantifiers() -> None:
    """A group that is repeated and ends in a repetition, such as ``(a+)+``, can take for ever."""
    nested = re.compile(r"\((?:\?:|\?P<\w+>)?[^()\\\[\]|]*[+*]\)[+*]")
    literal = re.compile(r'r"((?:[^"\\]|\\.)*)"')
    found = [
        f"{path.name}: {text}"
        for path in sorted(Path(load.__code__.co_filename).parent.rglob("*.py"))
        for text in literal.findall(path.read_text(encoding="utf-8"))
        if nested.search(text)
    ]
    assert found == []
