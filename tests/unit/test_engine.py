"""The engine makes shells and hand-written pages once, and says in Chinese what is wrong with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import engine, settings
from generator.engine import EngineError, build_shells
from generator.theme import MAX_DEPTH, SHELLS
from tests.project import valid_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The valid project with one hand-written page and a picture beside it."""
    root = valid_project(tmp_path / "project")
    pages = root / "content" / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    (pages / "help.md").write_text("# 怎么用\n\n看[首页](index.md)。\n", encoding="utf-8")
    (pages / "index.md").write_text("# 首页标题\n", encoding="utf-8")
    (pages / "map.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    return root


def shells(root: Path, name: str = "out") -> Path:
    """Build into a directory beside the project."""
    out = root.parent / name
    build_shells(settings.load(root), out)
    return out


def names(out: Path) -> set[str]:
    """The files of a directory."""
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def test_it_makes_pages_and_one_shell_for_each_depth_and_nothing_of_its_own(root: Path) -> None:
    depths = {f"{SHELLS}/{'page/' * depth}index.html" for depth in range(MAX_DEPTH)}
    assert names(shells(root)) == {"index.html", "help/index.html", "404.html", "map.svg", *depths}


def test_a_project_without_hand_written_pages_has_a_home_page(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    shutil.rmtree(root / "content" / "pages", ignore_errors=True)
    out = shells(root)
    assert "<h1" in (out / "index.html").read_text(encoding="utf-8")


def test_links_in_a_shell_fit_its_depth(root: Path) -> None:
    out = shells(root)
    assert 'href="../../policies/"' in (out / SHELLS / "page" / "index.html").read_text(encoding="utf-8")
    assert 'href="/policies/"' in (out / "404.html").read_text(encoding="utf-8")


def test_the_engine_runs_again_only_when_something_it_reads_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[Path] = []
    run = engine._run

    def counted(work: Path) -> None:
        runs.append(work)
        run(work)

    monkeypatch.setattr(engine, "_run", counted)
    first, second = shells(root), shells(root, "again")
    assert len(runs) == 1 and names(first) == names(second)
    (root / "content" / "policies" / "2026-b.md").write_text("---\n标题: 乙\n---\n", encoding="utf-8")
    shells(root)
    assert len(runs) == 1
    (root / "content" / "pages" / "help.md").write_text("# 换了标题\n", encoding="utf-8")
    assert "换了标题" in (shells(root) / "help" / "index.html").read_text(encoding="utf-8")
    assert len(runs) == 2


def test_old_results_are_thrown_away(root: Path) -> None:
    for number in range(engine.KEPT + 2):
        (root / "content" / "pages" / "help.md").write_text(f"# 第{number}版\n", encoding="utf-8")
        shells(root)
    assert len(list((root / ".zcjd" / "shells").iterdir())) == engine.KEPT


def test_a_broken_link_names_file_link_and_remedy(root: Path) -> None:
    (root / "content" / "pages" / "help.md").write_text("# 怎么用\n\n见[说明](nowhere.md)。\n", encoding="utf-8")
    with pytest.raises(EngineError, match=r"^content/pages/help\.md: 链接“nowhere\.md”没有对应的文件。"):
        shells(root)


def test_a_broken_configuration_quotes_the_engine(root: Path) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("markdown_extensions: [no_such_extension]\n")
    with pytest.raises(EngineError, match="no_such_extension"):
        shells(root)


def test_a_failed_build_leaves_nothing_in_the_cache(root: Path) -> None:
    shutil.rmtree(root / ".zcjd", ignore_errors=True)
    (root / "content" / "pages" / "help.md").write_text("[说明](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(EngineError):
        shells(root)
    assert not list((root / ".zcjd" / "shells").iterdir())


def test_a_missing_engine_is_named_with_its_remedy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "ENGINE", "no_such_engine")
    with pytest.raises(EngineError, match="没有安装 no_such_engine"):
        shells(root)


@pytest.mark.parametrize("name", [f"{SHELLS}.md", "services.md", "library/index.md"])
def test_the_names_of_what_the_program_makes_are_reserved(name: str, root: Path) -> None:
    path = root / "content" / "pages" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# 占用\n", encoding="utf-8")
    with pytest.raises(EngineError, match=f"content/pages/{name.partition('/')[0]}: 这个名字由程序使用"):
        shells(root)
