"""One process of a build: it writes the files of whole pairs and of site-wide outputs, or takes them over from the site of before."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.model import Pair
from generator.outputs import File, closing_files, pair_outputs, site_outputs
from generator.outputs.lists.search_page import search_index
from generator.publication import Publication
from generator.render.flowchart import draw
from generator.render.templates import Theme
from generator.search.updating import Index, make, update
from generator.site.made import Made, Origin

PAIR, WHOLE, ATTACHMENT = "pair", "whole", "file"
"""What a thing to make is: the pages of a pair, what one output gives for the whole site, or an attachment."""

INDEX = f"{WHOLE} {search_index.__module__}.{search_index.__name__}"
"""The one thing that is brought up to date rather than made anew."""


class SiteError(Exception):
    """The staged site is not what it should be; the message is Chinese. Nothing was published."""


@dataclass(slots=True)
class Worker:
    """Writes below `stage`; `before` is the site that is in place now, `indexed` what its search index was made of."""

    publication: Publication
    theme: Theme
    stage: Path
    before: Path
    indexed: Origin | None = None

    def take_over(self, origins: Sequence[tuple[str, Origin]]) -> dict[str, Origin]:
        """Bring the files of these origins from the site of before into the stage; returns those that are as they were made."""
        return {name: origin for name, origin in origins if self._linked(origin.files)}

    def make(self, names: Sequence[str]) -> Mapping[str, tuple[tuple[Made, ...]] | tuple[tuple[Made, ...], Index]]:
        """Write everything that belongs to these names, which are of one kind; returns the files of each."""
        kind = names[0].partition(" ")[0]
        keys = {name: name.partition(" ")[2] for name in names}
        if kind == ATTACHMENT:
            return {name: ((self._attach(key),),) for name, key in keys.items()}
        if kind == WHOLE:
            return {name: self._index() if name == INDEX else (self._whole(key),) for name, key in keys.items()}
        wanted = set(keys.values())
        pairs = [pair for pair in self.publication.pairs if pair.id in wanted]
        flows = [flow for pair in pairs for item in pair.interpretations for flow in item.body.flows]
        draw(flows, ["flow"] * len(flows))  # one call of Graphviz for all of them; the pages find the pictures drawn
        return {f"{PAIR} {pair.id}": (self._pair(pair),) for pair in pairs}

    def _pair(self, pair: Pair) -> tuple[Made, ...]:
        return self._write(file for output in pair_outputs() for file in output(pair, self.publication, self.theme))

    def _whole(self, name: str) -> tuple[Made, ...]:
        return self._write(site_outputs()[name](self.publication, self.theme))

    def _index(self) -> tuple[tuple[Made, ...], Index]:
        """The search index, brought up to date where that can be done."""
        old = {item.path: item for item in self.indexed.files} if self.indexed else {}
        if self.indexed and self.indexed.search:

            def read(path: str) -> bytes:
                return as_made(self.before / path, old[path])

            with contextlib.suppress(OSError, KeyError):
                brought = update(self.publication, self.indexed.search, read)
                fresh = {file.path for file in brought[0]} if brought else set()
                rest = [item for path, item in old.items() if brought and path not in fresh | brought[1]]
                if brought and self._linked(rest):
                    return (*rest, *self._write(brought[0])), brought[2]
        files, index = make(self.publication)
        return self._write(files), index

    def close(self, made: Iterable[Made]) -> tuple[Made, ...]:
        """Write what is made of all that was written before."""
        listed = [(item.path.removesuffix("index.html"), item.changed) for item in made if item.listed]
        return self._write(closing_files(listed, self.publication, self.theme))

    def _linked(self, files: Sequence[Made]) -> bool:
        with contextlib.suppress(OSError):
            for item in files:
                as_made(self.before / item.path, item)
            self._link(files)
            return True
        return False

    def _link(self, files: Sequence[Made]) -> None:
        for item in files:
            source, target = self.before / item.path, self.stage / item.path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, target)
            except OSError:  # another file system, or one without links
                shutil.copyfile(source, target)

    def _attach(self, name: str) -> Made:
        path = f"files/{name}"
        return self._put(path, (self.publication.settings.content / path).read_bytes())

    def _write(self, files: Iterable[File]) -> tuple[Made, ...]:
        return tuple(self._put(file.path, _whole(file), listed=file.listed, changed=file.changed) for file in files)

    def _put(self, path: str, data: bytes, *, listed: bool = False, changed: date | None = None) -> Made:
        target = self.stage / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:  # two outputs must never claim one path
            stream.write(data)
        return Made(path, len(data), hashlib.sha256(data).hexdigest(), listed, changed)


def _whole(file: File) -> bytes:
    """The bytes of a file; raises SiteError for a page that is not closed or not filled."""
    if file.path.endswith(".html") and (not file.data.rstrip().endswith(b"</html>") or b"<!--slot:" in file.data):
        raise SiteError(f"页面 {file.path} 不完整")
    return file.data


def as_made(file: Path, made: Made) -> bytes:
    """The bytes of a file; raises OSError when it is not there, or no longer holds what was written to it."""
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != made.digest:
        raise OSError(f"{file} is not as it was made")
    return data
