"""佐证材料: all that a judge needs to see of one candidate, as files by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.finding import visible
from generator.outputs.documents.timeline import timeline
from generator.outputs.views import interpretation_url, policy_url
from generator.showcase.form import form
from generator.showcase.texts import account
from generator.signoff.coverage import offered_names

if TYPE_CHECKING:
    from generator.model import Corpus, Selection
    from generator.publication import Publication
    from generator.showcase.ranking import Ranked

Read = Callable[[str], bytes | None]
"""The bytes of a file of the project, by its path; None when it is not there."""


def pack(
    ranked: Ranked, selection: Selection, corpus: Corpus, publication: Publication, read: Read
) -> dict[str, bytes]:
    """Policy and interpretations as they are kept, what they offer for download, sign-off, timeline, check, points, links."""
    pair = ranked.candidate.pair
    sources = {f"原文/{document.path.removeprefix('content/')}": document.path for document in pair.documents}
    sources |= {f"原文/files/{name}": f"content/files/{name}" for name in offered_names(pair)}
    if signoff := corpus.signoffs.get(pair.id):
        sources["审签凭证.yml"] = signoff.path
    files = {name: data for name, path in sources.items() if (data := read(path)) is not None}
    texts = {
        "时间线.md": _timeline(ranked, publication),
        "检查报告.txt": _report(ranked, selection),
        "得分依据.md": account(ranked),
        "链接.md": _links(ranked, publication),
    }
    files |= {name: text.encode() for name, text in texts.items()}
    files["推荐表.docx"] = form(ranked, selection)
    return files


def _timeline(ranked: Ranked, publication: Publication) -> str:
    pair = ranked.candidate.pair
    lines = ["# 时间线", ""]
    for document in pair.documents:
        for what, day in (("起草", document.drafted), ("审签", document.signed), ("发布", document.published)):
            if day:
                lines.append(f"- {day}　{what}　{document.path}")
    lines += ["", "## 政策的经过", ""]
    for event in timeline(pair.policy, publication) if pair.policy else ():
        lines.append(visible(f"- {event.day}　{event.label}　{event.text}{'，' if event.note else ''}{event.note}"))
    return "\n".join(lines) + "\n"


def _report(ranked: Ranked, selection: Selection) -> str:
    found = ranked.candidate.findings
    lines = [f"按 {selection.base_day} 检查，{len(found)} 处问题。"]
    for finding in found:
        place = finding.position
        lines.append(f"{place.path}:{place.line}:{place.column}: {finding.code} [{finding.level}] {finding.message}")
        lines.append(f"    改法：{finding.fix}")
    return "\n".join(lines) + "\n"


def _links(ranked: Ranked, publication: Publication) -> str:
    return "\n".join(["# 网页", "", *_addresses(ranked, publication)]) + "\n"


def _addresses(ranked: Ranked, publication: Publication) -> Iterator[str]:
    base, pair = publication.settings.site_url.rstrip("/"), ranked.candidate.pair
    start = f"{base}/" if base else ""
    if pair.policy:
        yield f"- 政策：{start}{policy_url(pair.policy)}"
    for item in pair.interpretations:
        yield f"- 解读：{start}{interpretation_url(item)}（{'、'.join(item.forms)}）"
