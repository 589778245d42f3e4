"""The sites the tests of this directory look at: the valid project's, and the sample content's. Each is built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import INTERPRETATION, POLICY, edit, valid_project
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


@pytest.fixture(scope="session")
def telling(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the valid pair where it says all that machines can be told, was renamed, and holds signs that they mistake."""
    root = valid_project(tmp_path_factory.mktemp("telling") / "project")
    settings = "    网站标识码: 3501820001\n    安全联系: mailto:anquan@example.org\n    数据许可: 注明出处就可以使用\n"
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    summary = '=HYPERLINK("x"); 甲, 乙\\丙 <b>&amp;' + "长" * 40
    edit(
        root,
        POLICY,
        "公开属性:",
        f"内容概述: '{summary}'\n别名: ['+房补', '@毕业生']\n曾用编号: [2026-zufang, 2026-fangbu]\n公开属性:",
    )
    edit(root, INTERPRETATION, "联系方式:", "曾用编号: [2026-zufang]\n联系方式:")
    edit(
        root,
        INTERPRETATION,
        "办理时限: 10个工作日",
        "办理时限: 10个工作日\n申请时间: 每年两次，今年第二次是2026年10月8日至11月30日，逾期2026年12月5日",
    )
    return build(root, tmp_path_factory.mktemp("shells") / "telling")
