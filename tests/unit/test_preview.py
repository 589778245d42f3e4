"""The preview without its server: what is read again, what is marked as a draft, what the panel prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.checker import Report
from generator.finding import Finding, Level
from generator.model import Corpus, Document, Position
from generator.preview.documents import Documents
from generator.preview.drafts import hidden_because, mark_titles
from generator.preview.panel import page_of_rule, page_without_document, source_of, with_panel
from generator.preview.state import Preview, View
from generator.reader import read_corpus
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project

DAY = date(2026, 6, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return valid_project(tmp_path / "project")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    return Preview(valid_project(tmp_path_factory.mktemp("preview")), lambda: DAY)


def by_path(corpus: Corpus) -> dict[str, Document]:
    return {document.path: document for document in corpus.documents()}


def with_finding(view: View, path: str, message: str) -> View:
    finding = Finding("ZJ999", Level.WARN, Position(path, 3), message, "改")
    return replace(view, report=Report(1, (finding,)))


def test_only_the_changed_file_is_read_again(root: Path) -> None:
    documents = Documents(root)
    before = by_path(documents.read())
    edit(root, POLICY, "最长24个月", "最长36个月")
    after = by_path(documents.read())
    assert after[INTERPRETATION] is before[INTERPRETATION]
    assert "36个月" in after[POLICY].body.text


def test_what_is_kept_in_memory_equals_what_is_read_afresh(root: Path) -> None:
    documents = Documents(root)
    documents.read()
    edit(root, POLICY, "标题:", "标题：")
    (root / "content/policies/2026-new.md").write_text("---\n标题: 新\n---\n", encoding="utf-8")
    (root / INTERPRETATION).unlink()
    assert documents.read() == read_corpus(root)


def test_a_file_named_as_changed_is_read_again_even_when_it_looks_the_same(root: Path) -> None:
    documents = Documents(root)
    before = by_path(documents.read())
    after = by_path(documents.read({POLICY}))
    assert after[POLICY] is not before[POLICY]
    assert after[INTERPRETATION] is before[INTERPRETATION]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("阶段: 发布", "阶段: 发布", ""),
        ("阶段: 发布", "阶段: 审签", "草稿"),
        ("阶段: 发布\n", "", "草稿"),
        ("发布日期: 2026-03-02", "发布日期: 2026-06-02", "待发布"),
        ("发布日期: 2026-03-02", "发布日期: 2026-06-01", ""),
        ("公开属性: 主动公开", "公开属性: 不予公开", "不予公开"),
    ],
)
def test_what_the_public_does_not_see_is_marked(root: Path, old: str, new: str, reason: str) -> None:
    edit(root, POLICY, old, new)
    assert hidden_because(by_path(read_corpus(root))[POLICY], DAY) == reason


def test_marked_titles_change_nothing_else(root: Path) -> None:
    edit(root, POLICY, "阶段: 发布", "阶段: 起草")
    corpus = read_corpus(root)
    marked = mark_titles(corpus, DAY)
    before, after = by_path(corpus), by_path(marked)
    assert after[INTERPRETATION] == before[INTERPRETATION]
    assert after[POLICY].title == f"【草稿】{before[POLICY].title}"
    assert replace(after[POLICY], title=before[POLICY].title) == before[POLICY]


def test_the_panel_shows_words_from_a_file_as_words(preview: Preview) -> None:
    view = with_finding(preview.view, POLICY, '“<script>alert(1)</script>”"')
    page = with_panel(b"<body><p>x</p></body></html>", view, f"policies/{ID}/").decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert page.endswith("</body></html>")


def test_the_panel_of_a_page_has_the_findings_of_its_pair_and_no_others(preview: Preview) -> None:
    page = f"policies/{ID}/"
    for path, expected in ((POLICY, True), (INTERPRETATION, True), ("content/policies/2020-other.md", False)):
        shown = with_panel(b"</body>", with_finding(preview.view, path, "只此一句"), page).decode()
        assert ("只此一句" in shown) is expected, path


def test_an_interpretation_without_policy_has_a_page_in_the_preview(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    (root / POLICY).unlink()
    view = Preview(root, lambda: DAY).view
    url = f"interpretations/{ID}/"
    assert view.pages.find(url + "index.html") is None
    shown = page_without_document(view, url)
    assert shown is not None
    assert "还没有对应的政策" in shown.decode()
    assert page_without_document(view, "interpretations/2099-none/") is None


def test_pages_are_those_of_the_published_site(preview: Preview) -> None:
    pages = preview.view.pages
    reading = f"interpretations/{ID}/"
    for path in (
        "index.html",
        f"policies/{ID}/index.html",
        f"{reading}index.html",
        f"{reading}compare/index.html",
        "robots.txt",
    ):
        assert pages.find(path), path
    assert pages.find(f"policies/{ID}/source.md") is None
    assert pages.find("files/../../mkdocs.yml") is None


def test_the_source_of_a_page() -> None:
    assert source_of(f"policies/{ID}/") == POLICY
    assert source_of("policies/page/2/") == source_of("") == source_of("about/") == ""


def test_a_page_whose_file_is_gone_shows_what_the_project_lacks(preview: Preview) -> None:
    view = with_finding(preview.view, POLICY, "只此一句")
    shown = with_panel(b"</body>", view, "policies/2026-renamed/").decode()
    assert "没有问题" not in shown
    assert "警告 1" in shown


def test_a_finding_leads_to_the_explanation_of_its_rule(preview: Preview) -> None:
    view = preview.view
    finding = Finding("ZJ203", Level.BLOCK, Position(INTERPRETATION, 8), "晚 7 天", "改")
    shown = with_panel(b"</body>", replace(view, report=Report(1, (finding,))), f"interpretations/{ID}/").decode()
    assert 'href="/-/preview/rules/ZJ203"' in shown
    page = page_of_rule("ZJ203")
    assert page is not None
    assert "怎么改" in page.decode()
    assert page_of_rule("ZJ999") is None
