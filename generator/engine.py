"""The site engine, a command we call: it makes the hand-written pages and the page shells, and its result is cached.

Nothing in this program imports the engine. It reads a copy of ``content/pages/`` with one shell page per depth of address added,
so a drafter never meets a shell.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from generator.reader.files import LEFTOVER
from generator.settings import CONFIG
from generator.theme import MAX_DEPTH, NOT_FOUND, RESERVED, SHELLS, theme_directory

if TYPE_CHECKING:
    from generator.settings import Settings

ENGINE = "mkdocs"
PACKAGES = (ENGINE, "mkdocs-material", "markdown")
TIMEOUT = 120
KEPT = 4
_CACHE = Path(".zcjd") / "shells"
_WARNING = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*)$", re.MULTILINE)
_BROKEN_LINK = re.compile(r"Doc file '([^']+)' contains a link '([^']+)'")
_BROKEN_ANCHOR = re.compile(r"Doc file '([^']+)' contains a link '([^']+)', but .* anchor")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!-])")
_OPTIONAL = {"help": "help.md", "about": "about.md", "accessibility": "accessibility.md"}


class EngineError(Exception):
    """The engine could not make the pages; the message is one Chinese sentence with what it said and what to do."""


def build_shells(settings: Settings, out: Path) -> None:
    """Put the shells, the hand-written pages and the pictures beside them into `out`, which is emptied first."""
    theme = theme_directory(settings.root)
    config = yaml.safe_dump(_config(settings, theme), allow_unicode=True, sort_keys=True)
    made = settings.root / _CACHE / _key(settings, theme, config)
    if not made.is_dir():
        _build(settings, config, made)
        (settings.root / _CACHE.parent / ".gitignore").write_text("*\n", encoding="utf-8")  # nobody's to commit
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(made, out)


def _config(settings: Settings, theme: Path) -> dict[str, object]:
    """What the engine is told beside the site's own mkdocs.yml, which it inherits."""
    pages = settings.content / "pages"
    return {
        "INHERIT": str(settings.root / CONFIG),
        "site_name": settings.site_name,
        "site_url": settings.site_url,
        "docs_dir": "pages",
        "site_dir": "site",
        "use_directory_urls": True,
        "plugins": [],
        "theme": {"name": "material", "custom_dir": str(theme), "font": False},
        "extra": {
            "shell": {
                "owner": settings.owner,
                "notice": settings.notice,
                "reports": bool(settings.published_reports),
                "pages": [key for key, name in _OPTIONAL.items() if (pages / name).is_file()],
            }
        },
    }


def _read_files(settings: Settings, theme: Path) -> Iterator[tuple[str, Path]]:
    """Every file whose content decides what the engine makes, with a name that does not depend on the machine."""
    yield CONFIG, settings.root / CONFIG
    for base, files in (
        (theme, [*theme.glob("*.html"), *theme.glob("shell/**/*.html")]),
        (settings.content / "pages", (settings.content / "pages").rglob("*")),
    ):
        for path in sorted(files):
            if path.is_file() and not LEFTOVER.fullmatch(path.name):
                yield path.relative_to(base).as_posix(), path


def _key(settings: Settings, theme: Path, config: str) -> str:
    total = hashlib.sha256(config.encode())
    for package in PACKAGES:
        try:
            total.update(f"{package} {version(package)}\n".encode())
        except PackageNotFoundError:
            total.update(f"{package} missing\n".encode())
    for name, path in _read_files(settings, theme):
        data = path.read_bytes()
        total.update(f"{name} {len(data)}\n".encode() + data)
    return total.hexdigest()[:24]


def _build(settings: Settings, config: str, made: Path) -> None:
    cache = made.parent
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="building-", dir=cache) as name:
        work = Path(name)
        written = _copy_pages(settings, work / "pages")
        (work / CONFIG).write_text(config, encoding="utf-8")
        _run(work)
        _keep(work / "site", work / "made", written)
        try:
            (work / "made").rename(made)
        except OSError:
            if not made.is_dir():  # another process was first: its result is the same
                raise
    for old in sorted(cache.glob("[0-9a-f]*"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _copy_pages(settings: Settings, target: Path) -> list[str]:
    """Copy the hand-written pages, add the shells, and return the names of the other files."""
    source = settings.content / "pages"
    for name in RESERVED:
        if taken := next((path for path in (source / name, source / f"{name}.md") if path.exists()), None):
            raise EngineError(f"content/pages/{taken.name}: 这个名字由程序使用。把它换成别的名字")
    if source.is_dir():
        shutil.copytree(source, target, ignore=_never_published)
    shell = target / SHELLS
    for _ in range(MAX_DEPTH):
        shell.mkdir(parents=True)
        (shell / "index.md").write_text("---\nshell: true\n---\n", encoding="utf-8")
        shell = shell / "page"
    if not (target / "index.md").exists():
        (target / "index.md").write_text(f"# {_as_text(settings.site_name)}\n", encoding="utf-8")
    others = (path for path in target.rglob("*") if path.is_file() and path.suffix != ".md")
    return [path.relative_to(target).as_posix() for path in others]


def _never_published(folder: str, names: list[str]) -> list[str]:
    """The links of a folder, which could lead anywhere, and what editors left: the check says that it stays unpublished."""
    return [name for name in names if LEFTOVER.fullmatch(name) or (Path(folder) / name).is_symlink()]


def _as_text(value: str) -> str:
    """A value for a Markdown page, shown as it is: the engine would read tags and emphasis in it."""
    return _MARKDOWN.sub(r"\\\1", html.escape(value))


def _run(work: Path) -> None:
    command = [sys.executable, "-m", ENGINE, "build", "--strict", "-f", str(work / CONFIG), "-d", str(work / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    try:
        done = subprocess.run(
            command, cwd=work, env=environment, capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=TIMEOUT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise EngineError(f"{ENGINE} 超过 {TIMEOUT} 秒没有做完。检查 content/pages/ 里有没有特别大的文件") from None
    said = done.stdout + done.stderr
    if done.returncode or not (work / "site" / NOT_FOUND).is_file():
        raise EngineError(_explain(said))


def _explain(said: str) -> str:
    if f"No module named {ENGINE}" in said:
        return f"没有安装 {ENGINE}。运行 python3 x.py site，它会先装好"
    anchor = _BROKEN_ANCHOR.search(said)
    if anchor:
        return f"content/pages/{anchor[1]}: 链接“{anchor[2]}”指到的页面里没有这个小标题。改“#”后面的部分，或删掉它"
    link = _BROKEN_LINK.search(said)
    if link:
        return f"content/pages/{link[1]}: 链接“{link[2]}”没有对应的文件。改成已有页面的文件名，或补上那个文件"
    lines = _WARNING.findall(said) or [line for line in said.splitlines() if line.strip()][-1:]
    detail = "；".join(dict.fromkeys(lines[:3])) or "没有留下说明"
    return f"{ENGINE} 没有做成 content/pages/ 里的页面，它说：“{detail}”。改好这些页面或 {CONFIG} 再试"


def _keep(site: Path, made: Path, others: list[str]) -> None:
    """Keep the pages and the files written beside them; the engine's own scripts and styles are not used."""
    names = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} | set(others)
    for name in sorted(names):
        if (site / name).is_file():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / name, made / name)
