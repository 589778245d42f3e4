"""What the search must reach, on the sample and on a few generated pairs; ``python -m tests.searching`` measures many."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import settings
from generator.publication import publish
from generator.reader import read_corpus
from generator.search.folding import fold, runs
from tests.browser.conftest import NewPage, ServeDirectory, write_site
from tests.performance.corpus import write_corpus
from tests.search_client import Client
from tests.searching.generated import generated, literal
from tests.searching.measuring import cold, first_results, recall
from tests.searching.sample import SAMPLE
from tests.searching.visible import documents

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
def generated_site(generated_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("generated-site")
    write_site(generated_project, tmp_path_factory.mktemp("generated-shells"), out, AS_OF)
    return out


@pytest.fixture(scope="module")
def generated_address(generated_site: Path, serve_directory: ServeDirectory) -> str:
    return serve_directory(generated_site)


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


def test_every_word_seen_on_a_generated_page_is_found_wherever_it_stands(
    new_page: NewPage, generated_project: Path, generated_site: Path, generated_address: str
) -> None:
    public = publish(read_corpus(generated_project), settings.load(generated_project), AS_OF)
    result = recall(new_page(), generated_address, literal(public, documents(generated_site, public), 60))
    assert result.documents > 60
    assert (result.found, result.false) == (result.documents, 0)


def test_every_word_seen_on_a_page_of_the_sample_is_found_wherever_it_stands(
    new_page: NewPage, site: Path, address: str
) -> None:
    public = publish(read_corpus(ROOT), settings.load(ROOT), AS_OF)
    result = recall(new_page(), address, literal(public, documents(site, public), 150))
    assert result.documents > 150
    assert (result.found, result.false) == (result.documents, 0)


def test_every_stretch_of_words_seen_on_a_page_of_the_sample_is_in_the_index(site: Path) -> None:
    client = Client({path.relative_to(site).as_posix(): path.read_bytes() for path in site.glob("search/**/*.*")})
    public = publish(read_corpus(ROOT), settings.load(ROOT), AS_OF)
    known = {
        client.shown(number)["url"]: [fold(text) for text in (client.shown(number)["title"], *client.lines(number))]
        for number in range(client.manifest["documents"])
    }
    seen = documents(site, public)
    assert known.keys() == seen.keys()
    wanted = {
        (url, stretch)
        for url, texts in seen.items()
        for text in texts
        for stretch in runs(fold(text)).split("\n")
        if stretch
    }
    assert len(wanted) > 1500
    names = {url: [fold(name) for name in client.shown(number)["names"]] for number, url in enumerate(known)}
    missed = [(url, word) for url, word in wanted if not any(word in text for text in (*known[url], *names[url]))]
    assert missed == []


@pytest.mark.parametrize("query", ["租房", "gaoxiaobiyeshengzufangbutiebanfadi", "公租房怎么申请", "示政办2024 8"])
def test_a_cold_query_asks_for_few_bytes(new_page: NewPage, address: str, query: str) -> None:
    row = cold(new_page, address, query)
    assert row.files > 3
    assert row.index_bytes <= 150_000
