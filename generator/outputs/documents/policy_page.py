"""The page of a policy: metadata, whether it holds, its text, everything that explains it, attachments, relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.outputs import pair_output
from generator.outputs.data.changes import policy_changed
from generator.outputs.data.structured_data import of_policy
from generator.outputs.documents.amended import amended_notes
from generator.outputs.documents.comparison import compare
from generator.outputs.documents.downloads import download
from generator.outputs.documents.own_articles import own_articles
from generator.outputs.documents.policy_contents import contents
from generator.outputs.documents.standing import standing
from generator.outputs.documents.supplements import supplement
from generator.outputs.documents.timeline import timeline
from generator.outputs.office.awards import awards
from generator.outputs.views import (
    Row,
    article_meta,
    describe,
    interpretation_line,
    interpretation_url,
    mark_of,
    policy_url,
    round_label,
    site_meta,
    title_of,
)
from generator.publication import DRAFT_FOR_COMMENT
from generator.render.body import render_body
from generator.render.qr import qr_svg
from generator.render.templates import Crumb, chinese_date, link_to, quoted

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Pair, Policy
    from generator.outputs import File
    from generator.outputs.views import Mark
    from generator.publication import Publication
    from generator.render.templates import Theme

COLUMN = "政策文件"
ROOT = "../../"
"""From a document's page to the root of the site."""


@pair_output
def policy_page(pair: Pair, publication: Publication, theme: Theme) -> Iterator[File]:
    """The page of the pair's policy."""
    policy = pair.policy
    if policy is None:
        return
    url = policy_url(policy)
    readings = publication.explained_by(policy)
    body = render_body(policy, theme, own_articles(policy), notes=_notes(policy, publication, theme))
    description = describe(policy, policy.summary)
    address = theme.absolute(url)
    keywords = (*policy.keywords, *policy.aliases, *policy.topics)
    mark = mark_of(publication.validity[policy.id], publication.as_of)
    listed = contents(policy, body)
    articles = [(line.text, line.id) for line in listed if line.id.startswith("article-")]
    yield theme.page(
        url,
        "policy.html",
        title=title_of(policy),
        section="policies",
        description=description,
        trail=(Crumb(COLUMN, "policies/"),),
        meta=[
            *site_meta(theme.settings, address, COLUMN, "政策文件"),
            *article_meta(policy, source=policy.issuer or "", keywords=keywords),
        ],
        structured=of_policy(policy, publication, theme, articles),
        changed=policy_changed(policy, publication),
        number=policy.number or "",
        summary=policy.summary or "",
        issuer=policy.issuer or "",
        day=policy.published,
        draft=policy.document_type == DRAFT_FOR_COMMENT and DRAFT_FOR_COMMENT not in title_of(policy),
        standing=standing(policy, publication),
        awards=awards((policy,), publication),
        rows=_rows(policy, mark, publication.last_day(policy)),
        body=body,
        contents=listed,
        readings=[interpretation_line(item) for item in readings],
        labels={interpretation_url(item): round_label(item, (policy,), publication) for item in readings},
        rounds=any(item.round > 1 for item in readings),
        added={interpretation_url(item): supplement(item) for item in readings},
        downloads=[download(item, theme.settings.content / "files") for item in policy.attachments],
        bases=[
            (item.text, policy_url(item.policy) if item.policy else "")
            for item in publication.relations.get(policy.id, ())
            if item.kind == "依据"
        ],
        events=timeline(policy, publication),
        reference=reference(policy, address),
        address=address,
        module="policy.js",
        qr=Markup(qr_svg(address)) if address else "",  # our own drawing
    )


def reference(policy: Policy, address: str) -> str:
    """How others quote this document: 《标题》（文号，发布机构，日期，地址）; what is not known is left out."""
    known = [
        policy.number or "",
        policy.issuer or "",
        chinese_date(policy.published) if policy.published else "",
        address,
    ]
    inside = "，".join(value for value in known if value)
    return quoted(title_of(policy)) + (f"（{inside}）" if inside else "")


def _notes(policy: Policy, publication: Publication, theme: Theme) -> dict[str, str]:
    """What stands at the end of an article: who changed it, and the links to the passages that cite it, one for each place."""
    found = amended_notes(policy, publication, theme, ROOT)
    for article in compare(policy, publication.explained_by(policy)):
        passages = {
            item.url: (link_to(ROOT, item.url), item.heading or item.title, item.title)
            for item in reversed(article.passages)
            if not item.suggested
        }
        if passages:
            links = list(reversed(passages.values()))
            explained = theme.component("explained", label=article.label, passages=links)
            found[article.id] = found.get(article.id, "") + explained
    return found


def _rows(policy: Policy, mark: Mark, last_day: date | None) -> list[Row]:
    rows = [
        Row("索引号", policy.index_number or ""),
        Row("文号", policy.number or ""),
        Row("发布机构", policy.issuer or ""),
        Row("责任单位", policy.unit or ""),
        Row("成文日期", "", day=policy.formed),
        Row("发布日期", "", day=policy.published),
        Row("施行日期", "", day=policy.effective),
        Row("有效期至", "", day=last_day),
        Row("文件类型", policy.document_type or ""),
        Row("有效性", mark.state, mark=mark),
        Row("主题", "、".join(policy.topics)),
        Row("面向对象", "、".join(policy.audiences)),
    ]
    known = [row for row in rows if row.value or row.day]
    if len(known) % 2:  # two stand side by side
        known[-1] = replace(known[-1], wide=True)
    wide = [Row("标题", title_of(policy), wide=True), Row("内容概述", policy.summary or "", wide=True)]
    return known + [row for row in wide if row.value]
