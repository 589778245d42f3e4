"""Weight, compressed as a server sends it: the first page with all it loads, and every page of a document."""

from __future__ import annotations

import gzip
import posixpath
import random
import re
from pathlib import Path

import pytest

from tests.performance.corpus import write_corpus
from tests.project import ID, POLICY, valid_project
from tests.site.pages import Page, build

KB = 1024
FIRST_PAGE = 150 * KB
DOCUMENT = 40 * KB
_IMPORT = re.compile(rb"""(?:import|from)\s*\(?["'](\.{1,2}/[^"']+)["']""")
_URL = re.compile(rb"""url\(["']?([^"')]+)["']?\)""")


def weight(data: bytes) -> int:
    """Bytes on the wire with gzip at the level that servers use."""
    return len(gzip.compress(data, 6, mtime=0))


def loaded(path: str, files: dict[str, bytes]) -> set[str]:
    """The page and every file it makes a browser fetch, scripts and styles with what they fetch in turn."""
    page = Page.read(path, files[path])
    asked = [item["src"] for tag in ("script", "img", "source", "video") for item in page.all(tag) if "src" in item]
    asked += [
        item["href"] for item in page.all("link") if item["rel"] in ("stylesheet", "icon", "modulepreload", "preload")
    ]
    found = {path}
    waiting = [(path, name) for name in asked]
    while waiting:
        base, name = waiting.pop()
        if name.startswith("data:"):
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(base), name))
        if target in found:
            continue
        found.add(target)
        further = {".js": _IMPORT, ".css": _URL}.get(posixpath.splitext(target)[1])
        if further:
            waiting += [(target, value.decode()) for value in further.findall(files[target])]
    return found


def documents(files: dict[str, bytes]) -> dict[str, int]:
    return {
        path: weight(data)
        for path, data in files.items()
        if re.fullmatch(r"(?:policies|interpretations)/2[^/]*/index\.html", path)
    }


def test_the_first_page_is_light(files: dict[str, bytes]) -> None:
    parts = {path: weight(files[path]) for path in loaded("index.html", files)}
    assert any(path.endswith(".css") for path in parts) and any(path.endswith(".js") for path in parts)
    assert sum(parts.values()) <= FIRST_PAGE, parts


def test_every_page_of_a_document_is_light(files: dict[str, bytes]) -> None:
    found = documents(files)
    assert found and max(found.values()) <= DOCUMENT, max(found.items(), key=lambda item: item[1])


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    base = tmp_path_factory.mktemp("generated")
    write_corpus(base / "project", 40)
    return build(base / "project", base / "shells")


def test_generated_documents_and_their_first_page_are_light(generated: dict[str, bytes]) -> None:
    found = documents(generated)
    assert len(found) >= 80 and max(found.values()) <= DOCUMENT
    assert sum(weight(generated[path]) for path in loaded("index.html", generated)) <= FIRST_PAGE


def test_a_policy_of_fifteen_thousand_characters_is_light(tmp_path: Path) -> None:
    """Characters drawn at random, which no policy is: its words and phrases come back and compress better."""
    root = valid_project(tmp_path / "project")
    dice = random.Random(1)
    common = [chr(number) for number in range(0x4E00, 0x4E00 + 700)]
    articles = ["".join(dice.choices(common, k=200)) + "。" for _ in range(75)]
    text = "\n\n".join(f"**第{_numeral(number)}条** {article}" for number, article in enumerate(articles, 1))
    head, _, _ = (root / POLICY).read_text(encoding="utf-8").rpartition("---\n")
    (root / POLICY).write_text(f"{head}---\n\n{text}\n", encoding="utf-8")
    files = build(root, tmp_path / "shells")
    page = files[f"policies/{ID}/index.html"]
    assert page.count(b'id="article-') >= 75 and len(page) > 45_000
    assert weight(page) <= DOCUMENT


def _numeral(number: int) -> str:
    """A number below a hundred as articles are numbered."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones else "")
