"""The page of an interpretation: the way back to its policies, whether they still hold, its elements, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.outputs import pair_output
from generator.outputs.views import (
    article_meta,
    describe,
    interpretation_line,
    interpretation_url,
    policy_line,
    round_name,
    site_meta,
    title_of,
)
from generator.render.body import render_body
from generator.render.qr import qr_svg
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from generator.model import Interpretation, Media, Pair
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

COLUMN = "政策解读"
PLAYERS = {
    "image": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"),
    "video": (".mp4", ".webm"),
    "audio": (".mp3", ".m4a", ".ogg", ".wav"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture, film or recording: how it is shown (image, video, audio, or link for anything else)."""

    kind: str
    title: str
    url: str


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
    siblings = {
        other.id: other for policy in policies for other in publication.explained_by(policy) if other.id != item.id
    }
    contact = item.contact
    return theme.page(
        url,
        "interpretation.html",
        title=title_of(item),
        section="interpretations",
        description=description,
        trail=(Crumb(COLUMN, "interpretations/"),),
        meta=[
            *site_meta(theme.settings, address, COLUMN, "政策解读"),
            *article_meta(item, source=item.source or item.unit or "", keywords=keywords),
        ],
        unit=item.unit or "",
        forms=item.forms,
        round=round_name(item),
        source=item.source or "",
        day=item.published,
        policies=[policy_line(policy, publication) for policy in policies],
        legacy=item.id in publication.legacy,
        body=render_body(item, theme),
        media=[_shown(media) for media in item.media],
        siblings=[interpretation_line(other) for other in siblings.values()],
        contact_unit=(contact.unit or "") if contact else "",
        contact_phone=(contact.phone or "") if contact else "",
        address=address,
        qr=Markup(qr_svg(address)) if address else "",  # our own drawing
    )


def _shown(media: Media) -> Shown:
    suffix = PurePosixPath(media.file).suffix.lower()
    kind = next((name for name, suffixes in PLAYERS.items() if suffix in suffixes), "link")
    return Shown(kind, media.title, f"files/{media.file}")
