"""What the reader refused, turned into hits; every kind of refusal belongs to one rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.finding import Hit, listed

if TYPE_CHECKING:
    from generator.model import Corpus, ProblemKind


def refused(corpus: Corpus, kind: ProblemKind) -> Iterator[Hit]:
    """The problems of this kind, of documents and of files that gave none; of one file, no more than are worth listing."""
    for problem in corpus.problems:
        if problem.kind is kind:
            yield Hit(problem.position, problem.message, problem.fix)
    for document in corpus.documents():
        yield from listed(Hit(each.position, each.message, each.fix) for each in document.problems if each.kind is kind)
