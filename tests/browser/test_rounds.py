"""Pages with further rounds and with questions that say how often they were asked: nothing for axe, and room on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import NewPage, ServeDirectory
from tests.project import ID
from tests.site.test_rounds import ASKED, rounds_site

PAGES = ("questions/", f"policies/{ID}/", f"interpretations/{ID}/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: ServeDirectory) -> str:
    """A site of one policy with two rounds of interpretation, on a file server."""
    base = tmp_path_factory.mktemp("rounds")
    for path, data in rounds_site(base, ASKED).items():
        (base / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (base / "site" / path).write_bytes(data)
    return serve_directory(base / "site")


@pytest.mark.parametrize(("scheme", "contrast"), [("light", ""), ("dark", ""), ("light", "high")])
def test_axe_finds_nothing(scheme: str, contrast: str, new_page: NewPage, site: str) -> None:
    page = new_page(color_scheme=scheme, bypass_csp=True)  # axe puts its script into the page
    page.add_init_script(f"if ('{contrast}') localStorage.setItem('zc-contrast', '{contrast}')")
    found = []
    for url in PAGES:
        page.goto(site + url)
        found += [(url, item["id"], item["nodes"][0]["html"]) for item in Axe().run(page).response["violations"]]
    assert not found


def test_the_mark_is_seen_and_nothing_is_wider_than_a_phone(new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": 320, "height": 740})
    for url in PAGES:
        page.goto(site + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(site + PAGES[0])
    assert page.get_by_text("问过9次").is_visible()
