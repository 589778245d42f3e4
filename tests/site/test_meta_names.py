"""The meta names of government sites (政府网站发展指引), right on every type of page; security.txt."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

from generator.settings import load
from tests.project import ID
from tests.site.pages import Page

SITE = "https://zcjd.example.org/"
SITE_NAMES = {"SiteName": "示例区政策文件与政策解读", "SiteDomain": "zcjd.example.org", "SiteIDCode": "3501820001"}
COLUMNS = {
    "index.html": ("首页", "首页"),
    "policies/index.html": ("政策文件", "列表"),
    "interpretations/index.html": ("政策解读", "列表"),
    f"policies/{ID}/index.html": ("政策文件", "政策文件"),
    f"interpretations/{ID}/index.html": ("政策解读", "政策解读"),
    "data/index.html": ("开放数据", "栏目"),
    "search/index.html": ("搜索", "搜索"),
}
CSP = "Content-Security-Policy"
ARTICLE = ("ArticleTitle", "PubDate", "ContentSource", "Author", "Keywords")


def named(page: Page) -> dict[str, str]:
    """The meta names of a page; none may stand twice."""
    found = [(item["name"], item["content"]) for item in page.all("meta") if "name" in item]
    assert len(dict(found)) == len(found), page.path
    return dict(found)


def test_every_page_names_its_site_and_column(telling: dict[str, bytes]) -> None:
    for path, data in telling.items():
        if not path.endswith(".html") or path == "404.html" or b'content="noindex"' in data:
            continue
        page = Page.read(path, data)
        meta = named(page)
        assert SITE_NAMES.items() <= meta.items(), path
        assert meta["Url"] == f"{SITE}{path.removesuffix('index.html')}"
        assert meta["ColumnName"] and meta["ColumnType"] and meta["Description"], path
        if path in COLUMNS:
            assert (meta["ColumnName"], meta["ColumnType"]) == COLUMNS[path]
        is_article = re.fullmatch(r"(?:policies|interpretations)/2[^/]*/index\.html", path) is not None
        assert is_article == ("PubDate" in meta), path


def test_a_policy_is_named_by_its_own_data(telling: dict[str, bytes]) -> None:
    meta = named(Page.read("", telling[f"policies/{ID}/index.html"]))
    assert [meta[name] for name in ARTICLE] == [
        "示例区高校毕业生租房补贴办法",
        "2026-03-02",
        "示例区人民政府办公室",
        "示例区人民政府办公室",
        "+房补,@毕业生,住房保障",
    ]
    assert meta["Description"].startswith('=HYPERLINK("x"); 甲, 乙')


def test_an_interpretation_is_named_by_its_own_data(telling: dict[str, bytes]) -> None:
    meta = named(Page.read("", telling[f"interpretations/{ID}/index.html"]))
    assert meta["ArticleTitle"] == "《示例区高校毕业生租房补贴办法》政策解读"
    assert (meta["PubDate"], meta["Author"]) == ("2026-03-02", "示例区人力资源和社会保障局")


def test_names_without_a_value_are_left_out(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".html"):
            meta = named(Page.read(path, data))
            assert "SiteIDCode" not in meta and "" not in meta.values(), path


def test_security_txt_has_a_contact_and_an_end(telling: dict[str, bytes]) -> None:
    fields = dict(line.split(": ", 1) for line in telling[".well-known/security.txt"].decode().splitlines())
    assert fields["Contact"] == "mailto:anquan@example.org"
    assert fields["Canonical"] == f"{SITE}.well-known/security.txt"
    ends = datetime.fromisoformat(fields["Expires"])
    built = datetime(2026, 11, 24, tzinfo=timezone(timedelta(hours=8)))
    assert timedelta(0) < ends - built <= timedelta(days=366)


def test_without_a_contact_there_is_no_security_txt(files: dict[str, bytes], project: Path) -> None:
    assert (".well-known/security.txt" in files) == bool(load(project).security_contact)


def test_every_page_carries_its_policy_and_nothing_sets_a_cookie(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".html"):
            policies = [item["content"] for item in Page.read(path, data).all("meta") if item.get("http-equiv") == CSP]
            assert len(policies) == 1 and "unsafe" not in policies[0] and "script-src 'self'" in policies[0], path
        if path.endswith(".js"):
            assert b"document.cookie" not in data, path
