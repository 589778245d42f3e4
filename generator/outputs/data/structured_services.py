"""Guides as GovernmentService and flows as HowTo, in the words of schema.org; nothing the guide does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.outputs.views import interpretation_url, policy_url, title_of
from generator.render.fenced import card_ids, flow_ids
from generator.render.linked import phones, web_addresses
from generator.render.linked_data import Node, stated

if TYPE_CHECKING:
    from generator.model import Card, Flow, Interpretation, Policy, Step
    from generator.render.templates import Theme

_OPERATOR = ("受理单位", "办理单位", "经办单位")
_PLACE = ("办理地点", "受理地点", "办理地址")
_ONLINE = ("网上办理", "网上办理地址", "网址")
_CALL = ("咨询电话", "联系电话", "电话")
_HOURS = ("办理时间", "受理时间")


def services(item: Interpretation, policy: Policy, theme: Theme) -> Iterator[Node]:
    """Each guide as a service that the policy's rules are the terms of."""
    page, ids = theme.absolute(interpretation_url(item)), card_ids(item)
    for card in item.body.cards:
        if card.kind == "guide":
            yield _service(card, f"{page}#{ids[card.position.line]}", policy, theme)


def how_tos(item: Interpretation, theme: Theme) -> Iterator[Node]:
    """Each flow with its steps in the order written; a decision says where each answer leads."""
    page, ids = theme.absolute(interpretation_url(item)), flow_ids(item)
    for flow in item.body.flows:
        yield _how_to(flow, f"{page}#{ids[flow.position.line]}")


def _service(card: Card, address: str, policy: Policy, theme: Theme) -> Node:
    operator = _said(card, _OPERATOR)
    unit = policy.unit
    return stated(
        {
            "@type": "GovernmentService",
            "@id": address,
            "url": address,
            "name": _said(card, ("事项名称",)) or next(iter(policy.aliases), title_of(policy)),
            "provider": {"@type": "Organization", "name": unit} if unit else None,
            "serviceOperator": {"@type": "Organization", "name": operator} if operator else None,
            "audience": [{"@type": "Audience", "audienceType": name} for name in policy.audiences],
            "availableChannel": list(_channels(card)),
            "termsOfService": theme.absolute(policy_url(policy)),
        }
    )


def _channels(card: Card) -> Iterator[Node]:
    """On the web, at a counter, by telephone: each as far as the guide names it."""
    for address in web_addresses(_said(card, _ONLINE)):
        yield {"@type": "ServiceChannel", "name": "网上办理", "serviceUrl": address}
    if place := _said(card, _PLACE):
        where = {"@type": "Place", "name": place}
        yield stated(
            {
                "@type": "ServiceChannel",
                "name": "现场办理",
                "serviceLocation": where,
                "description": _said(card, _HOURS),
            }
        )
    points = [{"@type": "ContactPoint", "telephone": number} for number in phones(_said(card, _CALL))]
    if points:
        yield stated({"@type": "ServiceChannel", "name": "电话咨询", "servicePhone": points})


def _how_to(flow: Flow, address: str) -> Node:
    steps = [_step(step, number, address) for number, step in enumerate(flow.steps, 1)]
    return {"@type": "HowTo", "@id": address, "url": address, "name": flow.name or "办理流程", "step": steps}


def _step(step: Step, number: int, address: str) -> Node:
    return {
        "@type": "HowToStep",
        "position": number,
        "name": step.name,
        "text": "；".join(_told(step)) or step.name,
        "url": f"{address}-step-{number}",
    }


def _told(step: Step) -> Iterator[str]:
    facts = (("办理", step.actor), ("材料", "、".join(step.materials)), ("时限", step.limit), ("方式", step.method))
    yield from (f"{label}：{value}" for label, value in facts if value)
    if step.note:
        yield step.note
    for branch in step.branches:
        yield f"{branch.label}：{branch.target}" + (f"（{branch.note}）" if branch.note else "")


def _said(card: Card, labels: tuple[str, ...]) -> str:
    """The values of the first row with one of these labels, or an empty string."""
    row = next((row for label in labels if (row := card.get(label))), None)
    return "、".join(row.values) if row else ""
