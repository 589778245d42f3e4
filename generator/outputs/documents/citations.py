"""Citations of articles in an interpretation as links to the article on the policy's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.articles import articles_of, citations, cites_policy
from generator.model import Pair
from generator.outputs.documents.amended import article_key
from generator.outputs.documents.own_articles import cited_place
from generator.outputs.views import policy_url
from generator.render.body import article_places
from generator.render.marks import Mark, Marker

if TYPE_CHECKING:
    from generator.model import Interpretation, Policy

UP = "../../"
"""From the page of an interpretation to the root of the site."""


def article_links(item: Interpretation, policies: Sequence[Policy]) -> Marker:
    """Marks each citation that speaks of exactly one of these policies and of an article that it has."""
    known = [
        (
            Pair(policy.id, policy, (item,)),
            f"{UP}{policy_url(policy)}",
            {article_key(article.number, article.inserted) for article in articles_of(policy)},
            article_places(policy) if "款" in item.body.text else frozenset(),
        )
        for policy in policies
    ]

    def marker(text: str) -> Iterator[Mark]:
        if "条" not in text:
            return
        for citation in citations(text):
            key = article_key(citation.first, citation.inserted)
            urls = [
                f"{url}#{cited_place(citation, places)}"
                for pair, url, keys, places in known
                if cites_policy(citation, pair) and key in keys
            ]
            if len(urls) == 1:
                yield Mark(citation.start, citation.end, urls[0], "zc-cited")

    return marker
