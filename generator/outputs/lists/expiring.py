"""即将施行、即将到期: what begins and what ends in the coming months, and what did so of late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.outputs import site_output
from generator.outputs.data.calendar import calendar_address
from generator.outputs.views import PolicyLine, policy_line, site_meta
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from generator.model import Policy
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

BASE = "expiring/"
AHEAD = timedelta(days=182)
BEHIND = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Dated:
    """A policy on the day something happens to it; `days` from the day of the build, negative when it is past."""

    line: PolicyLine
    day: date
    days: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What begins and ends around the day of the build: the nearest first on either side."""

    starting: tuple[Dated, ...]
    ending: tuple[Dated, ...]
    started: tuple[Dated, ...]
    ended: tuple[Dated, ...]


def changes(publication: Publication) -> Changes:
    """Drafts for comment do neither, and a policy that was repealed does not expire again."""
    starting, ending, started, ended = [], [], [], []
    for policy in publication.policies.values():
        state = publication.validity[policy.id].state
        if state in ("征求意见", "尚未发布"):
            continue
        begins, ends = (
            _dated(policy, policy.effective, publication),
            _dated(policy, publication.last_day(policy), publication),
        )
        if begins and 0 < begins.days <= AHEAD.days and state == "尚未施行":
            starting.append(begins)
        if begins and -BEHIND.days <= begins.days <= 0 and begins.line.mark.in_force:
            started.append(begins)
        if ends and 0 <= ends.days <= AHEAD.days and ends.line.mark.tone != "ended":
            ending.append(ends)
        if ends and -BEHIND.days <= ends.days < 0 and state == "失效":
            ended.append(ends)
    return Changes(*(tuple(sorted(found, key=_nearest)) for found in (starting, ending, started, ended)))


def _dated(policy: Policy, day: date | None, publication: Publication) -> Dated | None:
    if day is None:
        return None
    line = policy_line(policy, publication, with_readings=True)
    return Dated(line, day, (day - publication.as_of).days)


def _nearest(item: Dated) -> tuple[int, str]:
    return abs(item.days), item.line.url


@site_output
def expiring_page(publication: Publication, theme: Theme) -> Iterator[File]:
    """One page: a half year ahead, a quarter back."""
    found = changes(publication)
    yield theme.page(
        BASE,
        "expiring.html",
        title="即将施行和即将到期",
        section="library",
        trail=(Crumb("规范性文件库", "library/"),),
        description=f"{theme.settings.site_name}：半年内施行或者到期的政策文件，各写明日期。",
        meta=site_meta(theme.settings, theme.absolute(BASE), "即将施行和即将到期", "列表"),
        parts=(
            ("starting", "即将施行", "起施行", found.starting, "半年内没有将要施行的文件。"),
            ("ending", "即将到期", "到期", found.ending, "半年内没有到期的文件。"),
            ("started", "最近施行", "起施行", found.started, ""),
            ("ended", "最近失效", "到期", found.ended, ""),
        ),
        as_of=publication.as_of,
        calendar=calendar_address(publication),
    )
