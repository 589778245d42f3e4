"""Shells, addresses and small pieces that templates use."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from jinja2 import UndefinedError

from generator.render.templates import Shell, Theme, chinese_date, link_to, nest_titles, quoted
from generator.settings import Settings
from generator.theme import NOT_FOUND, SHELLS

ROOT = Path(__file__).parents[3]


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    """A theme whose shells only show their slots."""
    for path in (
        NOT_FOUND,
        "index.html",
        "about/index.html",
        *(f"{SHELLS}/{'page/' * depth}index.html" for depth in range(3)),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("<h1>手写 &amp; 标题</h1>[<!--slot:head-->|<!--slot:content-->]", encoding="utf-8")
    return Theme.load(Settings(ROOT, site_url="https://example.org/zc/"), tmp_path)


def test_a_shell_is_poured_and_its_values_are_never_cut_again() -> None:
    shell = Shell.cut("a<!--slot:one-->b<!--slot:two-->c")
    assert shell.pour({"one": "<!--slot:two-->", "other": "x"}) == "a<!--slot:two-->bc"


def test_the_title_and_description_of_a_hand_written_page_are_read_back() -> None:
    shell = Shell.cut('<meta name="Description" content="甲 &lt; 乙"><h1 id="x">关于 <em>本站</em> &amp; 其他</h1>')
    assert (shell.title, shell.description) == ("关于 本站 & 其他", "甲 < 乙")


def test_links_and_assets_fit_the_depth_of_the_page(theme: Theme) -> None:
    text = theme.page("policies/2026-a/", "not-found.html", title="甲").data.decode()
    assert 'href="../../library/"' in text and f'href="../../{theme.styles}"' in text
    assert '<link rel="canonical" href="https://example.org/zc/policies/2026-a/">' in text


def test_the_page_for_missing_addresses_links_from_the_root_of_the_site(theme: Theme) -> None:
    file = theme.page(NOT_FOUND, "not-found.html", title="没有")
    assert file.path == NOT_FOUND and b'href="/zc/library/"' in file.data


def test_a_template_that_asks_for_what_it_was_not_given_stops(theme: Theme) -> None:
    with pytest.raises(UndefinedError):
        theme.environment.from_string("{{ drafted }}").render()


def test_addresses_are_quoted_and_the_root_has_one() -> None:
    assert link_to("", "") == "./"
    assert link_to("../", "files/表 一.pdf") == "../files/%E8%A1%A8%20%E4%B8%80.pdf"
    assert link_to("../", 'a"b<c') == "../a%22b%3Cc"


@pytest.mark.parametrize("name", ["附表#1.pdf", "问?答.pdf", "表%20一.pdf", "甲=乙&丙/一.pdf"])
def test_the_address_of_a_file_leads_to_its_very_name(name: str) -> None:
    assert unquote(urlsplit(link_to("../", f"files/{name}")).path) == f"../files/{name}"


def test_the_address_of_a_page_keeps_its_place_in_the_page() -> None:
    assert link_to("../", "policies/2026-x/#article-5") == "../policies/2026-x/#article-5"


def test_titles_inside_titles_take_inner_marks() -> None:
    assert quoted("关于修改《甲》的通知") == "《关于修改〈甲〉的通知》"
    assert quoted("甲") == "《甲》"
    assert quoted("关于实施《甲〈乙〉》的《丙》") == "《关于实施〈甲《乙》〉的〈丙〉》"
    assert nest_titles("《关于〈甲〈乙〉〉的通知》和〈丙《丁》〉") == "《关于〈甲《乙》〉的通知》和〈丙《丁》〉"
    assert nest_titles("甲》乙《丙") == "甲》乙《丙"


def test_dates_are_written_as_documents_write_them() -> None:
    assert chinese_date(date(2026, 3, 2)) == "2026年3月2日"
