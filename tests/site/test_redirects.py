"""A renamed document keeps its old addresses: they lead on without script, and no list or search engine holds them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.outputs.data.redirects import moved
from generator.publication import Publication, publish
from generator.reader import read_corpus
from generator.settings import load
from tests.project import ID, POLICY, edit, valid_project
from tests.site.pages import AS_OF, Page

OLD = ("policies/2026-zufang/", "policies/2026-fangbu/", "interpretations/2026-zufang/")


def test_an_old_address_leads_on(telling: dict[str, bytes]) -> None:
    for old in OLD:
        page = Page.read(old, telling[f"{old}index.html"])
        new = f"{old.partition('/')[0]}/{ID}/"
        meta = page.all("meta")
        assert {"http-equiv": "refresh", "content": f"0; url=../../{new}"} in meta
        assert {"name": "robots", "content": "noindex"} in meta
        assert [item["href"] for item in page.all("link") if item["rel"] == "canonical"] == [
            f"https://zcjd.example.org/{new}"
        ]
        assert f"../../{new}" in [item["href"] for item in page.all("a")], (
            "for browsers that do not follow by themselves"
        )
        assert all("src" in item or item["type"] == "application/ld+json" for item in page.all("script"))
        assert len(page.all("h1")) == 1


def test_no_list_knows_an_old_address(telling: dict[str, bytes]) -> None:
    for old in OLD:
        assert f"{old}<".encode() not in telling["sitemap.xml"]
        for path, data in telling.items():
            if path.endswith(".html") and not path.startswith(old):
                assert f'href="../../{old}"'.encode() not in data, path


def public(root: Path) -> Publication:
    return publish(read_corpus(root), load(root), AS_OF)


def test_a_document_that_exists_keeps_its_address(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, POLICY, "公开属性:", f"曾用编号: [{ID}, 2026-b]\n公开属性:")
    assert [old for old, _, _ in moved(public(root))] == ["policies/2026-b/"]


def test_what_is_no_id_leads_nowhere(tmp_path: Path) -> None:
    publication = public(valid_project(tmp_path / "project"))
    policy = replace(
        publication.policies[ID], former_ids=("../../x", "..", ".htaccess", "a/b", "甲", 'a"b', "a;b", "a b")
    )
    publication.policies[ID] = policy
    assert list(moved(publication)) == []
