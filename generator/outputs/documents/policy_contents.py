"""The table of contents of a policy: its headings, and its articles by their first words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.articles import articles_of

if TYPE_CHECKING:
    from generator.model import Policy
    from generator.render.body import RenderedBody

_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a heading (`level` 2 or 3) or an article (`level` 0) with its first words."""

    level: int
    text: str
    id: str
    words: str = ""


def contents(policy: Policy, body: RenderedBody) -> tuple[Line, ...]:
    """Headings and articles in the order of the text; only what has an address on the page."""
    headings = {entry.id: Line(entry.level, entry.text, entry.id) for entry in body.toc}
    lines = [(body.html.find(f'id="{key}"'), line) for key, line in headings.items()]
    for article in articles_of(policy):
        key = f"article-{article.number}" + (f"-{article.inserted}" if article.inserted else "")
        if key in headings:
            continue
        headings[key] = Line(0, article.label, key, _first_words(article.label, article.paragraphs))
        lines.append((body.html.find(f'id="{key}"'), headings[key]))
    return tuple(line for at, line in sorted(lines, key=lambda item: item[0]) if at >= 0)


def _first_words(label: str, paragraphs: tuple[str, ...]) -> str:
    words = paragraphs[0].removeprefix(label).strip() if paragraphs else ""
    return words if len(words) <= _LENGTH else words[:_LENGTH] + "…"
