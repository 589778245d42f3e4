"""A policy's references to its own articles (本办法第五条, 第十一条第二款) as links within its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.articles import articles_of, citations, cites_policy
from generator.model import Pair
from generator.outputs.documents.amended import article_key
from generator.render.body import article_places
from generator.render.marks import Mark, Marker, no_marks

if TYPE_CHECKING:
    from generator.articles import Citation
    from generator.model import Policy


def own_articles(policy: Policy) -> Marker:
    """Marks what the policy cites of itself; one that amends others speaks of theirs, so nothing is marked in it."""
    if policy.amends:
        return no_marks
    known = {(article.number, article.inserted) for article in articles_of(policy)}
    places = article_places(policy) if "款" in policy.body.text else frozenset()
    pair = Pair(policy.id, policy)

    def marker(text: str) -> Iterator[Mark]:
        for citation in citations(text) if "条" in text else ():
            if (citation.first, citation.inserted) in known and cites_policy(citation, pair):
                yield Mark(citation.start, citation.end, f"#{cited_place(citation, places)}", "zc-own-article")

    return marker


def cited_place(citation: Citation, places: frozenset[str]) -> str:
    """The id of the cited paragraph on its policy's page where that is among these places, else of the article."""
    key = article_key(citation.first, citation.inserted)
    paragraph = f"{key}-kuan-{citation.paragraph}"
    return paragraph if paragraph in places else key
