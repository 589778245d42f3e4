"""The state of the preview: one view of the project after another, and who waits for the next."""

from __future__ import annotations

import secrets
import sys
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from generator.checker import Memory, Report, check
from generator.engine import EngineError, build_shells
from generator.monitoring.monitoring import published_reports
from generator.preview.documents import Documents
from generator.preview.drafts import mark_titles
from generator.preview.pages import Pages
from generator.publication import publish
from generator.render.templates import Theme
from generator.settings import Settings, SettingsError, load
from generator.standards import Standard, StandardError
from generator.standards import load as load_standard

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Corpus
    from generator.outputs import SiteOutput

DOCUMENTS = (
    *("content/policies/", "content/interpretations/", "content/consultations/"),
    *("content/files/", "content/signoffs/", "content/search/"),
)
_SHELLS = Path(".zcjd") / "preview"


@dataclass(frozen=True, slots=True)
class View:
    """The project at one moment. `trouble` is one sentence when settings or hand-written pages are the ones of before."""

    version: str
    corpus: Corpus
    report: Report
    pages: Pages
    as_of: date
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Basis:
    """What changes seldom: settings, standard, theme."""

    settings: Settings
    standard: Standard
    theme: Theme


class Preview:
    """Holds the current view. `day` says which day the preview speaks for; it is asked again with every change."""

    def __init__(self, root: Path, day: Callable[[], date]) -> None:
        self._root = root
        self._day = day
        self._documents = Documents(root)
        self._memory = Memory()
        self._makers: dict[str, SiteOutput] = {}
        self._session, self._count = secrets.token_hex(4), 0  # a restarted preview never repeats a version
        self._changed = threading.Condition()
        self._closed = False
        self._trouble = ""
        self._basis = self._read_basis()
        self.view = self._look(())

    def refresh(self, changed: Collection[str]) -> None:
        """Bring the view up to date after these files (relative to the project) have changed. Never raises."""
        try:
            if self._trouble or not all(path.startswith(DOCUMENTS) for path in changed):
                self._trouble = ""
                self._basis = self._read_basis()
        except (SettingsError, StandardError, EngineError) as error:
            self._trouble = str(error)
        except Exception as error:  # a broken theme file, say: the preview goes on with what it had
            self._trouble = f"模板或样式读不进来（{type(error).__name__}: {error}），页面还是原来的样子"
        try:
            view = self._look(changed)
        except Exception as error:  # a bug of ours: keep showing what there was, and say so
            print(f"预览没有更新，程序自己出错了（{type(error).__name__}: {error}）", file=sys.stderr)
            view = replace(
                self.view, version=self._next(), trouble="程序自己出错了，页面没有更新。细节见运行预览的窗口"
            )
        with self._changed:
            self.view = view
            self._changed.notify_all()

    def wait(self, version: str, seconds: float) -> str | None:
        """Wait until the view is another one than `version` and return the current version; None when the preview ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.view.version != version, seconds)
            return None if self._closed else self.view.version

    def close(self) -> None:
        """Let everyone who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _next(self) -> str:
        self._count += 1
        return f"{self._session}-{self._count}"

    def _read_basis(self) -> _Basis:
        settings = load(self._root)
        standard = load_standard(settings.standard, self._root)
        here = replace(settings, site_url=_at_root(settings.site_url))
        shells = self._root / _SHELLS
        build_shells(here, shells)
        return _Basis(settings, standard, Theme.load(here, shells))

    def _look(self, changed: Collection[str]) -> View:
        basis, as_of = self._basis, self._day()
        corpus = self._documents.read(changed)
        report = check(corpus, basis.settings, basis.standard, as_of=as_of, memory=self._memory)
        reports = published_reports(corpus, basis.settings, basis.standard, report.findings, as_of)
        publication = publish(mark_titles(corpus, as_of), basis.theme.settings, as_of, drafts=True, reports=reports)
        pages = Pages(publication, basis.theme, self._makers)
        return View(self._next(), corpus, report, pages, as_of, self._trouble)


def _at_root(url: str) -> str:
    """The site's address without its sub-path, because the preview stands at the root of its own host."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "/", "", "")) if url else ""
