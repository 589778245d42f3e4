"""Which elements an interpretation heads, against gold.csv: H has its own heading, I only says it inline, N lacks it.

A positive is an H of the gold; found is an element whose own heading the program sees, at any level.
For inline cues a positive is an H or an I: the element is there, headed or not.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.elements import BY_ID, find_cues, find_deeper, find_named_content, find_sections
from generator.reader import read_corpus
from generator.rules.substance_of_sections import empty_sections
from tests.accuracy.import_corpus import import_all
from tests.accuracy.rows import Counts, Row, gold

if TYPE_CHECKING:
    from generator.model import Pair

_GOALS = {"background": (0.98, 0.97), "goals": (0.98, 0.97), "content": (0.0, 0.90), "guide": (0.90, 0.0)}
_CUES = ("background", "goals", "content", "issues", "scope", "guide")


def measure(corpus: Path) -> Iterator[Row]:
    """The rows on headings, on inline cues and on empty elements."""
    known = gold(corpus)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        import_all(corpus / "pairs", Path(folder) / "project", legacy=False)
        read = read_corpus(Path(folder) / "project")
    pairs = {pair.id.partition("-")[2]: pair for pair in read.pairs if pair.policy and pair.interpretations}
    judged = {slug: pair for slug, pair in pairs.items() if slug in known}
    for element, (precision, recall) in _GOALS.items():
        counts, errors = _compare(judged, known, element, "H", headed)
        wanted = "，".join(
            f"{name} ≥ {least:.2f}" for name, least in (("准确率", precision), ("召回率", recall)) if least
        )
        met = counts.precision >= precision and counts.recall >= recall
        yield Row(f"标题：{BY_ID[element].name}", str(counts), wanted, met, errors)
    for element in _CUES:
        counts, errors = _compare(judged, known, element, "HI", said)
        yield Row(f"文中线索：{BY_ID[element].name}", str(counts), "只报告", True, errors)
    yield _empty(pairs)


def headed(pair: Pair) -> set[str]:
    """The elements that the first interpretation heads, whatever the level; content also by the matters it names."""
    body = pair.interpretations[0].body
    found = {*find_sections(body), *find_deeper(body)}
    if pair.policy and "content" not in found and find_named_content(body, pair.policy.body.text):
        found.add("content")
    return found


def said(pair: Pair) -> set[str]:
    """The elements that the first interpretation heads or says inline."""
    return headed(pair) | find_cues(pair.interpretations[0].body)


def _compare(
    pairs: dict[str, Pair],
    known: dict[str, dict[str, str]],
    element: str,
    positive: str,
    found: Callable[[Pair], set[str]],
) -> tuple[Counts, tuple[str, ...]]:
    right, missed, wrong = 0, list[str](), list[str]()
    for slug, pair in sorted(pairs.items()):
        there, seen = known[slug][element] in positive, element in found(pair)
        right += there and seen
        if there != seen:
            titles = "／".join(heading.text[:24] for heading in pair.interpretations[0].body.headings[:12])
            (missed if there else wrong).append(f"{slug}：{titles or '没有标题'}")
    errors = (*(f"漏 {line}" for line in missed), *(f"误 {line}" for line in wrong))
    return Counts(right, len(missed), len(wrong)), errors


def _empty(pairs: dict[str, Pair]) -> Row:
    errors = tuple(
        f"{slug}：“{section.title}”"
        for slug, pair in sorted(pairs.items())
        for section in empty_sections(pair.interpretations[0].body)
        if section.heading
    )
    return Row("空要素误报", f"{len(errors)} 处（{len(pairs)} 对）", "0 处", not errors, errors)
