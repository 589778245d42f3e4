"""An address that was passed on before a document was renamed still leads to it, with script and without."""

from __future__ import annotations

from pathlib import Path

import pytest
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


def test_who_is_not_led_on_finds_the_way(new_page: NewPage, site: Path, address: str) -> None:
    page = new_page(java_script_enabled=False)
    text = (site / OLD / "index.html").read_text(encoding="utf-8")
    stays = site / "policies" / "stays" / "index.html"
    stays.parent.mkdir(exist_ok=True)
    stays.write_text(text.replace('http-equiv="refresh"', 'name="refresh"'), encoding="utf-8")
    page.goto(f"{address}policies/stays/")
    page.locator("main").get_by_role("link", name="示例区高校毕业生租房补贴办法").click()
    page.wait_for_url(address + NEW)
