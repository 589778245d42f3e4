"""The text of the project's other files whose words are shown on the site or may be read with it: settings, norms, synonyms."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.reader.files import MAX_FILE, unify_line_ends
from generator.reader.synonyms import SYNONYMS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Corpus

_FILES = ("mkdocs.yml", SYNONYMS)


def read_site_files(root: Path, corpus: Corpus) -> Corpus:
    """The corpus with these files, as far as they are there. What keeps one from being used is said by who uses it."""
    norms = sorted(file.name for file in (root / "standards").glob("*.yml"))
    texts = {}
    for path in (*_FILES, *(f"standards/{name}" for name in norms)):
        with suppress(OSError), (root / path).open("rb") as file:
            texts[path] = unify_line_ends(file.read(MAX_FILE).decode("utf-8-sig", "replace"))
    return replace(corpus, site_files=texts)
