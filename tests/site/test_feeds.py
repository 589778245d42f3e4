"""The feeds keep to RFC 4287 and JSON Feed 1.1, hold the newest documents, and say the same thing after a rename."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from generator.outputs.data.feeds import LIMIT
from tests.project import ID, INTERPRETATION, POLICY, valid_project
from tests.site.pages import Page, build

SITE = "https://zcjd.example.org/"
SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def atoms(files: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    yield from ((path, etree.fromstring(data)) for path, data in files.items() if path.endswith("feed.atom"))


def jsons(files: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    yield from ((path, json.loads(data)) for path, data in files.items() if path.endswith("feed.json"))


def test_atom_keeps_to_its_schema(files: dict[str, bytes], telling: dict[str, bytes]) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    found = [*atoms(files), *atoms(telling)]
    assert len(found) >= 6
    for path, feed in found:
        assert schema.validate(feed), (path, schema.error_log)
    without_date = etree.fromstring(b'<feed xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title>x</title></feed>')
    assert not schema.validate(without_date)


def test_json_keeps_to_its_schema(files: dict[str, bytes], telling: dict[str, bytes]) -> None:
    schema = Draft202012Validator(json.loads((SCHEMAS / "json-feed-1.1.json").read_text(encoding="utf-8")))
    for path, feed in [*jsons(files), *jsons(telling)]:
        assert not [error.message for error in schema.iter_errors(feed)], path
    assert not schema.is_valid({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "1"}]})


def test_a_feed_says_where_it_is_and_names_nothing_twice(files: dict[str, bytes]) -> None:
    for path, feed in atoms(files):
        assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"{SITE}{path}"]
        ids = feed.xpath("a:entry/a:id/text()", namespaces=ATOM)
        assert ids and len(ids) == len(set(ids)) <= LIMIT, path
        updated = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
        assert updated == sorted(updated, reverse=True) and feed.findtext("a:updated", namespaces=ATOM) == updated[0]
        for entry in feed.xpath("a:entry[contains(a:id, '/interpretations/')]", namespaces=ATOM):
            assert "/policies/" in entry.xpath("a:link[@rel='related']/@href", namespaces=ATOM)[0], path
    for path, feed in jsons(files):
        assert feed["feed_url"] == f"{SITE}{path}"


def test_both_forms_hold_the_same(files: dict[str, bytes]) -> None:
    told = dict(jsons(files))
    for path, feed in atoms(files):
        other = told[path.replace(".atom", ".json")]
        assert feed.xpath("a:entry/a:id/text()", namespaces=ATOM) == [item["id"] for item in other["items"]]
        assert feed.xpath("a:entry/a:title/text()", namespaces=ATOM) == [item["title"] for item in other["items"]]


def test_every_topic_and_every_group_has_its_feeds(files: dict[str, bytes], pages: list[Page]) -> None:
    for base in ("topics/", "groups/"):
        lists = {path.split("/")[1] for path in files if path.startswith(base) and path.count("/") == 2}
        assert lists and all(
            f"{base}{name}/feed.atom" in files and f"{base}{name}/feed.json" in files for name in lists
        )
    for page in pages:
        offered = [item["type"] for item in page.all("link") if item.get("rel") == "alternate"]
        if page.path in ("index.html", "policies/index.html", "interpretations/index.html", "data/index.html"):
            assert offered == ["application/atom+xml", "application/feed+json"], page.path
        if page.path.startswith(("topics/", "groups/")) and page.path.count("/") == 2:
            assert len(offered) == 2, page.path


def test_a_renamed_document_is_no_news(telling: dict[str, bytes]) -> None:
    items = {item["url"]: item["id"] for item in dict(jsons(telling))["feed.json"]["items"]}
    assert items[f"{SITE}policies/{ID}/"] == f"{SITE}policies/2026-zufang/"
    assert items[f"{SITE}interpretations/{ID}/"] == f"{SITE}interpretations/2026-zufang/"


def test_signs_of_xml_and_of_control_stay_text(telling: dict[str, bytes]) -> None:
    feed = dict(atoms(telling))["feed.atom"]
    summaries = feed.xpath("a:entry/a:summary/text()", namespaces=ATOM)
    assert any("<b>&amp;" in text for text in summaries)


def test_a_later_interpretation_brings_the_policy_up_again(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    later = INTERPRETATION.replace(".md", ".2.md")
    text = (root / INTERPRETATION).read_text(encoding="utf-8")
    text = text.replace("发布日期: 2026-03-02", "轮次: 2\n发布日期: 2026-09-04")
    (root / later).write_text(text, encoding="utf-8")
    feed = dict(jsons(build(root, tmp_path / "shells")))["feed.json"]
    dates = {item["url"]: (item["date_published"][:10], item["date_modified"][:10]) for item in feed["items"]}
    assert dates[f"{SITE}policies/{ID}/"] == ("2026-03-02", "2026-09-04")
    assert dates[f"{SITE}interpretations/{ID}/"] == ("2026-03-02", "2026-03-02")


def test_a_feed_ends_at_its_limit_with_the_newest(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    first = (root / POLICY).read_text(encoding="utf-8")
    (root / INTERPRETATION).unlink()
    for number in range(LIMIT + 5):
        day = date(2026, 3, 2) + timedelta(number)
        text = first.replace("发布日期: 2026-03-02", f"发布日期: {day}").replace("12号", f"{number + 20}号")
        (root / f"content/policies/2026-a{number}.md").write_text(text, encoding="utf-8")
    feed = dict(jsons(build(root, tmp_path / "shells")))["feed.json"]
    assert len(feed["items"]) == LIMIT
    assert feed["items"][0]["url"] == f"{SITE}policies/2026-a{LIMIT + 4}/"
    assert f"{SITE}policies/{ID}/" not in {item["url"] for item in feed["items"]}


@pytest.mark.parametrize("text", ["\x00\x08\x0b\x1f", "\ufffe\uffff"])
def test_what_xml_cannot_write_is_left_out(text: str) -> None:
    from generator.outputs.data.feeds import _clean

    assert _clean(f"甲{text}乙") == "甲乙"
