"""The home page: search first, the doors, what is new, what begins and ends soon, and the readings chosen as examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.outputs import site_output
from generator.outputs.data.changes import site_changed
from generator.outputs.data.feeds import feeds_of
from generator.outputs.data.structured_data import of_site
from generator.outputs.lists.expiring import changes
from generator.outputs.lists.index_values import GROUPS, TOPICS, entries
from generator.outputs.lists.questions import sources
from generator.outputs.lists.services import services
from generator.outputs.office.consulting import OPEN, in_order
from generator.outputs.office.showcase import listed
from generator.outputs.views import newest_first, policy_line, site_meta

if TYPE_CHECKING:
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

NEWEST = 5
SERVICES = 6
SOON = 4
SOON_DAYS = 92
DOORS = 12


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the site: its name, what is behind it, its address, how many there are of what, and the name of its drawing."""

    name: str
    about: str
    url: str
    count: int
    unit: str
    icon: str


@site_output
def home(publication: Publication, theme: Theme) -> Iterator[File]:
    """The home page, poured into the hand-written content/pages/index.md."""
    policies = newest_first(publication.policies.values())
    in_force = sum(state.in_force for state in publication.validity.values())
    offered = [service for service in services(publication) if service.policy.mark.tone != "ended"]
    asked = sum(len(source.questions) for source in sources(publication))
    soon = changes(publication)
    yield theme.page(
        "",
        "home.html",
        title=theme.settings.site_name,
        section="home",
        description=f"{theme.settings.site_name}：查政策、看解读、办事情。",
        meta=site_meta(theme.settings, theme.absolute(""), "首页", "首页"),
        structured=of_site(theme),
        feeds=feeds_of("", theme.settings.site_name),
        changed=site_changed(publication),
        doors=(
            Door("办事", "一步一步怎么办", "services/", len(offered), "项", "service"),
            Door("规范性文件库", f"现行有效{in_force}份", "library/", len(policies), "份", "library"),
            Door("政策解读", "说清来龙去脉", "interpretations/", len(publication.interpretations), "篇", "reading"),
            Door("问答库", "大家问得多的", "questions/", asked, "问", "question"),
        ),
        newest=[policy_line(policy, publication, with_readings=True) for policy in policies[:NEWEST]],
        services=[service for service in offered if service.policy.mark.in_force][:SERVICES],
        topics=entries(TOPICS, publication)[:DOORS],
        groups=entries(GROUPS, publication)[:DOORS],
        starting=[item for item in soon.starting if item.days <= SOON_DAYS][:SOON],
        ending=[item for item in soon.ending if item.days <= SOON_DAYS][:SOON],
        consultations=in_order(publication)[OPEN],
        showcase=next((each for each in listed(publication) if each.winners), None),
        as_of=publication.as_of,
    )
