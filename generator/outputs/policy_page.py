"""The page of a policy: metadata, whether it holds, its text, everything that explains it, attachments, relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.outputs import pair_output
from generator.outputs.views import (
    PolicyLine,
    Row,
    article_meta,
    describe,
    interpretation_line,
    mark_of,
    policy_line,
    policy_url,
    site_meta,
    title_of,
)
from generator.render.body import render_body
from generator.render.qr import qr_svg
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Attachment, Pair, Policy
    from generator.outputs import File
    from generator.outputs.views import Mark
    from generator.publication import Publication, Relation
    from generator.render.templates import Theme

COLUMN = "政策文件"
DRAFT = "征求意见稿"
_RELATIONS = {
    "依据": "制定依据",
    "修改": "修改了",
    "被修改": "已由下列文件修改",
    "废止": "废止了",
    "被废止": "已由下列文件废止",
}


@dataclass(frozen=True, slots=True)
class Download:
    """An attachment: title, address, kind of file and size in words."""

    title: str
    url: str
    kind: str
    size: str


@dataclass(frozen=True, slots=True)
class Related:
    """One related document: what the relation is, what it is called, and its line when it is on this site."""

    kind: str
    text: str
    line: PolicyLine | None


@pair_output
def policy_page(pair: Pair, publication: Publication, theme: Theme) -> Iterator[File]:
    """The page of the pair's policy."""
    policy = pair.policy
    if policy is None:
        return
    url = policy_url(policy)
    body = render_body(policy, theme)
    description = describe(policy, policy.summary)
    address = theme.absolute(url)
    keywords = (*policy.keywords, *policy.aliases, *policy.topics)
    mark = mark_of(publication.validity[policy.id], publication.as_of)
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
        number=policy.number or "",
        summary=policy.summary or "",
        issuer=policy.issuer or "",
        day=policy.published,
        draft=policy.document_type == DRAFT and DRAFT not in title_of(policy),
        mark=mark,
        rows=_rows(policy, mark),
        body=body,
        readings=[interpretation_line(item) for item in publication.explained_by(policy)],
        downloads=[_download(item, theme.settings.content / "files") for item in policy.attachments],
        relations=[_related(relation, publication) for relation in publication.relations.get(policy.id, ())],
        address=address,
        qr=Markup(qr_svg(address)) if address else "",  # our own drawing
    )


def _rows(policy: Policy, mark: Mark) -> list[Row]:
    rows = [
        Row("索引号", policy.index_number or ""),
        Row("文号", policy.number or ""),
        Row("发布机构", policy.issuer or ""),
        Row("责任单位", policy.unit or ""),
        Row("成文日期", "", day=policy.formed),
        Row("发布日期", "", day=policy.published),
        Row("施行日期", "", day=policy.effective),
        Row("有效期至", "", day=policy.expires),
        Row("文件类型", policy.document_type or ""),
        Row("有效性", mark.state, mark=mark),
        Row("主题", "、".join(policy.topics)),
        Row("面向对象", "、".join(policy.audiences)),
        Row("标题", title_of(policy), wide=True),
        Row("内容概述", policy.summary or "", wide=True),
    ]
    return [row for row in rows if row.value or row.day]


def _download(item: Attachment, files: Path) -> Download:
    path = files / item.file
    kind = PurePosixPath(item.file).suffix.lstrip(".").upper() or "文件"
    return Download(item.title, f"files/{item.file}", kind, _size(path.stat().st_size) if path.is_file() else "")


def _size(count: int) -> str:
    for unit, size in (("MB", 1024 * 1024), ("KB", 1024)):
        if count >= size:
            return f"{count / size:.1f}".removesuffix(".0") + f" {unit}"
    return f"{count} 字节"


def _related(relation: Relation, publication: Publication) -> Related:
    line = policy_line(relation.policy, publication) if relation.policy else None
    return Related(_RELATIONS.get(relation.kind, relation.kind), relation.text, line)
