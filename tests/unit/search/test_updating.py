"""An index brought up to date is, byte for byte, the one made anew."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import settings
from generator.publication import Publication, publish
from generator.reader import read_corpus
from generator.search import postings, updating
from tests.performance.corpus import write_corpus

DAY = date(2026, 11, 24)


def public(root: Path) -> Publication:
    return publish(read_corpus(root), settings.load(root), DAY)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("corpus") / "project"
    write_corpus(root, 20)
    return root


@given(st.sets(st.integers(0, 3000), min_size=1), st.sampled_from((1, 7, 400)))
def test_a_list_that_was_encoded_is_decoded(numbers: set[int], step: int) -> None:
    ordered = sorted({*numbers, *range(5, 5 + step)})
    data = postings.entry(77, (ordered, (), ordered[:1]))
    assert list(postings.parse(data + data)) == [(77, data), (77, data)]
    assert postings.lists_of(data) == {0: ordered, 2: ordered[:1]}


@pytest.mark.parametrize("seed", range(6))
def test_an_edit_gives_the_same_index_either_way(corpus: Path, tmp_path: Path, seed: int) -> None:
    root, dice = tmp_path / "project", random.Random(seed)
    shutil.copytree(corpus, root)
    files, index = updating.make(public(root))
    there, done = {file.path: file.data for file in files}, 0
    for step in range(4):
        path = dice.choice(sorted((root / "content").glob("*/*.md")))
        text = path.read_text(encoding="utf-8")
        edits = (
            lambda text, step=step: f"{text}\n\n新来的{step}句话，说{'乘车月票' * dice.randrange(1, 900)}优惠。\n",
            lambda text: text.replace("标题: ", "标题: 关于", 1),
            lambda text: "\n\n".join(part for number, part in enumerate(text.split("\n\n")) if number != 3),
        )
        path.write_text(dice.choice(edits)(text), encoding="utf-8")
        now = public(root)
        brought = updating.update(now, index, there.__getitem__)
        anew, index = updating.make(now)
        if brought is not None:
            changed, gone, told = brought
            there = {key: data for key, data in there.items() if key not in gone}
            there |= {file.path: file.data for file in changed}
            assert there == {file.path: file.data for file in anew}
            assert told == index
            assert len(changed) < len(anew) / 2
            done += 1
        there = {file.path: file.data for file in anew}
    assert done > 1


def test_a_document_more_moves_the_numbers(corpus: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(corpus, root)
    files, index = updating.make(public(root))
    next((root / "content/interpretations").glob("*.md")).unlink()
    assert updating.update(public(root), index, {file.path: file.data for file in files}.__getitem__) is None
