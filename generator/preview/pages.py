"""The files of the site, each made when it is asked for: the same outputs as the published site, and nothing else."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

from generator.outputs import pair_outputs, site_outputs
from generator.site.offered import offered_files

if TYPE_CHECKING:
    from generator.model import Pair
    from generator.outputs import SiteOutput
    from generator.publication import Publication
    from generator.render.templates import Theme

_DOCUMENT = re.compile(r"(policies|interpretations)/([^/]+)/(?:compare/)?index\.html")


class Pages:
    """The pages of one state of the project. `makers` remembers, from one state to the next, which output made which file."""

    def __init__(self, publication: Publication, theme: Theme, makers: dict[str, SiteOutput]) -> None:
        self.publication = publication
        self._theme = theme
        self._makers = makers
        self._made: dict[str, bytes] = {}
        self._done: set[SiteOutput] = set()
        self._pairs = {pair.id: pair for pair in publication.pairs}
        self._lock = threading.Lock()

    def find(self, path: str) -> bytes | None:
        """The file at this path of the site; None when the site has none."""
        if path.startswith("files/"):
            return self._attachment(path.removeprefix("files/"))
        with self._lock:  # one at a time: drawing is short, and what it calls need not be thread-safe
            if path not in self._made:
                self._make(path)
            return self._made.get(path)

    def _make(self, path: str) -> None:
        pair = self._pair(path)
        if pair is not None:
            files = (file for output in pair_outputs() for file in output(pair, self.publication, self._theme))
            for file in files:
                self._made[file.path] = file.data
                if file.path == path:
                    return
            return
        likely = self._makers.get(path)
        outputs = sorted(site_outputs().values(), key=lambda output: output is not likely)
        for output in outputs:
            if output not in self._done and path not in self._made:
                made = {file.path: file.data for file in output(self.publication, self._theme)}
                self._makers.update(dict.fromkeys(made, output))
                self._made.update(made)
                self._done.add(output)

    def _pair(self, path: str) -> Pair | None:
        """The pair whose outputs make this page: an interpretation's page belongs to the first policy it covers."""
        found = _DOCUMENT.fullmatch(path)
        if found is None:
            return None
        if found[1] == "policies":
            return self._pairs.get(found[2])
        item = self.publication.interpretations.get(found[2])
        covered = self.publication.explains(item) if item else ()
        return self._pairs.get(covered[0].id) if covered else None

    def _attachment(self, name: str) -> bytes | None:
        if name not in offered_files(self.publication):
            return None
        return (self.publication.settings.content / "files" / name).read_bytes()
