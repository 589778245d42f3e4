"""Which documents the public would not see today; their titles say so on every page of the preview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.model import Consultation, Corpus, Document, Policy, Stage
from generator.reader import assemble

if TYPE_CHECKING:
    from datetime import date

DocumentType = TypeVar("DocumentType", bound=Document)


def hidden_because(document: Document, as_of: date) -> str:
    """Why the public does not see this document on the day `as_of`; empty when it does."""
    if document.stage is not Stage.PUBLISH:
        return "草稿"
    if isinstance(document, Policy) and document.disclosure not in (None, "主动公开"):
        return document.disclosure or ""
    day = document.opens if isinstance(document, Consultation) else document.published
    if day and day > as_of:
        return "待发布"
    return ""


def mark_titles(corpus: Corpus, as_of: date) -> Corpus:
    """The corpus with 【草稿】 and the like before the titles of what is not public yet."""
    documents = [_mark(document, as_of) for document in corpus.documents()]
    return assemble(documents, corpus.problems, corpus.unreadable, corpus.files, corpus.pages)


def _mark(document: DocumentType, as_of: date) -> DocumentType:
    reason = hidden_because(document, as_of)
    return replace(document, title=f"【{reason}】{document.title or document.id}") if reason else document
