"""What the site consists of: one file here per page type, list or data file, found by discovery.

An output is a pure function from the public view of the corpus to files. It never prints and never writes.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from generator.render.templates import File as File

if TYPE_CHECKING:
    from generator.model import Pair
    from generator.publication import Publication
    from generator.render.templates import Theme

PairOutput: TypeAlias = "Callable[[Pair, Publication, Theme], Iterator[File]]"
SiteOutput: TypeAlias = "Callable[[Publication, Theme], Iterator[File]]"
_of_pairs: dict[str, PairOutput] = {}
_of_site: dict[str, SiteOutput] = {}


def pair_output(function: PairOutput) -> PairOutput:
    """Register a function that is called once for every published pair, in worker processes."""
    _of_pairs[f"{function.__module__}.{function.__name__}"] = function
    return function


def site_output(function: SiteOutput) -> SiteOutput:
    """Register a function that is called once for the whole site."""
    _of_site[f"{function.__module__}.{function.__name__}"] = function
    return function


def pair_outputs() -> tuple[PairOutput, ...]:
    """Every output of a pair, by name."""
    _discover()
    return tuple(_of_pairs[name] for name in sorted(_of_pairs))


def site_outputs() -> tuple[SiteOutput, ...]:
    """Every output of the site, by name."""
    _discover()
    return tuple(_of_site[name] for name in sorted(_of_site))


@cache
def _discover() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
