"""Documents as they stand in lists, drawn once a build: the same lines appear in many lists, at different depths of address."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.outputs.views import interpretation_line, policy_line
from generator.render.templates import link_to

if TYPE_CHECKING:
    from generator.publication import Publication
    from generator.render.templates import Theme

_ROOT = "\0"
"""Stands for the way to the site's root until it is known; no document holds it, for neither YAML nor Markdown lets it in."""


def policy_items(publication: Publication, theme: Theme) -> dict[str, Markup]:
    """Every policy with its interpretations, by id."""
    draw = partial(theme.component, "policy-item", link=partial(link_to, _ROOT))
    return {
        key: draw(line=policy_line(policy, publication, with_readings=True))
        for key, policy in publication.policies.items()
    }


def interpretation_items(publication: Publication, theme: Theme) -> dict[str, Markup]:
    """Every interpretation with its policies, by id."""
    draw = partial(theme.component, "interpretation-item", link=partial(link_to, _ROOT))
    return {key: draw(line=interpretation_line(item, publication)) for key, item in publication.interpretations.items()}


def placed(items: Iterable[Markup], url: str) -> list[Markup]:
    """The items with links that lead from the page `url`."""
    root = "../" * url.count("/")
    return [Markup(item.replace(_ROOT, root)) for item in items]  # drawn and escaped by the template above
