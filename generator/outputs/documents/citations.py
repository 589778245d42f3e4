"""Citations of articles in an interpretation as links to the article on the policy's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.articles import citations, cites_policy
from generator.model import Pair
from generator.outputs.documents.comparison import compare
from generator.outputs.views import policy_url
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
            {compared.id for compared in compare(policy, (item,))},
        )
        for policy in policies
    ]

    def marker(text: str) -> Iterator[Mark]:
        if "条" not in text:
            return
        for citation in citations(text):
            key = f"article-{citation.first}" + (f"-{citation.inserted}" if citation.inserted else "")
            urls = [url for pair, url, ids in known if cites_policy(citation, pair) and key in ids]
            if len(urls) == 1:
                yield Mark(citation.start, citation.end, f"{urls[0]}#{key}", "zc-cited")

    return marker
