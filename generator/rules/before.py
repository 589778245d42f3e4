"""The state a change starts from, as the rules on changes ask for it: what was public, what was in force, what took its place."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, cast

from generator.model import Document, Interpretation, Pair, Policy, Stage

if TYPE_CHECKING:
    from datetime import date

    from generator.rules import Context

OVER = ("失效", "失效（提前废止）")


def pair_before(pair: Pair, context: Context) -> Pair | None:
    """The pair of the same id in the base, empty when it was not there; None when there is nothing to compare with.

    A file that could not be read then says nothing about what was there.
    """
    if context.base is None:
        return None
    old, unread = _looked_up(context)
    return None if pair.id in unread else old.get(pair.id, Pair(pair.id, None))


def _looked_up(context: Context) -> tuple[dict[str, Pair], set[str]]:
    """The pairs of the base by id, and the ids of which a file could not be read then or now; made once a check."""
    key = (_looked_up, "")
    if key not in context.kept and context.base:
        paths = context.base.unreadable | context.corpus.unreadable
        unread = {path.rpartition("/")[2].partition(".")[0] for path in paths}
        context.kept[key] = ({pair.id: pair for pair in context.base.pairs}, unread)
    return cast("tuple[dict[str, Pair], set[str]]", context.kept[key])


def was_public(document: Document, as_of: date) -> bool:
    """Whether the document stood on the site: it had come to 发布, and its day is not still ahead."""
    return document.stage is Stage.PUBLISH and not (document.published and document.published > as_of)


def in_force(policy: Policy, as_of: date) -> bool:
    """Whether people may rely on it: public and not over, as its own front matter says."""
    if policy.stage is not Stage.PUBLISH or policy.validity in OVER:
        return False
    return bool(policy.validity) or not (policy.expires and policy.expires < as_of)


def excused(policy: Policy, context: Context) -> bool:
    """Whether it needs no interpretation: somebody approved that, or the norm asks none for a draft put out for comments."""
    if policy.exempt:
        return bool(policy.exempt.reason and policy.exempt.approver)
    return policy.document_type == "征求意见稿" and not context.standard.interpret_drafts


def successor(document: Document, context: Context) -> Document | None:
    """The new file that carries on a document whose file is gone: the same title, 文号 or text under another name."""
    old = {item.path for item in context.base.documents()} if context.base else set()
    for other in context.documents.values():
        if other.path not in old and type(other) is type(document) and _same(document, other):
            return other
    return None


def deleted_in_public(path: str, context: Context) -> bool:
    """Whether the change deletes a published document that stood at this path, and nothing takes its place."""
    if context.base is None or path in context.documents or path in context.corpus.unreadable:
        return False
    gone = next((document for document in context.base.documents() if document.path == path), None)
    return gone is not None and was_public(gone, context.as_of) and successor(gone, context) is None


def _same(one: Document, other: Document) -> bool:
    if one.title and other.title and _plain(one.title) == _plain(other.title):
        return True
    if isinstance(one, Policy) and isinstance(other, Policy) and one.number and other.number:
        return _plain(one.number) == _plain(other.number)
    return isinstance(one, Interpretation) and bool(one.seal.text) and one.seal.text == other.seal.text


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
