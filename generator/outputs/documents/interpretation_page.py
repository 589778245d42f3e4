"""The page of an interpretation: the way back to its policies, whether they still hold, its elements, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.fields import FORMS
from generator.outputs import pair_output
from generator.outputs.data.changes import interpretation_changed
from generator.outputs.data.structured_data import of_interpretation
from generator.outputs.documents.caveats import caveats
from generator.outputs.documents.citations import article_links
from generator.outputs.documents.comparison_page import comparison_url, explained
from generator.outputs.documents.glance import glance
from generator.outputs.documents.media import shown
from generator.outputs.documents.standing import changed_again, reasons
from generator.outputs.documents.supplements import supplement
from generator.outputs.office.awards import awards
from generator.outputs.views import (
    InterpretationLine,
    article_meta,
    describe,
    interpretation_line,
    interpretation_url,
    people_of,
    policy_line,
    policy_url,
    round_label,
    round_name,
    site_meta,
    title_of,
)
from generator.render.body import render_body
from generator.render.qr import qr_svg
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from generator.model import Interpretation, Pair, Policy
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

COLUMN = "政策解读"


@dataclass(frozen=True, slots=True)
class Round:
    """An interpretation in the list of all that explain the same policies: `name` is what views.round_label says; `here` is this page.

    `added` is what a further round adds.
    """

    name: str
    line: InterpretationLine
    here: bool
    added: str = ""


@pair_output
def interpretation_pages(pair: Pair, publication: Publication, theme: Theme) -> Iterator[File]:
    """The pages of the interpretations whose first visible policy is this pair's, so that each is made once."""
    for item in pair.interpretations:
        covered = publication.explains(item)
        if covered and covered[0].id == pair.id:
            yield _page(item, publication, theme)


def _page(item: Interpretation, publication: Publication, theme: Theme) -> File:
    url = interpretation_url(item)
    address = theme.absolute(url)
    description = describe(item)
    policies = publication.explains(item)
    keywords = [word for policy in policies for word in (*policy.keywords, *policy.aliases, *policy.topics)]
    contact = item.contact
    return theme.page(
        url,
        "interpretation.html",
        module="reading.js",
        title=title_of(item),
        section="interpretations",
        description=description,
        trail=(Crumb(COLUMN, "interpretations/"),),
        meta=[
            *site_meta(theme.settings, address, COLUMN, "政策解读"),
            *article_meta(item, source=item.source or item.unit or "", keywords=keywords),
        ],
        structured=of_interpretation(item, publication, theme),
        changed=interpretation_changed(item, publication),
        unit=item.unit or "",
        forms=item.forms,
        people=people_of(item),
        round=round_name(item),
        source=item.source or "",
        day=item.published,
        policies=[policy_line(policy, publication) for policy in policies],
        legacy=item.id in publication.legacy,
        awards=awards(policies, publication),
        body=render_body(item, theme, article_links(item, policies)),
        media=[shown(media, theme.settings.content / "files") for media in item.media],
        glance=glance(item, policies, publication),
        reasons={policy_url(policy): reasons(policy, publication) for policy in policies},
        changed_again=[pointer for policy in policies for pointer in changed_again(policy, publication)],
        caveats=tuple(caveats(item, policies, publication)),
        rounds=_rounds(item, policies, publication),
        compared=explained(item, policies),
        comparison=comparison_url(item),
        contact_unit=(contact.unit or "") if contact else "",
        contact_phone=(contact.phone or "") if contact else "",
        address=address,
        qr=Markup(qr_svg(address)) if address else "",  # our own drawing
    )


def _rounds(item: Interpretation, policies: tuple[Policy, ...], publication: Publication) -> list[Round]:
    """All that explain these policies, by round, then by form; empty when this is the only one."""
    found = {other.id: other for policy in policies for other in publication.explained_by(policy)}
    ordered = sorted(found.values(), key=lambda other: (other.round, *map(FORMS.index, other.forms[:1]), other.id))
    if len(ordered) < 2:
        return []
    return [
        Round(
            round_label(other, policies, publication),
            interpretation_line(other),
            other.id == item.id,
            supplement(other),
        )
        for other in ordered
    ]
