"""docs/优秀案例.md says what the program does: its tables are the rubric, and its examples are read without a word."""

from __future__ import annotations

import re
from pathlib import Path

from generator.model.showcase import CRITERIA
from generator.reader.selections import KEYS
from generator.reader.showcase import read_folder
from generator.showcase.rubric import GATES, ITEMS, items_of

DOC = (Path(__file__).parents[2] / "docs" / "优秀案例.md").read_text(encoding="utf-8")
FOLDER = "content/showcase/2026"


def rows(name: str) -> list[str]:
    table = DOC.partition(f"<!-- {name} -->\n")[2].partition(f"<!-- {name}完 -->")[0]
    return table.splitlines()[2:]


def test_the_tables_are_the_rubric() -> None:
    assert rows("门槛") == [f"| {gate.name} | {gate.formula} | {gate.source} |" for gate in GATES]
    assert rows("小项") == [
        f"| {item.criterion} | {item.name}{f'（{item.policies}）' if item.policies else ''} | {item.parts}% "
        f"| {item.formula} | {item.source} |"
        for item in ITEMS
    ]


def test_the_items_of_a_criterion_are_worth_all_of_it() -> None:
    for applying in (True, False):
        for criterion in CRITERIA:
            assert sum(item.parts for item in items_of(applying) if item.criterion == criterion) == 100


def test_every_key_is_explained() -> None:
    told = re.findall(r"^\| (\S+) \|", DOC.partition("| 键 |")[2].partition("\n\n")[0], re.MULTILINE)
    assert set(told) == set(KEYS)


def test_the_examples_are_read() -> None:
    examples = dict(re.findall(r"```(?:yaml|csv) (\S+)\n(.*?)```", DOC, re.DOTALL))
    files = {f"{FOLDER}/{name}": text.encode() for name, text in examples.items()}
    selection, problems = read_folder(FOLDER, files)
    assert not problems
    assert selection is not None and selection.final is not None and len(selection.sheets) == 1
