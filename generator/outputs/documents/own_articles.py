"""A policy's references to its own articles (本办法第五条, 第十一条第二款) as links within its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.articles import articles_of, citations, cites_policy
from generator.model import Pair
from generator.render.marks import Mark, Marker, no_marks

if TYPE_CHECKING:
    from generator.model import Policy


def own_articles(policy: Policy) -> Marker:
    """Marks what the policy cites of itself; one that amends others speaks of theirs, so nothing is marked in it."""
    if policy.amends:
        return no_marks
    paragraphs = {(article.number, article.inserted): len(article.paragraphs) for article in articles_of(policy)}
    pair = Pair(policy.id, policy)

    def marker(text: str) -> Iterator[Mark]:
        for citation in citations(text) if "条" in text else ():
            count = paragraphs.get((citation.first, citation.inserted))
            if count is None or not cites_policy(citation, pair):
                continue
            key = f"article-{citation.first}" + (f"-{citation.inserted}" if citation.inserted else "")
            if citation.paragraph and 2 <= citation.paragraph <= count:
                key += f"-kuan-{citation.paragraph}"
            yield Mark(citation.start, citation.end, f"#{key}", "zc-own-article")

    return marker
