"""规范性文件库: every policy in one table, cut into pages that need no script; a script filters and sorts the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.outputs import heads_output
from generator.outputs.data.changes import latest
from generator.outputs.lists.index_values import KINDS, entries
from generator.outputs.lists.paging import NEWEST, cut
from generator.outputs.views import TONES, PolicyLine, newest_first, policy_line, policy_url, site_meta
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from generator.model import Policy
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

BASE = "library/"
NAME = "规范性文件库"
PAGE_SIZE = 50
_DOORS = 8


@dataclass(frozen=True, slots=True)
class Related:
    """What another document has to do with this one; `url` is empty when it is not on this site."""

    kind: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Held:
    """A policy in the table: its line with interpretations, the dates it holds between, and its relations."""

    line: PolicyLine
    effective: date | None
    expires: date | None
    relations: tuple[Related, ...]


def held(policy: Policy, publication: Publication) -> Held:
    """A policy as the table shows it; 依据 is left to its own page, for nearly every document has some."""
    return Held(
        policy_line(policy, publication, with_readings=True),
        policy.effective,
        publication.last_day(policy),
        tuple(
            Related(relation.kind, relation.text, policy_url(relation.policy) if relation.policy else "")
            for relation in publication.relations[policy.id]
            if relation.kind != "依据"
        ),
    )


@heads_output
def library(publication: Publication, theme: Theme) -> Iterator[File]:
    """The pages of the table; on the first one the doors to the indexes and, for the script, the filter."""
    policies = newest_first(publication.policies.values())
    indexes = [(kind, entries(kind, publication)) for kind in KINDS]
    types = sorted({policy.document_type for policy in publication.policies.values() if policy.document_type})
    choices = [(kind.key, kind.noun, [(entry.value, entry.name) for entry in made]) for kind, made in indexes]
    choices.append(("kind", "文件类型", [(name, name) for name in types]))
    in_force = sum(state.in_force for state in publication.validity.values())
    normative = sum(policy.document_type == "行政规范性文件" for policy in publication.policies.values())
    for pages, shown in cut(BASE, policies, PAGE_SIZE):
        url = pages.url()
        newest = pages.number == NEWEST
        yield theme.page(
            url,
            "library.html",
            title=NAME if newest else f"{NAME}（第{pages.number}页）",
            section="library",
            description=f"{theme.settings.site_name}：全部{pages.total}份政策文件的有效性、文号、日期、相互关系和解读。",
            trail=() if newest else (Crumb(NAME, BASE),),
            meta=site_meta(theme.settings, theme.absolute(url), NAME, "列表"),
            changed=latest(shown),
            module="library.js" if newest else "",
            rows=[held(policy, publication) for policy in shown],
            indexes=[(kind, made[:_DOORS], len(made)) for kind, made in indexes if made],
            choices=[choice for choice in choices if choice[2]],
            in_force=in_force,
            normative=normative,
            tones=TONES,
            pages=pages,
            as_of=publication.as_of,
        )
