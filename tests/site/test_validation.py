"""The finished sites against judges from outside: valid HTML, and no link that leads nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import settings
from tests.validation.validators import broken_links, html_errors, missing


@pytest.fixture(scope="module")
def written(files: dict[str, bytes], project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project on disk, with the files it offers."""
    site = tmp_path_factory.mktemp("written") / "site"
    for path, data in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    offered = project / "content" / "files"
    if offered.is_dir():
        shutil.copytree(offered, site / "files")
    return site


def test_every_page_is_valid_html(written: Path) -> None:
    if reason := missing():
        pytest.skip(reason)
    assert not html_errors(written)


def test_no_link_leads_nowhere(written: Path, project: Path) -> None:
    assert not broken_links(written, settings.load(project).site_url)


def test_the_judges_see_what_is_wrong(written: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(written, site)
    page = site / "index.html"
    text = page.read_text("utf-8")
    page.write_text(
        text.replace("</main>", '<p><a href="policies/#nowhere">x</a><a href="gone/">y</a></main>'), "utf-8"
    )
    assert len(broken_links(site)) == 2
    if reason := missing():
        pytest.skip(reason)
    page.write_text(text.replace("<h2", "<h2 onclick-x=1 nonsense", 1), "utf-8")
    assert any(found.startswith("index.html:") for found in html_errors(site))
