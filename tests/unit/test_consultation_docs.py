"""docs/预公开.md says what the program does: its examples are read and judged without a word, its tables name every key and period."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from generator import settings, standards
from generator.checker import check
from generator.fields import CONSULTATION_FIELDS, MATTERS
from generator.model.people import CAPACITIES
from generator.reader import read_corpus
from generator.rules.zj931_period_too_short import DAYS, WORKDAYS
from tests.project import INTERPRETATION, edit, valid_project

DOC = (Path(__file__).parents[2] / "docs" / "预公开.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```(?:yaml|markdown) (\S+)\n(.*?)```", DOC, re.DOTALL))


def test_every_key_and_period_is_explained() -> None:
    told = re.findall(r"^\| (\S+) \| ?(\S*) ?\|", DOC.partition("| 键 |")[2].partition("\n\n")[0], re.MULTILINE)
    assert dict(told[1:]) == {field.key: field.required or "" for field in CONSULTATION_FIELDS}
    periods = dict(re.findall(r"^\| (\S+) \| (\d+ \S+) \|", DOC.partition("| 类别 | 至少")[2], re.MULTILINE))
    assert periods == {kind: f"{DAYS[kind]} 天" if kind in DAYS else f"{WORKDAYS} 个工作日" for kind in MATTERS}
    assert all(capacity in DOC.partition("`身份`")[2].partition("\n")[0] for capacity in CAPACITIES)


def test_the_examples_have_no_finding(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    (path,) = [name for name in BLOCKS if name.startswith("content/")]
    head, body = BLOCKS[path].removeprefix("---\n").split("---\n", 1)
    for name, text in (
        (path, f"---\n{head}{BLOCKS['反馈']}---\n{body}"),
        ("content/files/2026-zufang-butie-caoan.txt", "草案\n"),
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    edit(root, INTERPRETATION, "解读形式: [文字]\n", BLOCKS["解读人"])
    corpus, chosen = read_corpus(root), settings.load(root)
    assert len(corpus.consultations) == 1 and corpus.interpretations[0].interpreters
    standard = standards.load(chosen.standard, root)
    assert check(corpus, chosen, standard, as_of=date(2026, 6, 1)).findings == ()
