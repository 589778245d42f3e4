"""办事: every flow and guide as something a citizen can get done, for whom, where and in what time; what no longer holds apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.outputs import site_output
from generator.outputs.lists.paging import NEWEST, cut
from generator.outputs.views import PolicyLine, interpretation_url, newest_first, policy_line, site_meta, title_of
from generator.publication import DRAFT_FOR_COMMENT
from generator.render.fenced import card_ids, flow_ids
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from generator.model import Card, Flow, Interpretation
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

BASE, ENDED = "services/", "services/ended/"
PAGE_SIZE = 30
_FLOW = re.compile(r"(?:办理|申报|申请|操作)?流程图?$")
_ADDRESS = re.compile(r"https?://\S+")
_FACTS = (
    ("在哪里办", ("办理地点", "受理单位")),
    ("多久办好", ("办理时限",)),
    ("收费", ("收费标准",)),
    ("电话", ("咨询电话",)),
)


@dataclass(frozen=True, slots=True)
class Service:
    """One thing to get done. `flow` and `guide` are addresses of its steps and its guide, empty where there is none."""

    name: str
    policy_id: str
    policy: PolicyLine
    audiences: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    flow: str
    guide: str
    online: str

    @property
    def url(self) -> str:
        """Where to read on: the guide says all, the flow the order of the steps."""
        return self.guide or self.flow


def services(publication: Publication) -> list[Service]:
    """Everything the interpretations explain how to apply for, newest first; of a policy's rounds the latest is told.

    What a draft for comment would offer cannot be had yet and is left out.
    """
    found: dict[tuple[str, str], tuple[int, list[Service]]] = {}
    for item in newest_first(publication.interpretations.values()):
        for service in _services_of(item, publication):
            key = (service.policy_id, service.name)
            latest, same = found.get(key, (0, []))
            if item.round > latest:
                found[key] = (item.round, [service])
            elif item.round == latest:  # two guides without a name of their own are two services
                same.append(service)
    return [service for _, services in found.values() for service in services]


def _services_of(item: Interpretation, publication: Publication) -> Iterator[Service]:
    guides = [card for card in item.body.cards if card.kind == "guide"]
    policy = publication.current(item)
    if policy is None or policy.document_type == DRAFT_FOR_COMMENT or not (guides or item.body.flows):
        return
    page, flows, cards = interpretation_url(item), flow_ids(item), card_ids(item)
    known = next(iter(policy.aliases), "") or title_of(policy)
    for flow, guide in _matched(item.body.flows, guides):
        yield Service(
            name=_name(flow, guide, known),
            policy_id=policy.id,
            policy=policy_line(policy, publication),
            audiences=policy.audiences,
            facts=tuple(_facts(guide)) if guide else (),
            flow=f"{page}#{flows[flow.position.line]}" if flow else "",
            guide=f"{page}#{cards[guide.position.line]}" if guide else "",
            online=_online(guide) if guide else "",
        )


def _matched(flows: Sequence[Flow], guides: Sequence[Card]) -> Iterator[tuple[Flow | None, Card | None]]:
    """Each flow with its guide: the one whose 事项名称 is the flow's name; in order, where no guide names its matter or there
    is one of each. What has no partner stands alone."""
    if (len(flows), len(guides)) == (1, 1) or not any(map(_matter, guides)):
        yield from zip_longest(flows, guides)
        return
    left = list(guides)
    for flow in flows:
        guide = next((guide for guide in left if _matter(guide) == _FLOW.sub("", flow.name)), None)
        if guide:
            left.remove(guide)
        yield flow, guide
    yield from ((None, guide) for guide in left)


def _matter(guide: Card) -> str:
    return next((_FLOW.sub("", value) for row in guide.rows if row.label == "事项名称" for value in row.values), "")


def _name(flow: Flow | None, guide: Card | None, known: str) -> str:
    """What the flow is called, without the word flow, or the matter of the guide; else what the policy is called."""
    return (_FLOW.sub("", flow.name) if flow else "") or (_matter(guide) if guide else "") or known


def _facts(guide: Card) -> Iterator[tuple[str, str]]:
    for label, keys in _FACTS:
        row = next((row for key in keys if (row := guide.get(key))), None)
        if row:
            yield label, "；".join(row.values)


def _online(guide: Card) -> str:
    row = guide.get("网上办理")
    found = _ADDRESS.fullmatch(row.values[0].strip()) if row and len(row.values) == 1 else None
    return found[0] if found else ""


@site_output
def service_pages(publication: Publication, theme: Theme) -> Iterator[File]:
    """What can be applied for today, and on pages of their own the services of policies that ended."""
    offered: list[Service] = []
    ended: list[Service] = []
    for service in services(publication):
        (ended if service.policy.mark.tone == "ended" else offered).append(service)
    yield from _pages(BASE, "办事", offered, theme, ended=len(ended))
    if ended:
        yield from _pages(ENDED, "已停办的事项", ended, theme, ended=0)


def _pages(base: str, name: str, found: Sequence[Service], theme: Theme, *, ended: int) -> Iterator[File]:
    above = () if base == BASE else (Crumb("办事", BASE),)
    for pages, shown in cut(base, found, PAGE_SIZE):
        url = pages.url()
        newest = pages.number == NEWEST
        yield theme.page(
            url,
            "services.html",
            title=name if newest else f"{name}（第{pages.number}页）",
            section="services",
            description=f"{theme.settings.site_name}：{name}，共{pages.total}项，写明给谁办、在哪里办、多久办好。",
            trail=above if newest else (*above, Crumb(name, base)),
            meta=site_meta(theme.settings, theme.absolute(url), name, "办事服务"),
            module="filter-here.js",
            services=shown,
            audiences=sorted({name for service in shown for name in service.audiences}),
            ended=ended,
            stopped=base == ENDED,
            pages=pages,
        )
