"""The pages of the valid pair, whole, as the public gets them; drawings and digests of styles are left out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.project import ID, valid_project
from tests.site.pages import build

_DRAWING = re.compile(r"<svg\b(?=[^>]*zc-flow)[^>]*>.*?</svg>|(?<=<div class=\"zc-qr-code\">)<svg.*?</svg>", re.DOTALL)
_DIGEST = re.compile(r"(?<=assets/zcjd\.)[0-9a-f]{10}|(?<=assets/js-)[0-9a-f]{10}")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the valid project."""
    base = tmp_path_factory.mktemp("golden")
    return build(valid_project(base / "project"), base / "shells")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("policy.html", f"policies/{ID}/index.html"),
        ("interpretation.html", f"interpretations/{ID}/index.html"),
        ("policy-list.html", "policies/index.html"),
        ("interpretation-list.html", "interpretations/index.html"),
        ("library.html", "library/index.html"),
        ("services.html", "services/index.html"),
        ("years.html", "years/index.html"),
        ("home.html", "index.html"),
        ("not-found.html", "404.html"),
        ("data.html", "data/index.html"),
        ("policies.json", "data/policies.json"),
        ("policies.schema.json", "data/policies.schema.json"),
        ("feed.atom", "feed.atom"),
        ("feed.json", "feed.json"),
        ("sitemap.xml", "sitemap.xml"),
        ("robots.txt", "robots.txt"),
    ],
)
def test_the_page_is_as_agreed(
    name: str, path: str, files: dict[str, bytes], golden: Callable[[str, str], None]
) -> None:
    text = _DRAWING.sub("<svg>…</svg>", files[path].decode())
    golden(name, _DIGEST.sub("0123456789", text))
