"""The preview's web server. It answers only this machine: bound to 127.0.0.1, and deaf to any other name in a Host header."""

from __future__ import annotations

import mimetypes
import os
import socketserver
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote, unquote, urlsplit

from generator.preview.panel import (
    page_of_all,
    page_of_error,
    page_of_rule,
    page_without_document,
    source_of,
    with_panel,
)
from generator.preview.state import Preview, View

HOST = "127.0.0.1"
OWN = "-/preview/"
RULES = "rules/"
_ASSETS = {path.name: path for path in (Path(__file__).parent / "assets").iterdir()}
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_HEARTBEAT = 15.0


class Server(ThreadingHTTPServer):
    """Bound before the project is read, so that a port in use is known at once; `preview` is set before it serves."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share a port
    preview: Preview

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # not HTTPServer's, which looks the name of 127.0.0.1 up
        self.server_name, self.server_port = HOST, self.server_address[1]

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        return f"http://{HOST}:{self.server_port}/"

    def run(self) -> None:
        """Serve until KeyboardInterrupt, which is passed on when everything is closed."""
        thread = threading.Thread(target=self.serve_forever, daemon=True)
        try:
            thread.start()
            while thread.is_alive():
                thread.join(1.0)
        finally:
            self.preview.close()
            self.shutdown()
            self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "zcjd", ""
    timeout = 60
    error_content_type = _TYPES[".txt"]
    _names: ClassVar[tuple[str, ...]] = (HOST, "localhost")

    def do_GET(self) -> None:
        """Answer a GET request."""
        if not self._from_here():
            self._send(HTTPStatus.FORBIDDEN, b"", _TYPES[".txt"], "预览只在本机用：地址应以 http://127.0.0.1 开头。")
            return
        parts = urlsplit(self.path)
        path = unquote(parts.path).lstrip("/")
        if path == OWN + "events":
            self._tell(parts.query.removeprefix("version="))
        elif path.startswith(OWN):
            self._send_own(path.removeprefix(OWN))
        else:
            self._send_page(path)

    def do_HEAD(self) -> None:
        """Answer a HEAD request: what GET would, without the body."""
        self.do_GET()

    def _from_here(self) -> bool:
        """Whether the browser knows us by our own name, and not by one that somebody points at this machine."""
        name, _, port = self.headers.get("Host", "").partition(":")
        return name in self._names and (port or "80") == str(self.server.server_port)

    def _send_page(self, path: str) -> None:
        view = self.server.preview.view
        name = path + "index.html" if path.endswith("/") or not path else path
        url = name.removesuffix("index.html")
        status = HTTPStatus.OK
        try:
            data = view.pages.find(name)
            if data is None and not name.endswith("/index.html") and self._is_page(view, path + "/"):
                self._redirect(path + "/")
                return
            if data is None:
                data = page_without_document(view, url)
            if data is None:
                status, data, name = HTTPStatus.NOT_FOUND, view.pages.find("404.html") or b"", "404.html"
        except Exception as error:  # a bug in a template costs this page only, and its reader a traceback
            status, data, name = HTTPStatus.INTERNAL_SERVER_ERROR, page_of_error(error), "error.html"
        if name.endswith(".html"):
            data = with_panel(data, view, url)
        self._send(status, data, _type_of(name))

    def _is_page(self, view: View, url: str) -> bool:
        return view.pages.find(url + "index.html") is not None or bool(source_of(url) in view.corpus.unreadable)

    def _send_own(self, name: str) -> None:
        view = self.server.preview.view
        if not name:
            self._send(HTTPStatus.OK, with_panel(page_of_all(view), view, OWN), _TYPES[".html"])
        elif name.startswith(RULES) and (page := page_of_rule(name.removeprefix(RULES))):
            self._send(HTTPStatus.OK, with_panel(page, view, OWN), _TYPES[".html"])
        elif name in _ASSETS:
            self._send(HTTPStatus.OK, _ASSETS[name].read_bytes(), _type_of(name))
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", _TYPES[".txt"], "没有这个文件。")

    def _tell(self, version: str) -> None:
        """A stream of events that ends with the first change, because the page is loaded anew then."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self._send_headers({"Content-Type": "text/event-stream", "Connection": "close"})
        try:
            self.wfile.write(b"retry: 500\n\n")
            while self.command == "GET":
                current = self.server.preview.wait(version, _HEARTBEAT)
                if current != version:
                    self.wfile.write(f"event: change\ndata: {current}\n\n".encode() if current else b"")
                    return
                self.wfile.write(b":\n\n")
        except OSError:  # the page was closed
            return

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self._send_headers({"Location": "/" + quote(path), "Content-Length": "0"})

    def _send(self, status: HTTPStatus, data: bytes, kind: str, text: str = "") -> None:
        body = data or text.encode()
        self.send_response(status)
        self._send_headers({"Content-Type": kind, "Content-Length": str(len(body))})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_headers(self, headers: dict[str, str]) -> None:
        for name, value in {**headers, **_HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Called by the base class for what it cannot take: other methods, and requests that are none."""
        self.close_connection = True
        unknown = code == HTTPStatus.NOT_IMPLEMENTED
        status = HTTPStatus.METHOD_NOT_ALLOWED if unknown else HTTPStatus(code)
        body = ("预览只能看，不接受别的请求。" if unknown else "请求看不懂。").encode()
        self.send_response(status)
        headers = {"Content-Type": _TYPES[".txt"], "Content-Length": str(len(body)), "Connection": "close"}
        self._send_headers({**headers, "Allow": "GET, HEAD"} if unknown else headers)
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing: the findings are on the page."""


def _type_of(name: str) -> str:
    suffix = "." + name.rpartition(".")[2]
    return _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
