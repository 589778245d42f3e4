"""Which articles of a policy others change, where a changing policy says so in words: 将第五条修改为, 删去第六条. Never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.articles import articles_of, citations, cites_policy
from generator.model import Block, Pair
from generator.outputs.views import policy_url, title_of
from generator.publication import DRAFT_FOR_COMMENT, in_effect
from generator.render.body import heading_ids
from generator.render.templates import chinese_date, link_to, quoted

if TYPE_CHECKING:
    from generator.articles import Citation
    from generator.model import Policy
    from generator.publication import Publication
    from generator.render.templates import Theme

_NUMBERING = re.compile(r"^\s*(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十0-9]{1,3}[、.．])\s*")
_CHANGED = re.compile(
    r"(?:改为第[^条，]{1,7}条，)?(?:修改为(?!第)|修改如下)|(?:中的?|的)?“[^“”]{1,400}”(?:修改为|改为|删去|删除)|增加[一二两三四]?[款项]"
)
_DELETED = re.compile("(?:予以)?(?:删去|删除)(?!“)")
_DELETING = re.compile("(?:删去|删除)(?:《[^《》]{1,100}》(?:（[^（）]{0,80}）)?的?)?$")
_WITHIN = re.compile("(?:中的?|的)?“")
_TOGETHER = re.compile("[、和及与]|以及")
_PART = re.compile("^第[^条]{1,12}条(?:之[一二三四五六七八九十]{1,2})?")


@dataclass(frozen=True, slots=True)
class Amendment:
    """What happens to an article: `part` is 第二款 of it or empty, `verb` 修改 or 删去, `place` the article that says so.

    `starts` is the day from which it holds, empty when it holds already; `source` is the id of the policy that says so.
    """

    part: str
    verb: str
    title: str
    number: str
    place: str
    url: str
    starts: str
    source: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What a later document changed again: articles of `changed` by their labels, 第二条第一款, and from when: 后来, 2027年1月1日起."""

    changed: Policy
    labels: tuple[str, ...]
    starts: str
    verb: str
    by: Policy


def amendments(policy: Policy, publication: Publication) -> dict[str, tuple[Amendment, ...]]:
    """The amendments of a policy's articles by the id that the article has on its page, the earliest first."""
    known = {(article.number, article.inserted) for article in articles_of(policy)}
    found: dict[str, list[Amendment]] = {}
    others = [line.policy for line in publication.relations.get(policy.id, ()) if line.kind == "被修改"]
    for other in sorted(filter(None, others), key=lambda one: (str(one.effective or one.published), one.id)):
        if other.document_type == DRAFT_FOR_COMMENT:
            continue
        start = other.effective or other.published
        starts = "" if start is None or in_effect(other, publication.as_of) else chinese_date(start)
        for citation, verb, place, anchor in _said(other, policy):
            part = _PART.sub("", citation.text) if citation.first == citation.last else ""
            url = policy_url(other) + (f"#{anchor}" if anchor else "")
            told = Amendment(part, verb, quoted(title_of(other)), other.number or "", place, url, starts, other.id)
            for number in range(citation.first, min(citation.last, citation.first + len(known)) + 1):
                if (number, citation.inserted) in known:
                    found.setdefault(article_key(number, citation.inserted), []).append(told)
    return {key: tuple(dict.fromkeys(told)) for key, told in found.items()}


def overtaken(policy: Policy, publication: Publication) -> Iterator[Overtaken]:
    """Of what a policy says in words about the articles of others, what a later document changes too, the earliest first."""
    for line in publication.relations.get(policy.id, ()):
        if line.kind == "修改" and line.policy:
            yield from _changed_later(policy, line.policy, publication)


def _changed_later(policy: Policy, changed: Policy, publication: Publication) -> Iterator[Overtaken]:
    labels = {article_key(article.number, article.inserted): article.label for article in articles_of(changed)}
    found: dict[tuple[str, str, str], list[str]] = {}
    for key, told in amendments(changed, publication).items():
        parts = [one.part for one in told if one.source == policy.id]
        for one in told:
            same = any(part.startswith(one.part) or one.part.startswith(part) for part in parts)
            if same and _begins(publication.policies[one.source]) > _begins(policy):
                starts = f"{one.starts}起" if one.starts else "后来"
                found.setdefault((one.source, starts, one.verb), []).append(labels[key] + one.part)
    for (source, starts, verb), named in found.items():
        yield Overtaken(changed, tuple(named), starts, verb, publication.policies[source])


def _begins(policy: Policy) -> str:
    return str(policy.effective or policy.published or "")


def article_key(number: int, inserted: int) -> str:
    """The id that an article has on its policy's page."""
    return f"article-{number}" + (f"-{inserted}" if inserted else "")


def amended_notes(policy: Policy, publication: Publication, theme: Theme, root: str) -> dict[str, str]:
    """The amendments as HTML for the ends of the articles; `root` is the way from the page to the root of the site."""
    return {
        key: theme.component("amended", amendments=[replace(one, url=link_to(root, one.url)) for one in told])
        for key, told in amendments(policy, publication).items()
    }


def _said(other: Policy, policy: Policy) -> Iterator[tuple[Citation, str, str, str]]:
    """Each cited article of `policy` that `other` changes, with the verb, the article of `other` that says so and its anchor."""
    anchors = {heading.position.line: key for heading, key in zip(other.body.headings, heading_ids(other), strict=True)}
    own = {article.start.line: article for article in articles_of(other)}
    place = anchor = ""
    within = 0  # new wording may run over several paragraphs
    for piece in other.body.pieces():
        if isinstance(piece, Block) and piece.kind in ("quote", "code"):
            continue
        changes = [] if within > 0 else list(_changes(piece.text))
        within = max(0, within + piece.text.count("“") - piece.text.count("”"))
        line = piece.position.line
        if line in own and not any(citation.start == 0 for citation, _ in changes):  # 第五条中… cites, and begins none
            place, anchor = own[line].label, f"article-{own[line].number}"
        elif line in anchors:
            place, anchor = "", anchors[line]
        for citation, verb in changes:
            if _speaks_of(citation, other, policy):
                yield citation, verb, place, anchor


def _changes(text: str) -> Iterator[tuple[Citation, str]]:
    """The citations of a text that are followed or led by a word of change; of 第五条、第六条修改为 both."""
    verb, after = "", len(text)
    found: list[tuple[Citation, str]] = []
    for citation in reversed(citations(text)):
        if not _TOGETHER.fullmatch(text, citation.end, after):
            verb = _verb(citation, text)
        after = citation.start
        if verb:
            found.append((citation, verb))
    yield from reversed(found)


def _verb(citation: Citation, text: str) -> str:
    if _DELETING.search(citation.before):
        return "修改" if _WITHIN.match(text, citation.end) else "删去"
    if _CHANGED.match(text, citation.end):
        return "修改"
    return "删去" if _DELETED.match(text, citation.end) else ""


def _speaks_of(citation: Citation, other: Policy, policy: Policy) -> bool:
    """Whether the citation is of this policy: it says so, or `other` changes nothing else and names no other document."""
    before = _NUMBERING.sub("", citation.before)
    if before.count("“") > before.count("”"):
        return False
    if len(other.amends) > 1 and citation.title is None:
        return False
    return not before.strip() or cites_policy(replace(citation, before=before), Pair(policy.id, policy))
