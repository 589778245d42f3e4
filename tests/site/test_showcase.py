"""The result of a selection on the site: its page, the marks on the winners' pages, the strip of the home page; and what stays inside."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.reader import read_corpus
from tests.project import ID, INTERPRETATION, edit, valid_project
from tests.showcase_samples import write_selection, write_sheet
from tests.site.pages import build

PAGE = "showcase/2026/index.html"
OWN = (f"policies/{ID}/index.html", f"interpretations/{ID}/index.html")


def write_final(root: Path) -> Path:
    """The valid project with a selection that chose its pair on 2026-05-08."""
    folder = write_selection(root, more="名称: 本年的好解读\n")
    for judge, comment in (("评委甲", "内部意见甲"), ("评委乙", "内部意见乙")):
        write_sheet(folder, judge, {ID: (24, 19, 18, 13, 6, 8)})
        sheet = folder / f"{judge}.csv"
        lines = sheet.read_text(encoding="utf-8").split("\n")
        sheet.write_text(f"{lines[0].strip()},评语\n{lines[1].strip()},{comment}\n", encoding="utf-8")
    digests = "".join(
        f"      {each.path.removeprefix('content/')}: {each.digest}\n" for each in read_corpus(root).documents()
    )
    (folder / "final.yml").write_text(
        f"公布日期: 2026-05-08\n入选:\n  - 编号: {ID}\n    类别: 综合\n    名次: 1\n    得分: 91.35\n"
        f"    评语: 照着<b>就能办</b>\n    理由: 内部的理由\n    摘要:\n{digests}",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = valid_project(tmp_path_factory.mktemp("chosen") / "project")
    pages = root / "content" / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "index.md").write_bytes((Path(__file__).parents[2] / "content/pages/index.md").read_bytes())
    write_final(root)
    return root


@pytest.fixture(scope="module")
def site(chosen: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    files = build(chosen, tmp_path_factory.mktemp("shells") / "out", date(2026, 5, 8))
    return {path: data.decode() for path, data in files.items() if path.endswith((".html", ".xml"))}


def test_the_page_names_the_winners_with_what_was_said_of_them(site: dict[str, str]) -> None:
    page = site[PAGE]
    assert "本年的好解读" in page and "2026年5月8日" in page and "总分91.35" in page
    assert f'href="../../interpretations/{ID}/"' in page and f'href="../../policies/{ID}/"' in page
    assert "照着&lt;b&gt;就能办&lt;/b&gt;" in page
    assert 'href="2026/"' in site["showcase/index.html"] or 'href="../showcase/2026/"' in site["showcase/index.html"]
    assert "showcase/2026/" in site["sitemap.xml"]


def test_the_winners_wear_a_mark_that_leads_there(site: dict[str, str]) -> None:
    for path in OWN:
        assert '<a class="zc-award" href="../../showcase/2026/">2026年优秀解读案例</a>' in site[path], path


def test_the_home_page_shows_them_in_place_of_the_empty_strip(site: dict[str, str]) -> None:
    strip = site["index.html"].partition('aria-labelledby="zc-showcase"')[2].partition("</section>")[0]
    assert "zc-winner" in strip and "还没有评选" not in strip and 'href="showcase/2026/"' in strip


def test_nothing_of_the_judging_leaves_the_office(site: dict[str, str]) -> None:
    for path, text in site.items():
        assert not re.search("评委甲|内部意见|内部的理由|示例区档案馆", text), path


def test_before_the_day_of_the_list_nobody_sees_it(chosen: Path, tmp_path: Path) -> None:
    files = build(chosen, tmp_path / "out", date(2026, 5, 7))
    assert not any(path.startswith("showcase/") for path in files)
    assert b"zc-award" not in files[OWN[0]] and "还没有评选".encode() in files["index.html"]


def test_the_page_says_when_a_winner_was_edited_since(chosen: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    valid_project(root)
    for file in (chosen / "content/showcase/2026").iterdir():
        (root / "content/showcase/2026").mkdir(parents=True, exist_ok=True)
        (root / "content/showcase/2026" / file.name).write_bytes(file.read_bytes())
    assert "有过改动" not in build(root, tmp_path / "one", date(2026, 5, 8))[PAGE].decode()
    edit(root, INTERPRETATION, "最大的一笔开支", "很大的一笔开支")
    assert "入选以后，文件有过改动" in build(root, tmp_path / "two", date(2026, 5, 8))[PAGE].decode()
