"""All that rules may look at when they judge one subject, so that a judgement can be kept until any of it changes."""

from __future__ import annotations

import hashlib
import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from generator.model import BY_SIGNATURE, Consultation, Document, Interpretation, Pair, Policy
from generator.rules.file_names import is_id
from generator.rules.relations import relations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Link
    from generator.rules import Context


def surroundings(subject: Document | Pair, context: Context) -> object:
    """A value that is equal only while the subject and all its rules may see of other documents stay the same.

    None where no value says enough: whether a signature holds is for a program of this machine to say, each time anew. What
    concerns the whole corpus (settings, standard, day, unreadable files, attachments) is not in it. A document is told by the
    digest of its file where the corpus has one, else by all it says.
    """
    signed = context.corpus.signoffs.get(subject.id) if isinstance(subject, Pair) else None
    if signed and any(statement.level == BY_SIGNATURE for statement in signed.statements):
        return None
    documents = subject.documents if isinstance(subject, Pair) else (subject, *_referred(subject, context))
    stamps = context.corpus.stamps
    known = tuple(
        (other.path, stamps.get(other.path, other), context.stage(other), context.legacy(other)) if other else None
        for other in documents
    )
    unknown = None in known or (isinstance(subject, Pair) and subject.policy is None)
    return known, signed, _names(context) if unknown else ""  # remedies name what exists instead


def _names(context: Context) -> str:
    """A digest of what all documents are called: paths, and the 文号 of policies."""
    key = (_names, "")
    if key not in context.kept:
        numbers = (f"{policy.id} {policy.number}" for policy in context.corpus.policies)
        told = "\n".join((*sorted(context.documents), *sorted(numbers)))
        context.kept[key] = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return cast("str", context.kept[key])


def _referring(policy: Policy, context: Context) -> Sequence[Policy]:
    """The policies that change, repeal or rest on this one, by whatever name they call it."""
    key = (_referring, "")
    if key not in context.kept:
        found: defaultdict[str, list[Policy]] = defaultdict(list)
        for relation in relations(context.corpus):
            found[relation.other.id].append(relation.policy)
        context.kept[key] = found
    return cast("Mapping[str, list[Policy]]", context.kept[key]).get(policy.id, ())


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
        named = (context.documents.get(f"content/interpretations/{target}.md") for target in document.targets)
        yield from (other for other in named if other)  # what the first interpretation says need not be said again
    if isinstance(document, Policy):
        yield from _related(document, context)
        yield from _referring(document, context)
    if isinstance(document, Consultation):
        policies = (document.draft or "", *document.became)
        yield from (context.documents.get(f"content/policies/{each}.md") for each in policies)
    for link in document.body.links:
        path = target_path(link, document)
        if path and path.endswith(".md"):
            yield context.documents.get(path)


def _related(policy: Policy, context: Context) -> Iterator[Document | None]:
    references = (*policy.amends, *policy.repeals, *policy.bases)
    yield from (context.documents.get(f"content/policies/{each}.md") for each in references if is_id(each))
