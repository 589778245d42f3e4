"""What one must know before reading an interpretation: that a policy it speaks of has ended, or was changed since it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.articles import articles_of
from generator.outputs.documents.amended import amendments, article_key
from generator.outputs.views import TONES, policy_url, title_of
from generator.publication import in_effect
from generator.render.templates import quoted

if TYPE_CHECKING:
    from generator.model import Interpretation, Policy
    from generator.publication import Publication


@dataclass(frozen=True, slots=True)
class Caveat:
    """`tone` is ended or warn; after `words` stand the documents to read instead, each with its title in 《》 and its address."""

    tone: str
    words: str
    documents: tuple[tuple[str, str], ...] = ()


def caveats(item: Interpretation, policies: Sequence[Policy], publication: Publication) -> Iterator[Caveat]:
    """The caveats for what `item` says of these policies; of several each is named."""
    several = len(policies) > 1
    for policy in policies:
        name = quoted(title_of(policy)) if several else "文件"
        validity = publication.validity[policy.id]
        if TONES.get(validity.state) == "ended":
            yield Caveat("ended", f"{name}已失效，{'讲它的话' if several else '下面'}是当时的规定")
        elif validity.in_force and (others := _changed_since(item, policy, publication)):
            changed = _changed_articles(policy, others, publication)
            links = tuple((quoted(title_of(other)), policy_url(other)) for other in others)
            if changed:
                old = f"{'讲它的话' if several else '下面'}是修改以前的说法；{changed}，见"
                yield Caveat("warn", f"{name}已修改，{old}", links)
            else:
                yield Caveat("warn", f"{name}已修改，以新文件为准：", links)


def _changed_since(item: Interpretation, policy: Policy, publication: Publication) -> list[Policy]:
    """The documents at work on this policy that came after the interpretation, the newest first; a later one speaks of their text."""
    written, now = item.published, publication.as_of
    found = {
        line.policy.id: line.policy
        for line in publication.relations.get(policy.id, ())
        if line.kind == "被修改" and line.policy and in_effect(line.policy, now)
    }
    later = [
        (other.effective or other.published, other)
        for other in found.values()
        if written and other.published and other.published > written
    ]
    return [other for _, other in sorted(later, key=lambda one: (one[0] or now, one[1].id), reverse=True)]


def _changed_articles(policy: Policy, others: Sequence[Policy], publication: Publication) -> str:
    """第二条、第三条已变: what these documents name; empty where none names an article."""
    by_article = amendments(policy, publication)
    ids = {other.id for other in others}
    told = {key: {one.source for one in found} & ids for key, found in by_article.items()}
    labels = [
        article.label for article in articles_of(policy) if told.get(article_key(article.number, article.inserted))
    ]
    if not labels:
        return ""
    more = "" if ids <= set().union(*told.values()) else "，其他的以新文件为准"
    return f"{'、'.join(dict.fromkeys(labels))}已变{more}"
