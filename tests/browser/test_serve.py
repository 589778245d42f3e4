"""A drafter's afternoon with `zcjd serve`: write, save, look; and what strangers get."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "generator"]
DAY = "2026-06-01"


class Preview:
    """A running `zcjd serve`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite run in the background ignores it
        self.process = subprocess.Popen(
            [*COMMAND, "-C", str(root), "serve", "--port", "0", "--date", DAY],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        signal.signal(signal.SIGINT, before)
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said.startswith("预览：http://127.0.0.1:"), said + self.process.stdout.read()
        self.url = said.removeprefix("预览：").strip()
        self.port = int(self.url.rstrip("/").rpartition(":")[2])

    def page(self, path: str) -> str:
        """The address of the page of a document."""
        return self.url + path.removeprefix("content/").removesuffix(".md") + "/"

    def ask(self, method: str = "GET", host: str | None = None) -> tuple[int, str]:
        """Status and text of the answer to a bare request."""
        request = urllib.request.Request(self.url, method=method, headers={"Host": host} if host else {})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    preview = Preview(valid_project(tmp_path_factory.mktemp("preview")))
    yield preview
    preview.process.kill()
    preview.process.wait()


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    """The preview of the valid pair; what a test writes is taken back after it."""
    before = {path: (running.root / path).read_bytes() for path in (POLICY, INTERPRETATION)}
    yield running
    for path, data in before.items():
        (running.root / path).write_bytes(data)


def test_a_saved_change_appears_in_the_open_page(preview: Preview, page: Page) -> None:
    page.goto(preview.page(POLICY))
    assert "没有问题" in page.inner_text("#zcp summary")
    edit(preview.root, POLICY, "最长24个月", "最长36个月")
    page.get_by_text("最长36个月").first.wait_for()


def test_the_panel_shows_what_is_wrong_in_the_file_and_how_to_mend_it(preview: Preview, page: Page) -> None:
    page.goto(preview.page(INTERPRETATION))
    edit(preview.root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-09")
    panel = page.locator("#zcp")
    panel.get_by_text("ZJ203").first.wait_for()
    shown = panel.inner_text()
    assert "阻断" in shown
    assert "ZJ203" in shown
    assert "2026-03-02" in shown  # the remedy can be typed
    assert "第 8 行" in shown
    edit(preview.root, INTERPRETATION, "发布日期: 2026-03-09", "发布日期: 2026-03-02")
    panel.get_by_text("没有问题").wait_for()


def test_a_file_that_cannot_be_read_gets_a_sentence_and_heals(preview: Preview, page: Page) -> None:
    page.goto(preview.page(INTERPRETATION))
    heading = page.inner_text("h1")
    edit(preview.root, INTERPRETATION, "解读形式: [文字]", "解读形式: [文字")
    page.get_by_role("heading", name="这份文件现在读不出来").wait_for()
    assert f"{INTERPRETATION}" in page.inner_text("#zcp")
    assert "Traceback" not in page.content()
    edit(preview.root, INTERPRETATION, "解读形式: [文字", "解读形式: [文字]")
    page.get_by_role("heading", name=heading, level=1).wait_for()


def test_a_draft_is_visible_and_says_that_it_is_one(preview: Preview, page: Page) -> None:
    page.goto(preview.url + "policies/")
    for path in (POLICY, INTERPRETATION):
        edit(preview.root, path, "阶段: 发布", "阶段: 审签")
    page.get_by_role("link", name="【草稿】").first.wait_for()
    page.goto(preview.page(POLICY))
    assert page.inner_text("h1").startswith("【草稿】")
    assert "草稿" in page.inner_text("#zcp summary")
    assert "公众看不到" in (page.text_content("#zcp") or "")
    page.get_by_text("本文件尚未发布").wait_for()


def test_broken_settings_are_named_and_the_pages_stay(preview: Preview, page: Page) -> None:
    page.goto(preview.page(POLICY))
    edit(preview.root, "mkdocs.yml", "    主办单位:", "    主办单伟:")
    page.locator("#zcp").get_by_text("不认识的键“主办单伟”").wait_for()
    summary = page.inner_text("#zcp summary")
    assert ("有故障" in summary, "没有问题" in summary) == (True, False)
    assert "租房补贴办法" in page.inner_text("h1")
    assert "Error" not in page.inner_text("#zcp")
    edit(preview.root, "mkdocs.yml", "    主办单伟:", "    主办单位:")
    page.locator("#zcp").get_by_text("不认识的键").wait_for(state="detached")


def test_the_panel_is_shut_and_opened_by_keyboard_and_stays_so(preview: Preview, page: Page) -> None:
    page.goto(preview.page(POLICY))
    page.focus("#zcp summary")
    page.keyboard.press("Enter")
    page.locator("#zcp .zcp-body").wait_for(state="visible")
    page.reload()
    page.locator("#zcp .zcp-body").wait_for(state="visible")


def test_the_page_of_all_findings_leads_to_the_pages(preview: Preview, page: Page) -> None:
    edit(preview.root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-09")
    page.goto(preview.url + "-/preview/")
    page.get_by_role("link", name=INTERPRETATION).first.click()
    page.wait_for_url(preview.page(INTERPRETATION))


def test_an_address_that_does_not_exist_is_a_404(preview: Preview, page: Page, complaints: list[str]) -> None:
    answer = page.goto(preview.url + "policies/2099-meiyou/")
    assert answer is not None
    assert answer.status == 404
    page.locator("#zcp").wait_for(state="attached")
    complaints.clear()  # Chromium writes the 404 to the console


def test_a_foreign_host_name_is_refused(running: Preview) -> None:
    assert running.ask(host="evil.example")[0] == 403
    assert running.ask(host=f"evil.example:{running.port}")[0] == 403
    assert running.ask(host="127.0.0.1")[0] == 403  # port 80 is another server
    assert running.ask(host=f"localhost:{running.port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_refused_in_chinese(running: Preview, method: str) -> None:
    assert running.ask(method) == (405, "预览只能看，不接受别的请求。")


def test_only_the_loopback_address_answers(running: Preview) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=2):
        pass
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", running.port), timeout=2):
        pass


def test_files_outside_the_site_are_not_served(running: Preview) -> None:
    for path in ("files/../mkdocs.yml", "..%2fmkdocs.yml", "content/policies/" + ID + ".md", "-/preview/../server.py"):
        with socket.create_connection(("127.0.0.1", running.port), timeout=5) as connection:
            connection.sendall(f"GET /{path} HTTP/1.0\r\nHost: 127.0.0.1:{running.port}\r\n\r\n".encode())
            assert b" 404 " in connection.makefile("rb").readline()


def test_a_port_in_use_is_one_sentence(running: Preview) -> None:
    command = [*COMMAND, "-C", str(running.root), "serve", "--port", str(running.port)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", env=environment, timeout=30, check=False
    )
    assert said.returncode == 2
    assert f"端口 {running.port} 已经有别的程序在用" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 不能给子进程单独发 Ctrl-C")
def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    preview = Preview(valid_project(tmp_path / "project"))
    with urllib.request.urlopen(
        preview.url + "-/preview/events?version=", timeout=10
    ):  # an open page does not hold it up
        preview.process.send_signal(signal.SIGINT)
        said, _ = preview.process.communicate(timeout=60)
    assert preview.process.returncode == 0
    assert said.endswith("预览已结束。\n")
