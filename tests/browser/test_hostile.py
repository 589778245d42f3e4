"""Pages of a project full of attacks, opened with the Content-Security-Policy switched off: nothing an author typed runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Dialog

from tests.browser.conftest import NewPage, ServeDirectory
from tests.site.hostile import ATTACKS, hostile_project
from tests.site.pages import build

SCHEMES = """[...document.querySelectorAll("[href],[src],[action],[data],[poster],[srcset]")]
    .map(item => item.href?.baseVal ?? item.href ?? item.src ?? item.action ?? "")
    .filter(url => !/^(https?:|tel:|mailto:|#|$)/.test(url))"""
HANDLERS = """[...document.querySelectorAll("*")].flatMap(item => item.getAttributeNames())
    .filter(name => name.startsWith("on") || name === "style" || name === "autofocus")"""
FOCUS = """() => { for (const item of document.querySelectorAll("*")) item.focus?.();
    for (const item of document.querySelectorAll("summary")) item.click(); }"""


@pytest.mark.parametrize("attack", ATTACKS, ids=[f"attack {number}" for number in range(1, len(ATTACKS) + 1)])
def test_nothing_an_author_typed_runs(
    attack: str, tmp_path: Path, new_page: NewPage, complaints: list[str], serve_directory: ServeDirectory
) -> None:
    files = build(hostile_project(tmp_path / "project", attack), tmp_path / "shells")
    for path, data in files.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)
    address = serve_directory(tmp_path / "site")
    page = new_page(bypass_csp=True)
    fired: list[str] = []

    def note(dialog: Dialog) -> None:
        fired.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    pages = [path for path in files if path.endswith(".html")]
    assert len(pages) >= 7
    for path in pages:
        page.goto(address + path)
        page.evaluate(FOCUS)
        assert page.evaluate(SCHEMES) == [], path
        assert page.evaluate(HANDLERS) == [], path
    page.goto(f"{address}search/?q=租房")
    page.locator("[data-zc-search-results] > li").first.wait_for()
    assert page.evaluate(HANDLERS) == []
    assert not fired
    complaints[:] = [found for found in complaints if "404" not in found]  # the pictures and films are not there
