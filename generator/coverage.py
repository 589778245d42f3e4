"""Which articles of a policy its interpretations explain, and where: by a citation, or as far as the words tell; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.articles import articles_of, citations, cites_policy
from generator.copying import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.articles import Article
    from generator.model import Pair, Position

EXPLICIT, SUGGESTED = "explicit", "suggested"
_FORMAL = re.compile(
    r"制定本|(?:负责|行使)?解释[。，]|解释权|[起日]施行|[起日]实施|[起日]执行|同时废止|是指|所称|本[^，。]{2,6}适用|适用本"
    r"|应当遵循|原则[。，]|组织领导|另有规定|参照本|依照[^。]{0,30}处[理分罚]"
)
_GROUP = 3
_ENOUGH = 0.3
_SHORT = 15
_PASSAGES = 100


@dataclass(frozen=True, slots=True)
class Explained:
    """An article and the passages that explain it: the place and whether it is cited or only suggested by its words."""

    article: Article
    substantive: bool
    passages: tuple[tuple[Position, str], ...]


def coverage(pair: Pair) -> tuple[Explained, ...]:
    """Every article of the pair's policy in order; empty for a policy without articles."""
    articles = articles_of(pair.policy) if pair.policy else ()
    if not articles:
        return ()
    cited: dict[tuple[int, int], list[Position]] = {}
    texts: list[tuple[Position, set[str]]] = []
    for item in pair.interpretations:
        for piece in item.body.pieces():
            if not piece.text:
                continue
            texts.append((piece.position, _groups(piece.text)))
            for citation in citations(piece.text):
                if cites_policy(citation, pair):
                    for number in range(citation.first, min(citation.last, citation.first + len(articles)) + 1):
                        cited.setdefault((number, citation.inserted), []).append(piece.at(citation.start))
    near = _joined(texts)
    return tuple(_explained(article, cited.get((article.number, article.inserted), ()), near) for article in articles)


def _joined(texts: list[tuple[Position, set[str]]]) -> list[tuple[Position, set[str]]]:
    """Neighbours of very long interpretations put together, so that every article is held against few passages."""
    size = -(-len(texts) // _PASSAGES) or 1
    starts = range(0, len(texts), size)
    return [(texts[at][0], set().union(*(groups for _, groups in texts[at : at + size]))) for at in starts]


def _explained(article: Article, places: Sequence[Position], texts: Sequence[tuple[Position, set[str]]]) -> Explained:
    text = "".join(article.paragraphs)
    passages = [(place, EXPLICIT) for place in places]
    groups = _groups(text)
    if not passages and len(groups) >= _SHORT:
        near = [(len(groups & other) / len(groups), place) for place, other in texts]
        share, place = max(near, key=lambda item: item[0], default=(0.0, article.start))
        if share >= _ENOUGH:
            passages = [(place, SUGGESTED)]
    return Explained(article, not _FORMAL.search(text) and len(text) >= _SHORT, tuple(passages))


def _groups(text: str) -> set[str]:
    bare = letters(text)
    return {bare[start : start + _GROUP] for start in range(len(bare) - _GROUP + 1)}
