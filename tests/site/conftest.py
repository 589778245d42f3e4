"""The sites the tests of this directory look at: the valid project's, and the sample content's. Each is built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import valid_project
from tests.site.pages import Page, build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session", params=["valid", "sample"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project directory: the valid one with the sample's hand-written pages, or this repository."""
    if request.param == "sample":
        return ROOT
    root = valid_project(tmp_path_factory.mktemp("valid"))
    pages = root / "content" / "pages"
    pages.mkdir(exist_ok=True)
    for path in (ROOT / "content" / "pages").glob("*.md"):
        (pages / path.name).write_bytes(path.read_bytes())
    return root


@pytest.fixture(scope="session")
def files(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every generated file of the project's site."""
    return build(project, tmp_path_factory.mktemp("shells") / "out")


@pytest.fixture(scope="session")
def pages(files: dict[str, bytes]) -> list[Page]:
    """Every page of the site, read."""
    return [Page.read(path, data) for path, data in files.items() if path.endswith(".html")]
