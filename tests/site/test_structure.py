"""Every page of the site is one sound document: a heading, unique ids, links that lead somewhere, nothing from elsewhere."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.pages import Page

DATA = "application/ld+json"
PAGE_TYPES = ("index.html", "404.html", "help/index.html", "policies/index.html", "interpretations/index.html")


def test_every_page_type_is_there(files: dict[str, bytes]) -> None:
    for path in (*PAGE_TYPES, "sitemap.xml", "robots.txt", "assets/img/favicon.svg"):
        assert path in files
    assert any(path.startswith("policies/2") for path in files)
    assert any(path.startswith("interpretations/2") for path in files)


def test_no_slot_is_left_and_no_shell_is_published(files: dict[str, bytes]) -> None:
    assert not [path for path, data in files.items() if b"<!--slot:" in data]
    assert not [path for path in files if "shell" in path]


def test_every_page_has_one_heading_a_title_and_a_description(pages: list[Page]) -> None:
    for page in pages:
        assert len(page.all("h1")) == 1, page.path
        assert len(page.all("title", inside="head")) == 1, page.path
        described = [item for item in page.all("meta") if item.get("name", "").lower() == "description"]
        assert page.path == "404.html" or (len(described) == 1 and described[0]["content"]), page.path
        assert page.all("html") == [{"lang": "zh-CN"}], page.path


def test_tags_are_closed_in_order_and_ids_are_unique(pages: list[Page]) -> None:
    for page in pages:
        assert not page.unbalanced, page.path
        assert len(page.ids) == len(set(page.ids)), page.path


def test_every_page_has_landmarks_and_a_way_past_them(pages: list[Page]) -> None:
    for page in pages:
        for landmark in ("header", "main", "footer"):
            assert page.all(landmark), (page.path, landmark)
        names = [item.get("aria-label") or item.get("aria-labelledby") for item in page.all("nav")]
        assert None not in names and len(names) == len(set(names)), page.path
        links = page.all("a")
        assert links[0]["href"] == "#zc-main" and "zc-main" in page.ids


def test_the_navigation_marks_where_the_reader_is(files: dict[str, bytes]) -> None:
    sections = {
        "index.html": "首页",
        "interpretations": "政策解读",
        "forms": "政策解读",
        "services": "办事",
        "questions": "问答",
        "showcase": "政策解读",
        "search": "搜索",
        "help": "帮助",
    }
    library = ("policies", "consultations", "library", "topics", "groups", "issuers", "years", "validity", "expiring")
    sections |= dict.fromkeys(library, "规范性文件库")
    for path, data in files.items():
        if path.endswith(".html"):
            bar = data.decode().partition('aria-label="主导航"')[2].partition("</nav>")[0]
            expected = sections.get(path.partition("/")[0])
            marked = re.findall(r'aria-current="(?:page|true)">(.*?)</a>', bar)
            assert [re.sub("<[^>]*>", "", name) for name in marked] == ([expected] if expected else []), path


def test_headings_do_not_skip_a_level(pages: list[Page]) -> None:
    for page in pages:
        levels = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        after_first = levels[levels.index(1) :]
        jumps = [pair for pair in pairwise(after_first) if pair[1] > pair[0] + 1]
        assert not jumps, page.path


def test_nothing_is_inline_that_a_strict_policy_would_forbid(pages: list[Page]) -> None:
    for page in pages:
        assert not page.all("style"), page.path
        assert all("src" in item or item.get("type") == DATA for item in page.all("script")), page.path
        for _, attributes in page.tags:
            assert not [name for name in attributes if name == "style" or name.startswith("on")], page.path


def test_no_page_loads_anything_from_another_host(pages: list[Page]) -> None:
    for page in pages:
        elements = [item for tag in ("script", "img", "video", "audio", "source") for item in page.all(tag)]
        loaded = [item["src"] for item in elements if "src" in item]
        loaded += [item["href"] for item in page.all("link") if item.get("rel") != "canonical"]
        loaded += [item["action"] for item in page.all("form") if "action" in item]
        assert not [url for url in loaded if urlsplit(url).netloc or url.startswith("data:")], page.path


def test_every_link_and_anchor_leads_somewhere(files: dict[str, bytes], pages: list[Page], project: Path) -> None:
    ids = {page.path: set(page.ids) for page in pages}
    attachments = {
        path.relative_to(project / "content").as_posix() for path in (project / "content" / "files").rglob("*")
    }
    for page in pages:
        for tag, attributes in page.tags:
            url = attributes.get("href") or attributes.get("src") or attributes.get("action") or ""
            parts = urlsplit(url)
            if not url or parts.scheme or parts.netloc:
                continue
            target = unquote(parts.path)
            base = "" if target.startswith("/") else posixpath.dirname(page.path)
            path = posixpath.normpath(posixpath.join(base, target.lstrip("/"))) if target else page.path
            path = "" if path == "." else path
            if target.endswith(("/", ".")) or path == "":
                path = posixpath.join(path, "index.html")
            assert path in files or path in attachments, f"{page.path}: {tag} {url}"
            if parts.fragment and path in ids:
                assert unquote(parts.fragment) in ids[path], f"{page.path}: {url}"


def test_the_sitemap_lists_every_page_once_and_dates_every_document(files: dict[str, bytes], pages: list[Page]) -> None:
    text = files["sitemap.xml"].decode()
    listed = re.findall("<loc>([^<]*)</loc>", text)
    hidden = {page.path for page in pages if {"name": "robots", "content": "noindex"} in page.all("meta")}
    wanted = {
        f"https://zcjd.example.org/{page.path.removesuffix('index.html')}" for page in pages if page.path not in hidden
    }
    assert len(listed) == len(set(listed)) and set(listed) == wanted
    assert hidden and "404.html" in hidden
    for address in listed:
        if re.search("/(?:policies|interpretations)/2[^/]*/$", address):
            assert f"<loc>{address}</loc><lastmod>20" in text, address


def test_the_date_of_a_page_is_that_of_its_documents(files: dict[str, bytes]) -> None:
    dated = dict(re.findall("<loc>([^<]*)</loc><lastmod>([^<]*)</lastmod>", files["sitemap.xml"].decode()))
    newest = max(re.findall(r'name="PubDate" content="([^"]*)"', b"".join(files.values()).decode(errors="ignore")))
    assert dated["https://zcjd.example.org/"] == newest
    assert max(dated.values()) == newest, "no page changes by being built again"
