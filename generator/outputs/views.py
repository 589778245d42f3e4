"""What pages may show of a document: allow-lists built from the model, never the front matter itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from generator.render.slug import slug
from generator.render.templates import chinese_date, nest_titles

if TYPE_CHECKING:
    from generator.model import Document, Interpretation, Policy
    from generator.publication import Publication, Validity
    from generator.settings import Settings

D = TypeVar("D", bound="Document")

TONES = {
    "有效": "ok",
    "有效（延续实施）": "ok",
    "已修改": "warn",
    "尚未施行": "info",
    "征求意见": "info",
    "尚未发布": "info",
    "失效": "ended",
    "失效（提前废止）": "ended",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A validity mark: state, tone of its colour, why, and the day it was true on."""

    state: str
    tone: str
    reason: str
    as_of: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled value of a metadata table; `day` for dates, `mark` for the validity, `wide` for a whole line."""

    label: str
    value: str
    day: date | None = None
    mark: Mark | None = None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A policy in a list."""

    title: str
    url: str
    number: str
    kind: str
    issuer: str
    day: date | None
    mark: Mark
    summary: str = ""
    readings: tuple[InterpretationLine, ...] = ()


@dataclass(frozen=True, slots=True)
class InterpretationLine:
    """An interpretation in a list."""

    title: str
    url: str
    unit: str
    forms: str
    round: str
    day: date | None
    policies: tuple[PolicyLine, ...] = ()
    people: tuple[str, ...] = ()


def policy_url(policy: Policy) -> str:
    """The address of a policy's page."""
    return f"policies/{policy.id}/"


def interpretation_url(item: Interpretation) -> str:
    """The address of an interpretation's page."""
    return f"interpretations/{item.id}/"


def index_slug(name: str) -> str:
    """The part of an address that stands for a topic, a group of people or an issuing body.

    It depends on the name alone, so it never changes when documents come; the characters' digest keeps words apart that
    sound alike (公示 and 公式).
    """
    mark = hashlib.sha256(name.encode()).hexdigest()[:4]
    spoken = slug(name)
    return f"{spoken}-{mark}" if spoken else mark


def title_of(document: Document) -> str:
    """The title; the id for a draft that has none yet."""
    return document.title or document.id


def mark_of(validity: Validity, as_of: date) -> Mark:
    """The validity as a page shows it."""
    tone = TONES.get(validity.state, "info")
    return Mark(validity.state, tone, nest_titles(validity.reason), chinese_date(as_of), validity.in_force)


def round_name(item: Interpretation) -> str:
    """第2次解读 for a further round, empty for the first."""
    return f"第{item.round}次解读" if item.round > 1 else ""


def round_label(item: Interpretation, policies: Sequence[Policy], publication: Publication) -> str:
    """首次解读 or 第2次解读 of these policies; 合并解读 for one of several policies that is not the first one of each of these."""
    covered = [policy for policy in policies if policy.id in item.targets]
    days = [other.published for policy in covered for other in publication.explained_by(policy) if other.published]
    first = item.published is None or item.published <= min(days, default=item.published)
    return round_name(item) or ("首次解读" if first or len(item.targets) < 2 else "合并解读")


def policy_line(policy: Policy, publication: Publication, *, with_readings: bool = False) -> PolicyLine:
    """A policy as a line of a list, with its interpretations where the list shows them."""
    readings = publication.explained_by(policy) if with_readings else ()
    return PolicyLine(
        title=title_of(policy),
        url=policy_url(policy),
        number=policy.number or "",
        kind=policy.document_type or "",
        issuer=policy.issuer or "",
        day=policy.published,
        mark=mark_of(publication.validity[policy.id], publication.as_of),
        summary=policy.summary or "",
        readings=tuple(interpretation_line(item) for item in readings),
    )


def interpretation_line(item: Interpretation, publication: Publication | None = None) -> InterpretationLine:
    """An interpretation as a line of a list; with a publication also the policies it covers."""
    covered = publication.explains(item) if publication else ()
    return InterpretationLine(
        title=title_of(item),
        url=interpretation_url(item),
        unit=item.unit or "",
        forms="、".join(item.forms),
        round=round_name(item),
        day=item.published,
        policies=tuple(policy_line(policy, publication) for policy in covered) if publication else (),
        people=people_of(item),
    )


def people_of(item: Interpretation) -> tuple[str, ...]:
    """Who interpreted, of those who consent to be named: 示例专家甲（专家，示例大学）."""
    return tuple(
        f"{person.name}（{'，'.join(part for part in (person.capacity, person.unit) if part)}）"
        for person in item.interpreters
        if person.consents
    )


def newest_first(documents: Iterable[D]) -> list[D]:
    """By date of publication, newest first; equal dates by id, undated drafts first."""
    ordered = sorted(documents, key=lambda document: document.id)
    return sorted(ordered, key=lambda document: document.published or date.max, reverse=True)


def site_meta(settings: Settings, url: str, column: str, kind: str) -> list[tuple[str, str]]:
    """The meta names that every page of a government site carries (政府网站发展指引), with true values only."""
    pairs = [
        ("SiteName", settings.site_name),
        ("SiteDomain", settings.site_url.partition("://")[2].partition("/")[0]),
        ("SiteIDCode", settings.site_code),
        ("ColumnName", column),
        ("ColumnType", kind),
        ("Url", url),
    ]
    return [(name, value) for name, value in pairs if value]


def article_meta(document: Document, *, source: str, keywords: Sequence[str]) -> list[tuple[str, str]]:
    """The meta names of a page that is one document."""
    pairs = [
        ("ArticleTitle", title_of(document)),
        ("PubDate", document.published.isoformat() if document.published else ""),
        ("ContentSource", source),
        ("Author", source),
        ("Keywords", ",".join(dict.fromkeys(keywords))),
    ]
    return [(name, value) for name, value in pairs if value]


def describe(document: Document, summary: str | None = None, limit: int = 120) -> str:
    """The summary, else the beginning of the body, cut at `limit` characters."""
    text = " ".join((summary or _first_paragraphs(document, limit)).split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _first_paragraphs(document: Document, enough: int) -> str:
    text = ""
    for section in document.body.sections:
        for block in section.blocks:
            if block.kind == "paragraph":
                text += block.text
            if len(text) > enough:
                return text
    return text
