"""Personal numbers: how many of those made up are found, and whether any is seen in real texts, where there are none to see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from generator.model import Document
from generator.privacy import exposed, identities, masks, runs
from generator.privacy.marks import marks
from generator.reader.markdown import read_body
from generator.rules.personal_numbers import Kind, seen_in
from generator.rules.written_places import written
from tests.accuracy.rows import Row
from tests.identity_numbers import FORMS, MISSED, document, number

NUMBERS = 12_000
RANDOM = 500_000


def measure(corpus: Path) -> Iterator[Row]:
    """All measures of privacy."""
    yield _forms()
    yield _random()
    texts = dict(_texts(corpus))
    errors = tuple(f"{name}：{what}" for name, text in texts.items() for what in _alarms(text))
    yield Row(f"真实文本里的误报（{len(texts)} 篇）", str(len(errors)), "0", not errors, errors)


def _forms() -> Row:
    random = Random(2026)
    every = {**FORMS, **MISSED}
    missed: dict[str, int] = {}
    for turn in range(NUMBERS):
        form = list(every)[turn % len(every)]
        n = number(random)
        found = {
            item.number for item in seen_in(document(*every[form](n, random))).numbers if item.kind is Kind.IDENTITY
        }
        if n not in found:
            missed[form] = missed.get(form, 0) + 1
    whole = len(every) - len(missed)
    errors = tuple(f"{form}：漏 {count} 个" for form, count in missed.items())
    said = f"{len(every)} 种写法找全 {whole} 种（{NUMBERS} 个号码）"
    return Row("身份证号的写法", said, "25 种以上，至多漏 1 种", len(every) > 25 and len(missed) <= 1, errors)


def _random() -> Row:
    random = Random(2027)
    strings = (f"{random.randrange(10**17, 10**18)}" for _ in range(RANDOM))
    wrong = tuple(text for text in strings if any(identities(text, runs(text))))
    rate = len(wrong) * 10_000 / RANDOM
    return Row(
        "随机的 18 位数字", f"{len(wrong)} / {RANDOM}，每万个 {rate:.2f} 个", "每万个至多 1 个", rate <= 1, wrong
    )


def _texts(corpus: Path) -> Iterator[tuple[str, str]]:
    for file in sorted((*corpus.glob("pairs/*/*.txt"), *corpus.glob("policies/*/*.txt"))):
        yield file.relative_to(corpus).as_posix(), file.read_text(encoding="utf-8")
    for file in sorted(corpus.glob("unpaired/*.jsonl")):
        for row, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            item = json.loads(line)
            yield f"{file.relative_to(corpus).as_posix()}:{row}", f"{item.get('title', '')}\n\n{item.get('body', '')}"


def _alarms(text: str) -> Iterator[str]:
    read = Document(id="x", path="x", body=read_body(text, "x", 1)[0])
    for found in seen_in(read).numbers:
        yield f"{found.kind} {found.number}"
    for piece in written(read):
        yield from (f"遮得不够 {mask.signs}" for mask in exposed(masks(piece.text)))
        yield from (f"标志 {mark.words}" for mark in marks(piece.text))
