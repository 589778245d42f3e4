"""The home page: search first, then what is new, doors by topic and by group, and what takes effect or ends soon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.outputs import site_output
from generator.outputs.views import PolicyLine, newest_first, policy_line, site_meta

if TYPE_CHECKING:
    from generator.model import Policy
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

NEWEST = 6
SOON = timedelta(days=90)
DOORS = 12


@site_output
def home(publication: Publication, theme: Theme) -> Iterator[File]:
    """The home page, poured into the hand-written content/pages/index.md."""
    policies = list(publication.policies.values())
    newest = [publication.policies[item.id] for item in newest_first(policies)[:NEWEST]]
    in_force = sum(publication.validity[policy.id].in_force for policy in policies)
    yield theme.page(
        "",
        "home.html",
        title=theme.settings.site_name,
        section="home",
        description=f"{theme.settings.site_name}：查政策、看解读、办事情。",
        meta=site_meta(theme.settings, theme.absolute(""), "首页", "首页"),
        newest=[policy_line(policy, publication, with_readings=True) for policy in newest],
        topics=_doors((topic for policy in policies for topic in policy.topics), "topic"),
        audiences=_doors((word for policy in policies for word in policy.audiences), "q"),
        starting=_soon(publication, "effective"),
        ending=_soon(publication, "expires"),
        counts=[
            ("份政策文件", len(policies)),
            ("份现行有效", in_force),
            ("篇政策解读", len(publication.interpretations)),
        ],
        as_of=publication.as_of,
    )


def _doors(names: Iterable[str], key: str) -> list[tuple[str, int, str]]:
    """Names with the number of policies behind them and the search that leads to these, most first."""
    counted = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return [(name, count, f"search/?{key}={quote(name)}") for name, count in counted[:DOORS]]


def _soon(publication: Publication, field: str) -> list[tuple[PolicyLine, date]]:
    """Policies whose `field` (effective, expires) lies within the next three months, soonest first."""

    def day_of(policy: Policy) -> date | None:
        day: date | None = getattr(policy, field)
        return day

    first, last = publication.as_of, publication.as_of + SOON
    found = [
        (day, policy)
        for policy in publication.policies.values()
        if (day := day_of(policy)) and first <= day <= last and publication.validity[policy.id].state not in _OVER
    ]
    found.sort(key=lambda item: (item[0], item[1].id))
    return [(policy_line(policy, publication), day) for day, policy in found]


_OVER = ("失效", "失效（提前废止）", "征求意见")
