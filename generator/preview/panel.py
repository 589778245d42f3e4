"""The findings panel: what the checker says of the document on the page, put before the end of the page's body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.finding import Level
from generator.preview.drafts import hidden_because
from generator.preview.explanations import explanation, known_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.finding import Finding
    from generator.model import Document
    from generator.preview.state import View

_PAGE = re.compile(r"(policies|interpretations|consultations)/([^/]+)/")
_END = b"</body>"
_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals["tones"] = {Level.BLOCK: "block", Level.WARN: "warn", Level.INFO: "info"}
_environment.globals["explained"] = lambda code: code in known_rules()


@dataclass(frozen=True, slots=True)
class Group:
    """The findings in one file; `url` is its page, empty when it has none."""

    path: str
    url: str
    findings: tuple[Finding, ...]


def source_of(url: str) -> str:
    """The file that the page at `url` is made from; empty for lists and hand-written pages."""
    found = _PAGE.fullmatch(url)
    return f"content/{found[1]}/{found[2]}.md" if found else ""


def with_panel(page: bytes, view: View, url: str) -> bytes:
    """The page with the panel in it."""
    head, end, tail = page.rpartition(_END)
    panel = _panel(view, url).encode()
    return head + panel + end + tail if end else tail + panel


def page_without_document(view: View, url: str) -> bytes | None:
    """A page for a file that is there but has none of its own yet, because it cannot be read or lacks its policy."""
    path = source_of(url)
    if path not in view.corpus.unreadable and path not in {item.path for item in view.corpus.interpretations}:
        return None
    reason = "这份文件现在读不出来" if path in view.corpus.unreadable else "这篇解读还没有对应的政策"
    return _notice(reason, f"{path}：问题和改法见下面，改好保存后这里自动刷新。")


def page_of_error(error: Exception) -> bytes:
    """A page for one that could not be drawn."""
    return _notice("这一页没有画出来", f"程序或模板出错了（{type(error).__name__}: {error}）。其他页面不受影响。")


def page_of_all(view: View) -> bytes:
    """Every finding of the project."""
    groups = _groups(view, {finding.position.path for finding in view.report.findings})
    return _environment.get_template("all.html").render(groups=groups, view=view, report=view.report).encode()


def page_of_rule(code: str) -> bytes | None:
    """The explanation of a rule; None when there is no such rule."""
    rule = known_rules().get(code)
    if rule is None:
        return None
    return _environment.get_template("rule.html").render(rule=rule, text=explanation(rule)).encode()


def _notice(title: str, text: str) -> bytes:
    return _environment.get_template("notice.html").render(title=title, text=text).encode()


def _panel(view: View, url: str) -> str:
    path = source_of(url)
    document = next((item for item in view.corpus.documents() if item.path == path), None)
    own = next((group.findings for group in _groups(view, {path})), ())
    gone = bool(path) and document is None and not own and path not in view.corpus.unreadable
    return _environment.get_template("panel.html").render(
        view=view,
        path=path,
        gone=gone,
        findings=own,
        related=_groups(view, _family(view, document) - {path}),
        hidden=hidden_because(document, view.as_of) if document else "",
        counts=_counts(own if path and not gone else view.report.findings),
        total=_counts(view.report.findings),
    )


def _counts(findings: Iterable[Finding]) -> list[tuple[Level, int]]:
    found = [finding.level for finding in findings]
    return [(level, found.count(level)) for level in Level if level in found]


def _family(view: View, document: Document | None) -> set[str]:
    """The files of all pairs that the document belongs to."""
    pairs = (pair for pair in view.corpus.pairs if document in pair.documents)
    return {item.path for pair in pairs for item in pair.documents}


def _groups(view: View, paths: Iterable[str]) -> list[Group]:
    wanted = set(paths)
    found: dict[str, list[Finding]] = {}
    for finding in view.report.findings:
        if finding.position.path in wanted:
            found.setdefault(finding.position.path, []).append(finding)
    return [Group(path, _url_of(view, path), tuple(found[path])) for path in sorted(found)]


def _url_of(view: View, path: str) -> str:
    known = path in view.corpus.unreadable or any(item.path == path for item in view.corpus.documents())
    return "/" + path.removeprefix("content/").removesuffix(".md") + "/" if known else ""
