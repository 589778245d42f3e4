"""Whatever a document says, what programs read of it can be read, and says the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from generator import settings
from generator.engine import build_shells
from generator.outputs import File, SiteOutput
from generator.outputs.data.calendar import calendar
from generator.outputs.data.feeds import feeds
from generator.outputs.data.open_data import open_data
from generator.outputs.data.structured_data import of_policy
from generator.publication import Publication, publish
from generator.reader import read_corpus
from generator.render.linked_data import data_block
from generator.render.templates import Theme
from tests.project import ID, valid_project
from tests.site.pages import AS_OF

ATOM = {"a": "http://www.w3.org/2005/Atom"}
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60) | st.sampled_from(
    ["</script>", "]]>", "<!--", "=1+1", "\r\nBEGIN:VEVENT", "a\\;b,c", "长" * 60, "\u2028", "😀" * 30, "'"]
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Publication, Theme]:
    """The public view of the valid project and its theme; nothing in them is changed."""
    base: Path = tmp_path_factory.mktemp("machines")
    root = valid_project(base / "project")
    chosen = settings.load(root)
    build_shells(chosen, base / "shells")
    return publish(read_corpus(root), chosen, AS_OF), Theme.load(chosen, base / "shells")


def with_words(publication: Publication, title: str, summary: str, word: str) -> Publication:
    """The same view where the policy says these words."""
    policy = replace(
        publication.policies[ID], title=title, summary=summary, issuer=word, topics=(word,), aliases=(word,)
    )
    return replace(publication, policies={ID: policy})


def files(output: SiteOutput, publication: Publication, theme: Theme) -> dict[str, bytes]:
    written: Iterable[File] = output(publication, theme)
    return {file.path: file.data for file in written}


@given(title=texts, summary=texts, word=texts)
def test_open_data(made: tuple[Publication, Theme], title: str, summary: str, word: str) -> None:
    publication, theme = with_words(made[0], title, summary, word), made[1]
    written = files(open_data, publication, theme)
    (policy,) = json.loads(written["data/policies.json"])["policies"]
    assert (policy["title"], policy["summary"], policy["aliases"]) == (title, summary, [word])
    rows = list(csv.reader(io.StringIO(written["data/policies.csv"].decode("utf-8-sig"), newline="")))
    assert len(rows) == 2 and len(rows[0]) == len(rows[1])
    assert rows[1][1] in (title, f"'{title}")


@given(title=texts, summary=texts, word=texts)
def test_feeds(made: tuple[Publication, Theme], title: str, summary: str, word: str) -> None:
    publication, theme = with_words(made[0], title, summary, word), made[1]
    written = files(feeds, publication, theme)
    items = json.loads(written["feed.json"])["items"]
    assert {item["id"].split("/")[3] for item in items} == {"policies", "interpretations"}
    assert title in [item["title"] for item in items]
    for path, data in written.items():
        if path.endswith(".atom"):
            assert len(etree.fromstring(data).findall("a:entry", ATOM)) == 2


@given(title=texts, summary=texts, word=texts)
def test_calendar(made: tuple[Publication, Theme], title: str, summary: str, word: str) -> None:
    publication, theme = with_words(made[0], title, summary, word), made[1]
    data = files(calendar, publication, theme)["calendar.ics"]
    assert max(map(len, data.split(b"\r\n"))) <= 75
    found = Calendar.from_ical(data).walk("VEVENT")
    assert [str(event["UID"]) for event in found] == [
        f"{ID}-{kind}@zcjd.example.org" for kind in ("effective", "expires")
    ]


@given(title=texts, summary=texts, word=texts)
def test_linked_data(made: tuple[Publication, Theme], title: str, summary: str, word: str) -> None:
    publication, theme = with_words(made[0], title, summary, word), made[1]
    (node,) = of_policy(publication.policies[ID], publication, theme)
    block = str(data_block(node))
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(block)
    told = json.loads(block)
    assert (told["name"], told["abstract"], told["alternateName"]) == (title, summary, word)
