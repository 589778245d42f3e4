"""Consultations as pages show them: what is asked, how long it is still open, and, once answered, what was made of the opinions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Attachment
from generator.model.consultations import ADOPTED, ANSWERS, IN_PART
from generator.outputs.documents.downloads import Download, download
from generator.outputs.views import PolicyLine, policy_line, title_of

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Consultation
    from generator.publication import Publication

BASE = "consultations/"
TITLE = "决策预公开"
OPEN, ENDED, ANSWERED = "正在征求意见", "已经结束", "已经答复"
_TONES = {OPEN: "ok", ENDED: "info", ANSWERED: "info"}
_TAKEN = {ADOPTED: "ok", IN_PART: "warn"}


@dataclass(frozen=True, slots=True)
class Said:
    """An opinion with what was made of it; `tone` is the colour of that."""

    number: str
    text: str
    times: int
    answer: str
    tone: str
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps of a consultation; `state` is done, now or ahead."""

    name: str
    state: str
    day: date | None = None
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation: `left` are the days left on the day of the build, the last one counted; 0 when it is over or open-ended."""

    title: str
    url: str
    unit: str
    matter: str
    kind: str
    state: str
    tone: str
    opens: date | None
    closes: date | None
    answered: date | None
    left: int
    received: int | None
    adopted: int | None
    draft: PolicyLine | None
    became: tuple[PolicyLine, ...]


def consultation_url(item: Consultation) -> str:
    """The address of a consultation's page."""
    return f"{BASE}{item.id}/"


def state_of(item: Consultation, as_of: date) -> str:
    """Where a consultation stands on a day; an answer that is dated later is not public yet."""
    if item.answered and item.answered <= as_of:
        return ANSWERED
    return ENDED if item.closes and item.closes < as_of else OPEN


def asked(item: Consultation, publication: Publication) -> Asked:
    """A consultation in a list, or at the head of its page."""
    state = state_of(item, publication.as_of)
    answered = state == ANSWERED
    draft = publication.policies.get(item.draft or "")
    return Asked(
        title=title_of(item),
        url=consultation_url(item),
        unit=item.unit or "",
        matter=item.matter or "",
        kind=item.kind or "",
        state=state,
        tone=_TONES[state],
        opens=item.opens,
        closes=item.closes,
        answered=item.answered if answered else None,
        left=(item.closes - publication.as_of).days + 1 if state == OPEN and item.closes else 0,
        received=item.received if answered else None,
        adopted=item.adopted if answered else None,
        draft=policy_line(draft, publication, with_readings=True) if draft else None,
        became=tuple(
            policy_line(publication.policies[key], publication, with_readings=True)
            for key in dict.fromkeys(item.became)
            if key in publication.policies
        ),
    )


def in_order(publication: Publication) -> dict[str, list[Asked]]:
    """All of them by state: what closes first, then what ended and was answered last."""
    found: dict[str, list[Asked]] = {OPEN: [], ENDED: [], ANSWERED: []}
    for item in sorted(publication.consultations, key=lambda item: item.id):
        line = asked(item, publication)
        found[line.state].append(line)
    found[OPEN].sort(key=lambda line: (line.closes is None, line.closes))
    for state in (ENDED, ANSWERED):
        found[state].sort(key=lambda line: str(line.answered or line.closes), reverse=True)
    return found


def steps(line: Asked) -> list[Step]:
    """公布草案, 收集意见, 公布采纳情况, 出台, each with its date as far as it is known."""
    policy = line.became[0] if line.became else None
    over = line.state != OPEN
    return [
        Step("公布草案", "done", line.opens),
        Step("收集意见", "done" if over else "now", line.opens, line.closes),
        Step(
            "公布采纳情况",
            "done" if line.answered else "now" if over else "ahead",
            line.answered,
            note="" if line.answered else "还没有公布",
        ),
        Step(
            "出台",
            "done" if policy else "ahead",
            policy.day if policy else None,
            note="" if policy else "还没有出台",
        ),
    ]


def said(item: Consultation) -> list[Said]:
    """The opinions, in the order of the file."""
    return [
        Said(
            opinion.number,
            opinion.text,
            opinion.times,
            opinion.answer or "",
            _TAKEN.get(opinion.answer or "", "info"),
            opinion.reason,
        )
        for opinion in item.opinions
    ]


def tally(item: Consultation) -> list[tuple[str, int]]:
    """How many were received, and how many of them adopted, in part and not; without a list what the file says."""
    received = [] if item.received is None else [("收到意见", item.received)]
    if not item.opinions:
        return received + ([] if item.adopted is None else [("采纳和部分采纳", item.adopted)])
    counts = [
        (answer, sum(opinion.times for opinion in item.opinions if opinion.answer == answer)) for answer in ANSWERS
    ]
    return received + counts


def draft_file(item: Consultation, publication: Publication) -> Download | None:
    """The draft where it is a file."""
    name, files = item.draft or "", publication.settings.content / "files"
    if not name or name in publication.policies or not (files / name).is_file():
        return None
    return download(Attachment("草案全文", name, item.at("草案")), files)
