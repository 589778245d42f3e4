"""The guards of conftest.py themselves: a page that misbehaves is noticed, and the file server is an ordinary one."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import ServeDirectory


def test_a_console_error_and_a_foreign_request_are_noticed(
    page: Page, complaints: list[str], serve_directory: ServeDirectory, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><img src="http://192.0.2.1/pixel.png">'
        '<script>console.error("坏了")</script>',
        encoding="utf-8",
    )
    page.goto(serve_directory(tmp_path), wait_until="commit")
    page.wait_for_timeout(200)
    assert "console: 坏了" in complaints
    assert "foreign request: http://192.0.2.1/pixel.png" in complaints
    complaints.clear()


def test_a_site_is_served_under_a_sub_path_with_its_own_404_page(
    page: Page, complaints: list[str], serve_directory: ServeDirectory, tmp_path: Path
) -> None:
    (tmp_path / "404.html").write_text('<!doctype html><meta charset="utf-8"><h1>没有这一页</h1>', encoding="utf-8")
    response = page.goto(serve_directory(tmp_path, below="zcjd") + "missing/")
    assert response is not None
    assert response.status == 404
    assert page.text_content("h1") == "没有这一页"
    assert len(complaints) == 1  # Chromium writes the 404 to the console
    complaints.clear()
