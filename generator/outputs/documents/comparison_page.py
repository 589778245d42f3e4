"""逐条对照 of one interpretation: each article of its policies beside what the interpretation says about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.outputs import pair_output
from generator.outputs.data.changes import interpretation_changed
from generator.outputs.documents.amended import amended_notes
from generator.outputs.documents.comparison import Compared, compare
from generator.outputs.views import PolicyLine, interpretation_url, policy_line, site_meta, title_of
from generator.render.article_pieces import article_pieces, part_pieces
from generator.render.body import render_body
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.model import Interpretation, Pair, Policy
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

UP = "../../../"
"""From a comparison to the root of the site."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An article with its text and what explains it."""

    article: Compared
    text: Markup


@dataclass(frozen=True, slots=True)
class Comparison:
    """A policy: the articles that are explained, and those that the interpretation leaves out."""

    policy: PolicyLine
    rows: tuple[Beside, ...]
    left_out: tuple[Compared, ...]

    @property
    def count(self) -> int:
        """How many articles the policy has."""
        return len(self.rows) + len(self.left_out)

    @property
    def unit(self) -> str:
        """What they are: 条 or 部分."""
        return (*(row.article for row in self.rows), *self.left_out)[0].unit if self.count else "条"

    @property
    def cited(self) -> int:
        """How many of them the interpretation names."""
        return sum(row.article.cited for row in self.rows)


def comparison_url(item: Interpretation) -> str:
    """The address of the comparison."""
    return f"{interpretation_url(item)}compare/"


def explained(item: Interpretation, policies: tuple[Policy, ...]) -> tuple[int, int, str] | None:
    """How many articles the interpretation names, of how many, and whether 条 or 部分; None where nothing stands side by side."""
    articles = [compared for policy in policies for compared in compare(policy, (item,))]
    if not any(compared.passages for compared in articles):
        return None
    return sum(compared.cited for compared in articles), len(articles), articles[0].unit


@pair_output
def comparison_pages(pair: Pair, publication: Publication, theme: Theme) -> Iterator[File]:
    """The comparisons of the interpretations whose first visible policy is this pair's."""
    for item in pair.interpretations:
        policies = publication.explains(item)
        if policies and policies[0].id == pair.id and explained(item, policies):
            yield _page(item, policies, publication, theme)


def _page(item: Interpretation, policies: tuple[Policy, ...], publication: Publication, theme: Theme) -> File:
    url = comparison_url(item)
    title = f"逐条对照：{title_of(item)}"
    return theme.page(
        url,
        "comparison.html",
        title=title,
        section="interpretations",
        description=f"{title_of(item)}，与政策原文逐条对照。",
        trail=(Crumb("政策解读", "interpretations/"), Crumb(title_of(item), interpretation_url(item))),
        meta=site_meta(theme.settings, theme.absolute(url), "政策解读", "政策解读"),
        changed=interpretation_changed(item, publication),
        reading=interpretation_url(item),
        comparisons=[_comparison(policy, item, publication, theme) for policy in policies],
    )


def _comparison(policy: Policy, item: Interpretation, publication: Publication, theme: Theme) -> Comparison:
    line = policy_line(policy, publication)
    changed = amended_notes(policy, publication, theme, "../../")  # as on the policy's page, whose pieces these are
    body = render_body(policy, theme, notes=changed)
    texts = article_pieces(body, line.url, UP) or part_pieces(body, line.url, UP)
    articles = compare(policy, (item,))
    return Comparison(
        line,
        tuple(Beside(one, texts[one.id]) for one in articles if one.passages and one.id in texts),
        tuple(one for one in articles if not one.passages or one.id not in texts),
    )
