"""通报 on the site: only the periods that the office publishes, with the numbers of the report and nothing internal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.monitoring import tables
from tests.enlarged import make
from tests.project import INTERPRETATION, POLICY, edit, valid_project
from tests.site.pages import Page, build
from tests.unit.monitoring.counting import DAY, checked

PAGE = "reports/2025Q4/index.html"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The enlarged sample, which publishes two of its quarters and one that has not begun."""
    root = tmp_path_factory.mktemp("enlarged")
    make(root)
    edit(root, "mkdocs.yml", "    主办单位:", "    公开通报: [2025Q3, 2025Q4, 2027Q1]\n    主办单位:")
    return root


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Its site."""
    return build(root, tmp_path_factory.mktemp("shells") / "out", DAY)


def rows(page: str) -> list[tuple[str, ...]]:
    """The rows of all tables of a page, as text."""
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.DOTALL)
    return [tuple(re.sub("<[^>]+>", "", cell) for cell in re.split(r"</t[hd]>", row)[:-1]) for row in found]


def test_only_what_the_office_lists_has_a_page(site: dict[str, bytes]) -> None:
    pages = {path for path in site if path.startswith("reports/")}
    assert pages == {"reports/index.html", "reports/2025Q3/index.html", PAGE}


def test_without_a_list_there_is_neither_page_nor_link(tmp_path: Path) -> None:
    files = build(valid_project(tmp_path / "project"), tmp_path / "shells")
    assert not [path for path in files if path.startswith("reports/")]
    assert not [path for path, data in files.items() if b"reports/" in data]


def test_the_page_has_the_numbers_of_the_report(root: Path, site: dict[str, bytes]) -> None:
    found = checked(root).count("2025Q4")
    shown = rows(site[PAGE].decode())
    for table in (tables.by_unit(found), tables.by_form(found), tables.trend(found)):
        assert {table.head, *table.rows} <= set(shown)


def test_every_document_leads_to_its_page(root: Path, site: dict[str, bytes]) -> None:
    links = {each.get("href", "") for each in Page.read(PAGE, site[PAGE]).all("a")}
    for row in checked(root).count("2025Q4").rows:
        assert f"../../policies/{row.id}/" in links
        assert f"policies/{row.id}/index.html" in site


def test_what_is_internal_stays_out(site: dict[str, bytes]) -> None:
    for path, data in site.items():
        if path.startswith("reports/"):
            text = data.decode()
            assert not re.search(r"ZJ\d{3}|content/|公开办公会议|网站改版|新组建", text), path


def test_a_problem_of_privacy_leads_nobody_to_it(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, "mkdocs.yml", "    主办单位:", "    公开通报: [2026Q1]\n    主办单位:")
    edit(root, POLICY, "**第一条**", "**第一条** 举报电话：13800138000。")
    assert [each.code for each in checked(root).findings if each.code.startswith("ZJ6")]
    page = build(root, tmp_path / "shells", DAY)["reports/2026Q1/index.html"].decode()
    assert "隐私" not in page
    assert "合格0份" in page


def test_an_unpublished_interpretation_is_not_told_of(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, "mkdocs.yml", "    主办单位:", "    公开通报: [2026Q1]\n    主办单位:")
    edit(root, INTERPRETATION, "阶段: 发布", "阶段: 审签")
    page = build(root, tmp_path / "shells", DAY)["reports/2026Q1/index.html"].decode()
    assert "没有解读（1份）" in page
    assert "审签”" not in page
