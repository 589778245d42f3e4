"""The configuration for a web server: the policy that pages carry, headers, how long what is kept, old addresses."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.hosting import POLICY, HostingError, nginx
from generator.publication import Publication, publish
from generator.reader import read_corpus
from generator.settings import load
from tests.project import ID, edit, valid_project
from tests.project import POLICY as POLICY_FILE
from tests.site.pages import AS_OF

ROOT = Path(__file__).parents[2]
HEADERS = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
)


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    root = valid_project(tmp_path / "project")
    edit(root, POLICY_FILE, "公开属性:", "曾用编号: [2026-zufang]\n公开属性:")
    return publish(read_corpus(root), load(root), AS_OF)


def at(publication: Publication, url: str) -> str:
    return nginx(replace(publication, settings=replace(publication.settings, site_url=url)))


def test_the_header_is_the_policy_of_the_pages_and_forbids_frames() -> None:
    page = (ROOT / "theme" / "main.html").read_text(encoding="utf-8")
    assert re.findall('http-equiv="Content-Security-Policy" content="([^"]*)"', page) == [POLICY]
    assert "unsafe" not in POLICY


def test_every_header_is_sent_with_every_answer(publication: Publication) -> None:
    text = nginx(publication)
    for name in HEADERS:
        assert len(re.findall(rf'^    add_header {name} "[^"]+" always;$', text, re.MULTILINE)) == 1, name
    assert "frame-ancestors 'none'" in text and "Set-Cookie" not in text
    assert "add_header" not in text.partition("    location")[2], "a header in a location would hide all others"


def test_an_old_address_is_sent_to_the_new_one(publication: Publication) -> None:
    assert f"\n    /policies/2026-zufang/ /policies/{ID}/;\n" in nginx(publication)
    below = at(publication, "https://example.org/district/policy/")
    assert f"\n    /district/policy/policies/2026-zufang/ /district/policy/policies/{ID}/;\n" in below


def test_what_has_a_digest_in_its_name_is_kept_for_good(publication: Publication) -> None:
    text = at(publication, "https://example.org/a.b/")
    rules = re.findall(r'^    "~([^"]+)" "(public[^"]*)";', text, re.MULTILINE)
    kept = {
        path: next((value for pattern, value in rules if re.search(pattern, path)), "no-cache")
        for path in (
            "/a.b/assets/zcjd.0123456789.css",
            "/a.b/assets/js-0123456789/site.js",
            "/a.b/assets/img/favicon.svg",
            "/a.b/search/manifest.json",
            "/axb/assets/zcjd.0123456789.css",
        )
    }
    assert [value.rpartition(" ")[2] for value in kept.values()] == [
        "immutable",
        "immutable",
        "max-age=86400",
        "no-cache",
        "no-cache",
    ]


def test_below_an_address_of_its_own_files_are_found(publication: Publication) -> None:
    text = at(publication, "https://例子.example.org/zc/")
    assert "server_name xn--fsqu00a.example.org;" in text
    assert "location /zc/ { alias /var/www/zcjd/; index index.html; }" in text
    assert "error_page 404 /zc/404.html;" in text
    assert "location = /.well-known/security.txt { alias /var/www/zcjd/.well-known/security.txt; }" in text


@pytest.mark.parametrize(
    "url", ["https://example.org/a;b/", 'https://example.org/a"b/', "https://{x}/", "https://a/$b/"]
)
def test_an_address_that_would_break_the_configuration_is_refused(publication: Publication, url: str) -> None:
    with pytest.raises(HostingError, match="nginx"):
        at(publication, url)


@pytest.mark.parametrize("url", ["https://zcjd.example.org/", "https://example.org/district/policy/", ""])
def test_blocks_are_closed_and_lines_end(publication: Publication, url: str) -> None:
    text = re.sub(r'"[^"\n]*"|#[^\n]*', "", at(publication, url))
    assert text.count("{") == text.count("}") == len(re.findall(r"[{]", text))
    for line in text.splitlines():
        assert not line.strip() or line.rstrip().endswith((";", "{", "}")), line


def test_the_command_prints_it_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = valid_project(tmp_path / "project")
    before = sorted(path for path in root.rglob("*") if path.is_file())
    with pytest.raises(SystemExit) as done:
        main(["-C", str(root), "nginx"])
    assert done.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("#") and out.endswith("}\n") and "server_name zcjd.example.org;" in out
    assert sorted(path for path in root.rglob("*") if path.is_file()) == before


@pytest.mark.skipif(shutil.which("nginx") is None, reason="没有安装 nginx")
@pytest.mark.parametrize("url", ["https://zcjd.example.org/", "https://example.org/district/policy/"])
def test_nginx_takes_it(publication: Publication, tmp_path: Path, url: str) -> None:
    (tmp_path / "mime.types").write_text("types { text/html html; }\n", encoding="utf-8")
    (tmp_path / "site.conf").write_text(at(publication, url), encoding="utf-8")
    folders = "".join(f"{kind}_temp_path {kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (tmp_path / "nginx.conf").write_text(
        f"pid nginx.pid; error_log stderr; events {{}} http {{ access_log off; {folders} include site.conf; }}",
        encoding="utf-8",
    )
    command = ["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-t"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
