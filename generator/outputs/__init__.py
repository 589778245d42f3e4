"""What the site consists of: one file here per page type, list or data file, found by discovery.

An output is a pure function from the public view of the corpus to files. It never prints and never writes.
Those that speak of all pages (the sitemap) come last and are told what the others made.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from generator.render.templates import File as File

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Pair
    from generator.publication import Publication
    from generator.render.templates import Theme

PairOutput: TypeAlias = "Callable[[Pair, Publication, Theme], Iterator[File]]"
SiteOutput: TypeAlias = "Callable[[Publication, Theme], Iterator[File]]"
Listed: TypeAlias = "tuple[str, date | None]"
"""The address of a page below the site's root, and the day its content last changed."""
ClosingOutput: TypeAlias = "Callable[[Sequence[Listed], Publication, Theme], Iterator[File]]"
_of_pairs: dict[str, PairOutput] = {}
_of_site: dict[str, SiteOutput] = {}
_closing: dict[str, ClosingOutput] = {}
_of_heads: set[str] = set()


def pair_output(function: PairOutput) -> PairOutput:
    """Register a function that is called once for every published pair, in worker processes."""
    _of_pairs[f"{function.__module__}.{function.__name__}"] = function
    return function


def site_output(function: SiteOutput) -> SiteOutput:
    """Register a function that is called once for the whole site."""
    _of_site[f"{function.__module__}.{function.__name__}"] = function
    return function


def heads_output(function: SiteOutput) -> SiteOutput:
    """Register the same for what shows of a document its front matter and its standing, and nothing of its text."""
    _of_heads.add(f"{function.__module__}.{function.__name__}")
    return site_output(function)


def closing_output(function: ClosingOutput) -> ClosingOutput:
    """Register a function that is called last, with the address of every page that search engines should know."""
    _closing[f"{function.__module__}.{function.__name__}"] = function
    return function


def pair_outputs() -> tuple[PairOutput, ...]:
    """Every output of a pair, by name."""
    _discover()
    return tuple(_of_pairs[name] for name in sorted(_of_pairs))


def site_outputs() -> dict[str, SiteOutput]:
    """Every output of the site, by name, in order of names."""
    _discover()
    return {name: _of_site[name] for name in sorted(_of_site)}


def heads_outputs() -> frozenset[str]:
    """The names of those that show nothing of the text of documents."""
    _discover()
    return frozenset(_of_heads)


def closing_files(listed: Sequence[Listed], publication: Publication, theme: Theme) -> Iterator[File]:
    """What the closing outputs make of the pages in `listed`, which may come in any order."""
    _discover()
    ordered = sorted(listed, key=lambda item: item[0])
    for name in sorted(_closing):
        yield from _closing[name](ordered, publication, theme)


def whole_site(publication: Publication, theme: Theme) -> Iterator[File]:
    """Every file of the site but the attachments, made one after another in this process."""
    listed: list[Listed] = []
    for file in _made(publication, theme):
        if file.listed:
            listed.append((file.path.removesuffix("index.html"), file.changed))
        yield file
    yield from closing_files(listed, publication, theme)


def _made(publication: Publication, theme: Theme) -> Iterator[File]:
    for pair in publication.pairs:
        for of_pair in pair_outputs():
            yield from of_pair(pair, publication, theme)
    for of_site in site_outputs().values():
        yield from of_site(publication, theme)


@cache
def _discover() -> None:
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        importlib.import_module(module.name)
