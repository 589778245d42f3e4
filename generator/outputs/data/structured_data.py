"""What pages say in the words of schema.org: only what the documents state; a property nobody wrote is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.outputs.data.structured_services import how_tos, services
from generator.outputs.lists.questions import questions_of
from generator.outputs.views import interpretation_url, policy_url, title_of
from generator.render.linked_data import Node, stated

if TYPE_CHECKING:
    from generator.model import Attachment, Interpretation, Media, Policy
    from generator.publication import Publication
    from generator.render.templates import Theme

LANGUAGE = "zh-CN"
OVER = ("失效", "失效（提前废止）", "征求意见")
"""States of a policy under which there is nothing to apply for."""

_MEDIA = {
    "ImageObject": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"),
    "VideoObject": (".mp4", ".webm"),
    "AudioObject": (".mp3", ".m4a", ".ogg", ".wav"),
}
_DONE = {"修改": "legislationChanges", "废止": "legislationRepeals"}


def of_policy(
    policy: Policy, publication: Publication, theme: Theme, articles: Iterable[tuple[str, str]] = ()
) -> tuple[Node, ...]:
    """A policy as Legislation: its number, dates and bodies, whether it holds on the day of the build, what it does to others.

    `articles` are those with an address on the policy's page: name and id.
    """
    address = theme.absolute(policy_url(policy))
    validity = publication.validity[policy.id]
    node = {
        **_reference(policy, theme),
        "url": address,
        "alternateName": policy.aliases,
        "abstract": policy.summary,
        "inLanguage": LANGUAGE,
        "legislationType": policy.document_type,
        "legislationDate": _day(policy.formed),
        "datePublished": _day(policy.published),
        "legislationDateOfApplicability": _day(policy.effective),
        "expires": _day(publication.last_day(policy)),
        "legislationPassedBy": _organization(policy.issuer),
        "legislationResponsible": _organization(policy.unit),
        "legislationLegalForce": f"https://schema.org/{'InForce' if validity.in_force else 'NotInForce'}",
        "legislationDateVersion": publication.as_of.isoformat(),
        "creativeWorkStatus": validity.state,
        "keywords": list(dict.fromkeys((*policy.keywords, *policy.topics))),
        "audience": _audiences(policy),
        "hasPart": [
            *({"@type": "Legislation", "name": name, "url": f"{address}#{key}"} for name, key in articles),
            *(_attachment(item, theme) for item in policy.attachments),
        ],
        "subjectOf": [
            stated({"@type": "Article", "@id": theme.absolute(interpretation_url(item)), "headline": title_of(item)})
            for item in publication.explained_by(policy)
        ],
        **_relations(policy, publication, theme),
    }
    return (stated(node),)


def of_interpretation(item: Interpretation, publication: Publication, theme: Theme) -> tuple[Node, ...]:
    """An interpretation as Article about its policies, and what it answers, offers and tells people to do."""
    address = theme.absolute(interpretation_url(item))
    policies = publication.explains(item)
    author = _organization(item.unit)
    contact = item.contact
    if author and contact and contact.phone:
        point = {"@type": "ContactPoint", "name": contact.unit, "telephone": contact.phone}
        author["contactPoint"] = stated(point)
    article = {
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": title_of(item),
        "inLanguage": LANGUAGE,
        "datePublished": _day(item.published),
        "author": author,
        "creditText": item.source,
        "genre": item.forms,
        "about": [_reference(policy, theme) for policy in policies],
        "associatedMedia": [_medium(media, theme) for media in item.media],
    }
    nodes = [stated(article), *_questions(item, theme)]
    policy = publication.current(item)
    if policy and publication.validity[policy.id].state not in OVER:  # nobody can apply for what has ended
        nodes += [*services(item, policy, theme), *how_tos(item, theme)]
    return tuple(nodes)


def of_site(theme: Theme) -> tuple[Node, ...]:
    """The site and how to search in it."""
    home = theme.absolute("")
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{home}search/?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    node = {
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": theme.settings.site_name,
        "inLanguage": LANGUAGE,
        "publisher": _organization(theme.settings.owner),
        "potentialAction": search,
    }
    return (stated(node),)


def of_data(theme: Theme, changed: date | None, files: Iterable[tuple[str, str]]) -> tuple[Node, ...]:
    """The open data as a catalogue of one dataset; `files` are paths with the types of their content."""
    address, settings = theme.absolute("data/"), theme.settings
    publisher = _organization(settings.owner)
    name = f"{settings.site_name}：政策文件目录"
    dataset = {
        "@type": "Dataset",
        "@id": f"{address}#policies",
        "url": address,
        "name": name,
        "description": f"{name}，含文号、日期、有效性、相互关系和解读。",
        "inLanguage": LANGUAGE,
        "dateModified": _day(changed),
        "publisher": publisher,
        "license": {"@type": "CreativeWork", "description": settings.data_licence} if settings.data_licence else None,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": theme.absolute(path), "encodingFormat": kind}
            for path, kind in files
        ],
    }
    catalog = {
        "@type": "DataCatalog",
        "@id": address,
        "url": address,
        "name": f"{settings.site_name}开放数据",
        "inLanguage": LANGUAGE,
        "publisher": publisher,
        "dataset": stated(dataset),
    }
    return (stated(catalog),)


def _reference(policy: Policy, theme: Theme) -> Node:
    return stated(
        {
            "@type": "Legislation",
            "@id": theme.absolute(policy_url(policy)),
            "name": title_of(policy),
            "legislationIdentifier": policy.number,
        }
    )


def _relations(policy: Policy, publication: Publication, theme: Theme) -> dict[str, list[Node]]:
    """What the policy changes and repeals, and what it rests on; documents of elsewhere by the name that was written."""
    found: dict[str, list[Node]] = {}
    for relation in publication.relations.get(policy.id, ()):
        name = "citation" if relation.kind == "依据" else _DONE.get(relation.kind)
        if name is None:
            continue
        elsewhere: Node = {"@type": "Legislation", "name": relation.text}
        found.setdefault(name, []).append(_reference(relation.policy, theme) if relation.policy else elsewhere)
    return found


def _questions(item: Interpretation, theme: Theme) -> Iterator[Node]:
    entries: list[Node] = [
        {
            "@type": "Question",
            "name": asked.text,
            "url": _full(asked.url, theme),
            "acceptedAnswer": {"@type": "Answer", "text": asked.answer},
        }
        for asked in questions_of(item, whole=True)
        if asked.answer
    ]
    if entries:
        address = theme.absolute(interpretation_url(item))
        yield {
            "@type": "FAQPage",
            "@id": f"{address}#faq",
            "url": address,
            "inLanguage": LANGUAGE,
            "mainEntity": entries,
        }


def _full(url: str, theme: Theme) -> str:
    page, mark, fragment = url.partition("#")
    return f"{theme.absolute(page)}{mark}{fragment}"


def _attachment(item: Attachment, theme: Theme) -> Node:
    return {"@type": "DigitalDocument", "name": item.title, "url": theme.absolute(f"files/{item.file}")}


def _medium(media: Media, theme: Theme) -> Node:
    suffix = PurePosixPath(media.file).suffix.lower()
    kind = next((name for name, suffixes in _MEDIA.items() if suffix in suffixes), "MediaObject")
    return {"@type": kind, "name": media.title, "contentUrl": theme.absolute(f"files/{media.file}")}


def _organization(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _audiences(policy: Policy) -> list[Node]:
    return [{"@type": "Audience", "audienceType": name} for name in policy.audiences]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
