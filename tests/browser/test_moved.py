"""An address that was passed on before a document was renamed still leads to it, with script and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import NewPage

OLD = "policies/2026-biyesheng-zufang-butie/"
NEW = "policies/2026-gaoxiao-biyesheng-zufang-butie/"


@pytest.mark.parametrize("script", [True, False])
def test_an_old_address_leads_to_the_document(script: bool, new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(address + OLD)
    page.wait_for_url(address + NEW)
    expect(page.locator("h1")).to_contain_text("示例区高校毕业生租房补贴办法")


@pytest.fixture
def stays(site: Path, address: str) -> str:
    """The page of an old address that leads nobody on by itself."""
    text = (site / OLD / "index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh"' in text
    copy = site / "policies" / "stays" / "index.html"
    copy.parent.mkdir(exist_ok=True)
    copy.write_text(text.replace('http-equiv="refresh"', 'name="refresh"'), encoding="utf-8")
    return f"{address}policies/stays/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_it_is_as_wide_as_a_phone(scheme: str, new_page: NewPage, stays: str) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 360, "height": 740}, bypass_csp=True)
    page.goto(stays)
    assert page.url == stays
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert Axe().run(page).response["violations"] == []


def test_who_is_not_led_on_finds_the_way(new_page: NewPage, stays: str, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(stays)
    page.locator("main").get_by_role("link", name="示例区高校毕业生租房补贴办法").click()
    page.wait_for_url(address + NEW)
