"""A publication to files: pages rendered in worker processes that own whole pairs, lists and index beside them, then verified.

Every output is a pure function, so the number of workers never shows in the bytes, and neither does what is taken over from the
site of before: a pair whose pages would come out the same is not rendered again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.manifest import write_manifest
from generator.outputs import heads_outputs, site_outputs
from generator.site.made import Ledger, Origin
from generator.site.offered import offered_files
from generator.site.processes import processes
from generator.site.states import States, basis_of
from generator.site.verifying import verify
from generator.site.worker import ATTACHMENT, INDEX, PAIR, WHOLE, SiteError, Worker

if TYPE_CHECKING:
    from generator.publication import Publication

__all__ = ["Ledger", "SiteError", "Written", "write_site"]

CHUNK = 16
"""Pairs a worker takes at a time: their pictures are drawn in one call."""

_TAKEN = 64
"""What is taken over at a time."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote; `same` counts the files it took over from the site of before."""

    pages: int
    files: int
    bytes: int
    same: int = 0


def write_site(
    publication: Publication,
    shells: Path,
    stage: Path,
    *,
    jobs: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    ledger: Ledger | None = None,
) -> Written:
    """Write the whole site into the empty directory `stage` and verify it.

    `shells` is what `engine.build_shells` made. `jobs` is the number of processes, by default one a core. `progress` is called
    with tasks done and tasks in all. `ledger` tells what the site in place was made from: what would come out the same is taken
    over, and afterwards the ledger tells of the new site. Raises SiteError when a page is missing, FileExistsError when two
    outputs collide.
    """
    ledger = Ledger() if ledger is None else ledger
    basis, states = basis_of(publication, shells), _states(publication)
    kept = list(ledger.same(basis, states).items())
    groups = [kept[start : start + _TAKEN] for start in range(0, len(kept), _TAKEN)]
    origins: dict[str, Origin] = {}
    indexed = ledger.origins.get(INDEX) if basis == ledger.basis else None
    with processes(publication, shells, stage, Path(ledger.site), indexed, jobs, work=len(states)) as call:
        for taken in call(Worker.take_over, groups):
            origins |= taken
        same = sum(len(origin.files) for origin in origins.values())
        tasks = list(_tasks([name for name in states if name not in origins]))
        for done, made in enumerate(call(Worker.make, tasks), 1):
            origins |= {name: Origin(states[name], *parts) for name, parts in made.items()}
            progress(done, len(tasks))
        everything = [made for origin in origins.values() for made in origin.files]
        for closing in call(Worker.close, [everything]):
            everything += closing
    verify(publication, stage, {made.path for made in everything})
    write_manifest(stage, ((made.path, made.digest) for made in everything))
    ledger.basis, ledger.origins = basis, origins
    pages = sum(made.path.endswith(".html") for made in everything)
    return Written(pages, len(everything), sum(made.size for made in everything), same)


def _states(publication: Publication) -> Mapping[str, str]:
    """Everything a site is made of, by name (``pair 2026-zufang-butie``), with the state of what it shows."""
    states = States(publication)
    heads, whole = states.heads(), states.whole()
    named = {f"{WHOLE} {name}": heads if name in heads_outputs() else whole for name in site_outputs()}
    named |= {f"{PAIR} {pair.id}": states.of_pair(pair) for pair in publication.pairs}
    return named | {f"{ATTACHMENT} {name}": states.of_file(name) for name in sorted(offered_files(publication))}


def _tasks(names: list[str]) -> Iterator[list[str]]:
    """Names in groups that one worker makes in one go."""
    pairs = [name for name in names if name.startswith(PAIR)]
    yield from ([name] for name in names if not name.startswith(PAIR))
    yield from (pairs[start : start + CHUNK] for start in range(0, len(pairs), CHUNK))
