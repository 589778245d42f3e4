"""Watches the files that the preview is made from and reports them in batches, relative to the project."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from pathlib import Path

from generator.settings import CONFIG
from generator.theme import theme_directory

STEP = 30
"""Milliseconds without a change after which a batch ends."""


class Watcher:
    """Calls `report` from threads of its own, never twice at a time, until it is closed."""

    def __init__(self, root: Path, report: Callable[[Collection[str]], None]) -> None:
        self._root = root
        self._report = report
        self._lock = threading.Lock()
        self._stop = threading.Event()
        below = [root / "content", root / "standards", theme_directory(root)]
        trees = [path for path in below if path.is_dir()]
        self._threads = [
            threading.Thread(target=self._watch, args=(trees, True), daemon=True),
            threading.Thread(
                target=self._watch, args=([root], False), daemon=True
            ),  # for mkdocs.yml, saved by renaming
        ]

    def start(self) -> None:
        """Begin to watch."""
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()
        for thread in self._threads:
            thread.join(1.0)

    def _watch(self, paths: list[Path], below: bool) -> None:
        import watchfiles

        batches = watchfiles.watch(
            *paths, step=STEP, stop_event=self._stop, recursive=below, raise_interrupt=False, rust_timeout=500
        )
        for batch in batches:
            changed = {self._name(Path(path)) for _, path in batch}
            if not below:
                changed &= {CONFIG}
            if changed:
                with self._lock:
                    self._report(changed)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.as_posix()
