"""What the search must reach, on the sample and on a few generated pairs; ``python -m tests.searching`` measures many."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import settings
from generator.publication import publish
from generator.reader import read_corpus
from tests.browser.conftest import NewPage, ServeDirectory, write_site
from tests.performance.corpus import write_corpus
from tests.searching.generated import generated, literal
from tests.searching.measuring import cold, first_results, recall
from tests.searching.sample import SAMPLE

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)
STRICT = {"title", "alias", "pinyin", "number"}
PAIRS = 60


@pytest.fixture(scope="module")
def generated_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("generated")
    write_corpus(root, PAIRS)
    return root


@pytest.fixture(scope="module")
def generated_address(
    generated_project: Path, serve_directory: ServeDirectory, tmp_path_factory: pytest.TempPathFactory
) -> str:
    out = tmp_path_factory.mktemp("generated-site")
    write_site(generated_project, tmp_path_factory.mktemp("generated-shells"), out, AS_OF)
    return serve_directory(out)


def test_the_right_document_of_the_sample_comes_first(new_page: NewPage, address: str) -> None:
    scores = first_results(new_page(), address, SAMPLE)
    assert sum(score.asked for score in scores) >= 60
    for score in scores:
        assert score.share >= (0.95 if score.kind in STRICT else 0.85), (score.kind, score.wrong)


def test_the_right_document_of_generated_pairs_comes_first(
    new_page: NewPage, generated_project: Path, generated_address: str
) -> None:
    public = publish(read_corpus(generated_project), settings.load(generated_project), AS_OF)
    for score in first_results(new_page(), generated_address, generated(public, 20)):
        assert score.share >= 0.95, (score.kind, score.wrong)


def test_every_literal_word_of_two_characters_is_found_wherever_it_stands(
    new_page: NewPage, generated_project: Path, generated_address: str
) -> None:
    public = publish(read_corpus(generated_project), settings.load(generated_project), AS_OF)
    result = recall(new_page(), generated_address, literal(public, 40))
    assert result.documents > 40
    assert (result.found, result.false) == (result.documents, 0)


@pytest.mark.parametrize("query", ["租房", "gaoxiaobiyeshengzufangbutiebanfadi", "公租房怎么申请", "示政办2024 8"])
def test_a_cold_query_asks_for_few_bytes(new_page: NewPage, address: str, query: str) -> None:
    row = cold(new_page, address, query)
    assert row.files > 3
    assert row.index_bytes <= 150_000
