"""Pages: a template with a context, poured into the shell that the site engine made for that depth of address.

Templates escape what they print and stop at a name they do not know, so a page shows only what its output put into the context.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.render.linked import linked
from generator.render.linked_data import breadcrumb_list, data_block
from generator.render.titles import breakable
from generator.theme import NOT_FOUND, SHELLS, theme_directory

if TYPE_CHECKING:
    from generator.settings import Settings

_SLOT = re.compile(r"<!--slot:([a-z-]+)-->")
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="Description" content="([^"]*)">')
_FILES = "files/"
_CLOSES = {"《": "》", "〈": "〉"}
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: path inside it, with forward slashes, and its bytes.

    `listed` are the pages that search engines should know, `changed` is the day their content last changed.
    """

    path: str
    data: bytes
    listed: bool = False
    changed: date | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """One link of 当前位置; `url` is relative to the site's root, None for a section without a page."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the engine, cut at its slots: constant parts at even places, slot names at odd ones."""

    parts: tuple[str, ...]
    title: str
    description: str

    @classmethod
    def cut(cls, text: str) -> Shell:
        """Cut the text of a shell."""
        heading = _HEADING.search(text)
        described = _DESCRIPTION.search(text)
        return cls(
            tuple(_SLOT.split(text)),
            html.unescape(_TAG.sub("", heading.group(1))).strip() if heading else "",
            html.unescape(described.group(1)) if described else "",
        )

    def pour(self, values: Mapping[str, str]) -> str:
        """The page with each slot replaced by its value; a slot without one stays empty."""
        pieces = list(self.parts)
        pieces[1::2] = [values.get(name, "") for name in self.parts[1::2]]
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of one site, loaded once per process: its templates, shells, and the addresses of its styles and scripts."""

    settings: Settings
    directory: Path
    shells_directory: Path
    shells: Mapping[str, Shell]
    written: tuple[str, ...]
    styles: str
    scripts: str
    environment: Environment = field(repr=False)

    @classmethod
    def load(cls, settings: Settings, shells_dir: Path) -> Theme:
        """Load the theme; `shells_dir` is what `engine.build_shells` filled."""
        directory = theme_directory(settings.root)
        shells = {_address(path, shells_dir): Shell.cut(path.read_text("utf-8")) for path in shells_dir.rglob("*.html")}
        written = tuple(sorted(url for url in shells if not url.startswith(f"{SHELLS}/") and url != NOT_FOUND))
        environment = Environment(
            loader=FileSystemLoader(directory),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(breakable=breakable, chinese_date=chinese_date, quoted=quoted, linked=linked)
        environment.globals.update(site_name=settings.site_name, owner=settings.owner)
        styles = f"assets/zcjd.{_digest(style_files(directory))}.css"
        scripts = f"assets/js-{_digest(script_files(directory))}"
        return cls(settings, directory, shells_dir, shells, written, styles, scripts, environment)

    def page(
        self,
        url: str,
        template: str,
        *,
        title: str,
        section: str = "",
        description: str = "",
        trail: Sequence[Crumb] = (),
        meta: Sequence[tuple[str, str]] = (),
        module: str = "",
        structured: Sequence[Mapping[str, Any]] = (),
        feeds: Sequence[tuple[str, str]] = (),
        changed: date | None = None,
        moved_to: str | None = None,
        **context: Any,  # what the template asks for: each template names its own
    ) -> File:
        """Render ``theme/pages/<template>`` and pour it into the shell for `url` ("", "policies/x/", "404.html").

        `section` marks the current entry of the navigation (home, policies, interpretations, search, help, about).
        `trail` leads from the home page to the parent of this page. `meta` adds ``<meta name content>`` pairs, `module` a
        further script of ``theme/assets/js/``. `structured` are JSON-LD nodes; 当前位置 is added to them. `feeds` are the title
        and the address (``feed.atom``, ``topics/x/feed.json``) of feeds that readers can find through this page. `changed` is
        the day of its last change, for the sitemap; `moved_to` the address that an old one leads to.
        """
        shell, root = self._shell(url)
        shared: dict[str, Any] = {
            "root": root,
            "link": lambda target: link_to(root, target),
            "page_url": url,
            "title": title,
            "asset": lambda name: f"{root}assets/{name}",
            "script": lambda name: f"{root}{self.scripts}/{name}",
        }
        nodes = self._structured(url, title, trail, structured) if moved_to is None else ()
        content = self.environment.get_template(f"pages/{template}").render({**shared, **context}) if template else ""
        head = self.environment.get_template("components/head.html").render(
            shared,
            canonical=self.absolute(url if moved_to is None else moved_to),
            moved_to=None if moved_to is None else link_to(root, moved_to),
            styles=f"{root}{self.styles}",
            described=bool(shell.description),
            description=description,
            meta=meta,
            module=module,
            home=url == "",
            structured=[data_block(node) for node in nodes],
            feeds=[(name, link_to(root, to), _feed_type(to)) for name, to in feeds] if self.settings.site_url else [],
        )
        crumbs = ""
        if url:
            crumbs = self.environment.get_template("components/breadcrumbs.html").render(shared, trail=trail)
        values = {"head": head, "breadcrumbs": crumbs, "content": content}
        if section:
            here = "page" if url in ("", f"{section}/") else "true"
            values[f"current-{section}"] = f' aria-current="{here}"'
        listed = url != NOT_FOUND and moved_to is None
        return File(_path(url), shell.pour(values).encode(), listed, changed)

    def _structured(
        self, url: str, title: str, trail: Sequence[Crumb], nodes: Sequence[Mapping[str, Any]]
    ) -> Iterator[Mapping[str, Any]]:
        """The nodes and the way here; nothing on a site without an address, for a node names things by full addresses."""
        if not self.settings.site_url or url == NOT_FOUND:
            return
        yield from nodes
        if url:
            steps = [("首页", self.absolute("")), *((crumb.label, self._crumb_address(crumb)) for crumb in trail)]
            yield breadcrumb_list([*steps, (title, self.absolute(url))])

    def _crumb_address(self, crumb: Crumb) -> str:
        return "" if crumb.url is None else self.absolute(crumb.url)

    def component(self, name: str, **context: object) -> Markup:
        """Render ``theme/components/<name>.html``."""
        return Markup(self.environment.get_template(f"components/{name}.html").render(context))  # escaped by autoescape

    def absolute(self, url: str) -> str:
        """The full address of a page, or an empty string when the site has none (site_url is not set)."""
        base = self.settings.site_url
        return f"{base.rstrip('/')}/{quote(url)}" if base else ""

    def style_sheet(self) -> bytes:
        """All style sheets in one."""
        return b"\n".join(path.read_bytes().strip() for path in style_files(self.directory)) + b"\n"

    def asset_files(self) -> Iterator[File]:
        """The scripts and pictures of the theme, and the pictures beside the hand-written pages."""
        for path in script_files(self.directory):
            yield File(f"{self.scripts}/{path.name}", path.read_bytes())
        pictures = self.directory / "assets" / "img"
        for base, prefix in ((pictures, "assets/img/"), (self.shells_directory, "")):
            for path in sorted(base.rglob("*")):
                if path.is_file() and path.suffix != ".html":
                    yield File(prefix + path.relative_to(base).as_posix(), path.read_bytes())

    def _shell(self, url: str) -> tuple[Shell, str]:
        if url == NOT_FOUND:
            return self.shells[NOT_FOUND], urlsplit(self.settings.site_url).path.rstrip("/") + "/"
        depth = url.count("/")
        if url in self.shells:
            return self.shells[url], "../" * depth
        return self.shells["/".join([SHELLS] + ["page"] * (depth - 1)) + "/"], "../" * depth


def _feed_type(target: str) -> str:
    return "application/atom+xml" if target.endswith(".atom") else "application/feed+json"


def link_to(root: str, target: str) -> str:
    """The relative address of `target` from a page whose way up to the site's root is `root`.

    A file is named as it is on disk, so #, ? and % are part of its name there.
    """
    return f"{root}{quote(target, safe='/' if target.startswith(_FILES) else '/#?&=%')}" or "./"


def chinese_date(day: date) -> str:
    """A date as an official document writes it: 2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def nest_titles(text: str) -> str:
    """The text with title marks inside others in turn: 《甲〈乙《丙》〉》 (GB/T 15834); a mark without its other half stays."""
    opened: list[
        tuple[str, str]
    ] = []  # the marks around this place: what closes each in the text, and what is to close it
    written = []
    for character in text:
        if character in _CLOSES:
            mark = character if not opened else "〈" if opened[-1][1] == "》" else "《"
            opened.append((_CLOSES[character], _CLOSES[mark]))
            written.append(mark)
        elif opened and character == opened[-1][0]:
            written.append(opened.pop()[1])
        else:
            written.append(character)
    return "".join(written)


def quoted(title: str) -> str:
    """A title in 《》; one that quotes another keeps its inner title in 〈〉."""
    return nest_titles(f"《{title}》")


def style_files(directory: Path) -> list[Path]:
    """The style sheets in the order of the bundle: tokens, base, components by name, and print, which overrides all."""
    css = directory / "assets" / "css"
    return [css / "tokens.css", css / "base.css", *sorted((css / "components").glob("*.css")), css / "print.css"]


def script_files(directory: Path) -> list[Path]:
    """The scripts, by name; they may import one another."""
    return sorted((directory / "assets" / "js").glob("*.js"))


def _digest(files: Sequence[Path]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:10]


def _address(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix().removesuffix("index.html")


def _path(url: str) -> str:
    return f"{url}index.html" if url.endswith("/") or not url else url
