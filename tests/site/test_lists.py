"""Every public document stands in every list it belongs to, added up from the files themselves and not by the program."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.theme import RESERVED
from tests.project import POLICY, valid_project
from tests.site.pages import Page, build

COUNT = 45
_LINK = re.compile(r"(?:\.\./)+((?:policies|interpretations)/[^/#?]+)/$")
_LIST = re.compile(r"(.+?/)(?:page/\d+/)?index\.html")


def written(project: Path) -> dict[str, dict[str, Any]]:
    """The front matter of every public document, by the address of its page."""
    found = {}
    for folder in ("policies", "interpretations"):
        for path in (project / "content" / folder).glob("*.md"):
            head = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
            if head["阶段"] == "发布" and head.get("公开属性", "主动公开") == "主动公开":
                found[f"{folder}/{path.stem}"] = head
    return found


def listed(pages: list[Page]) -> dict[str, list[str]]:
    """What each list links to, its pages taken together, in the order of the files; a document twice on one page counts once."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for page in pages:
        where = _LIST.fullmatch(page.path)
        links = [_LINK.match(item["href"]) for item in page.all("a") if "href" in item]
        found[where[1] if where else ""] += list(dict.fromkeys(link[1] for link in links if link))
    return found


def titles(pages: list[Page]) -> dict[str, str]:
    """The heading of each page, by its address."""
    return {page.path.removesuffix("index.html"): page.texts["h1"][0] for page in pages}


def test_the_library_and_the_lists_hold_every_document_once(project: Path, pages: list[Page]) -> None:
    found, documents = listed(pages), written(project)
    for folder, lists in (("policies", ("library/", "policies/")), ("interpretations", ("interpretations/",))):
        expected = {url for url in documents if url.startswith(folder)}
        for base in lists:
            assert expected == {url for url in found[base] if url.startswith(folder)}, base


@pytest.mark.parametrize(
    ("base", "key", "folder"),
    [
        ("topics/", "主题", "policies"),
        ("groups/", "面向对象", "policies"),
        ("issuers/", "发布机构", "policies"),
        ("years/", "发布日期", "policies"),
        ("forms/", "解读形式", "interpretations"),
    ],
)
def test_every_value_that_is_written_has_its_list(
    base: str, key: str, folder: str, project: Path, pages: list[Page]
) -> None:
    expected: defaultdict[str, set[str]] = defaultdict(set)
    for url, head in written(project).items():
        values = head.get(key, []) if url.startswith(folder) else []
        for value in [values] if isinstance(values, str) else values:
            expected[f"{value[:4]}年" if base == "years/" else value].add(url)
    found, names = listed(pages), titles(pages)
    lists = {names[address]: set(links) for address, links in found.items() if re.fullmatch(f"{base}[^/]+/", address)}
    assert {name: {url for url in links if url.startswith(folder)} for name, links in lists.items()} == expected


def test_every_state_has_its_list_and_together_they_are_the_library(pages: list[Page]) -> None:
    found = listed(pages)
    lists = [links for address, links in found.items() if re.fullmatch("validity/[^/]+/", address)]
    policies = sorted(url for links in lists for url in links if url.startswith("policies/"))
    library = {url for url in found["library/"] if url.startswith("policies/")}
    assert set(policies) >= library


def test_overviews_lead_to_all_their_lists_with_true_counts(pages: list[Page], files: dict[str, bytes]) -> None:
    for base in ("topics/", "groups/", "issuers/", "years/", "validity/", "forms/"):
        lists = {path for path in files if re.fullmatch(f"{base}[^/]+/index.html", path)}
        text = files[f"{base}index.html"].decode()
        rows = re.findall(
            r'href="\.\./([^"]+)">\s*<span class="zc-index-name">.*?<strong>(\d+)</strong>', text, re.DOTALL
        )
        assert {f"{url}index.html" for url, _ in rows} == lists
        for url, count in rows:
            items = sum(
                data.decode().count('<li class="zc-item">') for path, data in files.items() if path.startswith(url)
            )
            assert items == int(count), url


def test_the_doors_of_the_home_page_say_what_is_behind_them(files: dict[str, bytes]) -> None:
    counts = dict(re.findall(r'zc-home-door" href="([^"]+)">.*?<b>(\d+)</b>', files["index.html"].decode(), re.DOTALL))
    marks = {
        "services/": '<li class="zc-service"',
        "questions/": "<summary>",
        "interpretations/": '<li class="zc-item">',
    }
    for base, mark in marks.items():
        pages = [path for path in files if re.fullmatch(rf"{base}(?:page/\d+/)?index\.html", path)]
        assert sum(files[path].decode().count(mark) for path in pages) == int(counts[base]), base
    assert sum(
        data.decode().count('<th scope="row">') for path, data in files.items() if path.startswith("library/")
    ) == int(counts["library/"])


def test_numbered_pages_stay_the_same_bytes_when_a_document_comes(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    text = (root / POLICY).read_text(encoding="utf-8")

    def add(number: int) -> None:
        changed = text.replace("2026〕12号", f"2026〕{number + 100}号")
        changed = re.sub(r"发布日期: \S+", f"发布日期: 2026-0{3 + number // 25}-{number % 25 + 1:02}", changed)
        (root / f"content/policies/2026-di-{number:03}.md").write_text(changed, encoding="utf-8")

    for number in range(COUNT):
        add(number)
    before = build(root, tmp_path / "shells")
    for number in range(COUNT, COUNT + 5):
        add(number)
    after = build(root, tmp_path / "shells")
    kept = [path for path in before if re.search(r"^(?:policies|topics|years)/.*page/\d+/", path)]
    assert kept and [path for path in kept if _body(before[path]) != _body(after[path])] == []


def _body(data: bytes) -> str:
    """The page's list, without how many there are in all and where the ends of the list now are."""
    return data.decode().partition('<ol class="zc-list">')[2].partition("</ol>")[0]


def test_every_section_of_the_site_has_a_name_that_no_hand_written_page_can_have(
    files: dict[str, bytes], project: Path
) -> None:
    written_by_hand = {path.stem for path in (project / "content" / "pages").iterdir()}
    folders = {path.removesuffix("/index.html") for path in files if re.fullmatch("[^/]+/index.html", path)}
    assert len(folders) > 10 and folders - written_by_hand <= set(RESERVED)
