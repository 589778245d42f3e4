"""Whatever an author types is shown as text, wherever a page prints it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.hostile import ATTACK, hostile_project
from tests.site.pages import Page, build

ROOT = Path(__file__).parents[2]
DATA_BLOCK = {"type": "application/ld+json"}  # never run: what is in it is data, see tests/site/test_linked_data.py


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The pages of a project full of attacks."""
    base = tmp_path_factory.mktemp("hostile")
    return build(hostile_project(base / "project"), base / "shells")


def test_no_attack_becomes_a_tag_or_an_attribute(hostile: dict[str, bytes]) -> None:
    for path, data in hostile.items():
        if not path.endswith(".html"):
            continue
        page = Page.read(path, data)
        assert not page.unbalanced, path
        assert all(item.get("src", "").endswith(".js") or item == DATA_BLOCK for item in page.all("script")), path
        assert not [item for item in page.all("img") if item.get("src") == "x"], path
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")], path


def test_the_attack_is_shown_as_it_was_typed(hostile: dict[str, bytes]) -> None:
    page = Page.read("", hostile["policies/2026-zufang-butie/index.html"])
    assert ATTACK in "".join(page.texts["h1"])
    assert ATTACK in "".join(page.texts["dd"])
    item = Page.read("", hostile["interpretations/2026-zufang-butie/index.html"])
    assert ATTACK in "".join(item.texts["h1"])


def test_xml_stays_well_formed(hostile: dict[str, bytes]) -> None:
    from xml.etree import ElementTree

    assert len(ElementTree.fromstring(hostile["sitemap.xml"])) > 3


def test_nothing_in_our_templates_switches_escaping_off() -> None:
    templates = [*(ROOT / "theme" / "pages").glob("*.html"), *(ROOT / "theme" / "components").glob("*.html")]
    assert templates
    for path in templates:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape", text), path.name


def test_text_is_declared_html_only_beside_html_that_is_ours() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {match[1]}"
        for path in (ROOT / "generator").rglob("*.py")
        for match in re.finditer(r"\bMarkup\(([^\n]*)", path.read_text(encoding="utf-8"))
    }
    for place in found:
        assert "#" in place or place.startswith("generator/render/"), f"{place} does not say whose HTML it is"


def test_what_the_engine_prints_is_escaped_by_hand() -> None:
    """MkDocs escapes nothing: every value printed by its templates passes `e` or `url`, or is HTML that MkDocs made."""
    for path in [ROOT / "theme" / "main.html", *(ROOT / "theme" / "shell").glob("*.html")]:
        for value in re.findall(r"\{\{(.*?)\}\}", path.read_text(encoding="utf-8")):
            assert re.search(r"\|\s*(e|url)\s*$", value) or value.strip() in {"page.content", "id"}, (path.name, value)
