"""All that rules may look at when they judge one subject, so that a judgement can be kept until any of it changes."""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from generator.model import Consultation, Document, Interpretation, Pair, Policy
from generator.rules.file_names import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Link
    from generator.rules import Context


def surroundings(subject: Document | Pair, context: Context) -> object:
    """A value that is equal only while the subject and all its rules may see of other documents stay the same.

    What concerns the whole corpus (settings, standard, day, unreadable files, attachments) is not in it. A document is told by
    the digest of its file where the corpus has one, else by all it says.
    """
    documents = subject.documents if isinstance(subject, Pair) else (subject, *_referred(subject, context))
    stamps = context.corpus.stamps
    known = tuple(
        (other.path, stamps.get(other.path, other), context.stage(other), context.legacy(other)) if other else None
        for other in documents
    )
    signed = context.corpus.signoffs.get(subject.id) if isinstance(subject, Pair) else None
    return known, signed, _names(context) if None in known else ""  # remedies name what exists instead


def _names(context: Context) -> str:
    """A digest of the paths of all documents."""
    key = (_names, "")
    if key not in context.kept:
        context.kept[key] = hashlib.sha256("\n".join(sorted(context.documents)).encode()).hexdigest()
    return cast("str", context.kept[key])


def target_path(link: Link, document: Document) -> str | None:
    """The path in the project that a relative link leads to; None for other addresses and for places on the page."""
    try:
        parts = urlsplit(link.url)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or "\\" in parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(document.path), unquote(parts.path)))


def _referred(document: Document, context: Context) -> Iterator[Document | None]:
    if isinstance(document, Interpretation):
        targets = [context.documents.get(f"content/policies/{target}.md") for target in document.targets]
        yield from targets
        for policy in targets:  # an interpretation may quote the figures of what its policy changes
            yield from _related(policy, context) if isinstance(policy, Policy) else ()
    if isinstance(document, Policy):
        yield from _related(document, context)
    if isinstance(document, Consultation):
        named = (document.draft or "", *document.became)
        yield from (context.documents.get(f"content/policies/{each}.md") for each in named)
    for link in document.body.links:
        path = target_path(link, document)
        if path and path.endswith(".md"):
            yield context.documents.get(path)


def _related(policy: Policy, context: Context) -> Iterator[Document | None]:
    references = (*policy.amends, *policy.repeals, *policy.bases)
    yield from (context.documents.get(f"content/policies/{each}.md") for each in references if is_id(each))
