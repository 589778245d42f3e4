"""The enlarged sample that other tests count on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.checker import Report, check
from generator.reader import read_corpus
from generator.settings import load
from generator.standards import load as load_standard
from tests.enlarged import SHARES, kinds, make, sign, subjects
from tests.project import edit

DAY = date(2026, 7, 15)


def checked(root: Path) -> Report:
    settings = load(root)
    return check(read_corpus(root), settings, load_standard(settings.standard, root), as_of=DAY)


def test_every_kind_has_its_share_whatever_the_dice() -> None:
    shares = {kind: 3 * share for kind, share in SHARES.items()}
    assert Counter(subject.kind for subject in subjects(seed=7)) == shares == Counter(kinds())


def test_ids_and_titles_are_each_used_once() -> None:
    found = subjects(pairs=300)
    assert len({subject.id for subject in found}) == len({subject.title for subject in found}) == 300


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    texts = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        make(folder, seed=3, pairs=20)
        texts.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert texts[0] == texts[1]


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_blocks(tmp_path: Path, seed: int) -> None:
    make(tmp_path, seed)
    report = checked(tmp_path)
    assert not report.blocked
    assert {finding.code for finding in report.findings} >= {"ZJ101", "ZJ501"}


def test_signed_it_passes_where_signatures_are_asked_for(tmp_path: Path) -> None:
    make(tmp_path)
    edit(tmp_path, "mkdocs.yml", "    主办单位:", "    审签凭证: 摘要\n    主办单位:")
    assert checked(tmp_path).blocked
    sign(tmp_path)
    assert not checked(tmp_path).blocked
