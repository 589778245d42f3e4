"""A browser, guarded pages and a plain file server for the tests of this directory.

A page fails its test when it writes an error to the console or asks any host but 127.0.0.1 for anything.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from generator import settings
from generator.engine import build_shells
from generator.outputs import whole_site
from generator.publication import publish
from generator.reader import read_corpus
from generator.render.templates import Theme
from tests.browser.chromium import find, missing

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


class ServeDirectory(Protocol):
    """What the fixture `serve_directory` gives."""

    def __call__(self, path: Path, *, below: str = "", csp: str = "") -> str:
        """Serve `path`, under the sub-path `below`, with the given Content-Security-Policy; the URL ends with a slash."""


class NewPage(Protocol):
    """What the fixture `new_page` gives."""

    def __call__(self, **options: Any) -> Page:  # the options of playwright's Browser.new_context
        """A guarded page in a context of its own: viewport, color_scheme, java_script_enabled …"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The installed Chromium; without one the test is skipped with the command that installs it."""
    path = find()
    if path is None:
        pytest.skip(missing())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What went wrong on the pages of this test; a test that expects something asserts it and clears the list."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def new_page(chromium: Browser, complaints: list[str]) -> Iterator[NewPage]:
    """Makes guarded pages, for tests that need a phone, dark colours or no JavaScript."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = chromium.new_context(**{"locale": "zh-CN", "viewport": DESKTOP, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: _console(message, complaints))
        page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
        page.on("request", lambda request: _request(request.url, complaints))
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A guarded page of desktop size."""
    return new_page()


def _console(message: ConsoleMessage, complaints: list[str]) -> None:
    unasked = message.location.get("url", "").endswith("/favicon.ico")  # the browser's own idea, not the page's
    if message.type == "error" and not unasked:
        complaints.append(f"console: {message.text}")


def _request(url: str, complaints: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
        complaints.append(f"foreign request: {url}")


class _Files(SimpleHTTPRequestHandler):
    """A static file server like the ones sites are published on: 404.html for what is missing, nothing clever."""

    extensions_map = {  # noqa: RUF012  (the machine's own table may say text/plain for scripts)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".css": "text/css",
        ".svg": "image/svg+xml",
        ".json": "application/json",
    }

    def __init__(self, *arguments: Any, below: str, csp: str, **options: Any) -> None:  # passed through to the base
        self.below, self.csp = below, csp
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.below) if self.below else path)

    def end_headers(self) -> None:
        if self.csp:
            self.send_header("Content-Security-Policy", self.csp)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        custom = Path(self.directory) / "404.html"
        if code != 404 or not custom.is_file():
            super().send_error(code, message, explain)
            return
        body = custom.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  (the name of the base class)
        pass


@pytest.fixture(scope="session")
def serve_directory() -> Iterator[ServeDirectory]:
    """Serves directories on 127.0.0.1, each on a free port, until the session ends."""
    servers: list[ThreadingHTTPServer] = []

    def serve(path: Path, *, below: str = "", csp: str = "") -> str:
        prefix = "/" + below.strip("/") if below.strip("/") else ""
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(path), below=prefix, csp=csp))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}{prefix}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def write_site(root: Path, scratch: Path, out: Path, day: date = date(2026, 11, 24)) -> None:
    """The whole site of a project, attachments aside."""
    chosen = settings.load(root)
    build_shells(chosen, scratch)
    theme = Theme.load(chosen, scratch)
    public = publish(read_corpus(root), chosen, day)
    for file in whole_site(public, theme):
        (out / file.path).parent.mkdir(parents=True, exist_ok=True)
        (out / file.path).write_bytes(file.data)
    (out / theme.styles).write_bytes(theme.style_sheet())


@pytest.fixture(scope="module")
def site(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site on disk; asked for after the browser, so that a machine without one builds nothing."""
    assert chromium
    out = tmp_path_factory.mktemp("site")
    write_site(ROOT, tmp_path_factory.mktemp("shells"), out)
    return out


@pytest.fixture(scope="module")
def address(site: Path, serve_directory: ServeDirectory) -> str:
    """The sample site under a sub-path, as many offices publish."""
    return serve_directory(site, below="district/policy")
