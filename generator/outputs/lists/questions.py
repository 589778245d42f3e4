"""问答库: every question the interpretations answer, under the document it belongs to, each with the address of its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.elements import elements_of
from generator.feedback.answered import times_asked
from generator.outputs import site_output
from generator.outputs.lists.paging import NEWEST, cut
from generator.outputs.views import InterpretationLine, interpretation_line, interpretation_url, newest_first, site_meta
from generator.render.body import heading_ids
from generator.render.questions import question_ids
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from generator.model import Block, Interpretation
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

BASE = "questions/"
PAGE_SIZE = 10
"""Documents on a page, not questions: those of one document stay together."""

_LONGEST = 160
_ASKED = re.compile(r"(?:【?问\d{0,3}】?|Q\d{0,3})[：:.、]\s*")
_ANSWERED = re.compile(r"(?:【?答\d{0,3}】?|A\d{0,3})[：:.、]\s*")
_SHORT = 80
_DEEPEST = 7


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the beginning of its answer, and where the whole answer stands.

    `times` is how often it had been asked when a further interpretation answered it; 0 where no feedback says so.
    """

    text: str
    answer: str
    url: str
    times: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """The questions of one interpretation."""

    line: InterpretationLine
    topics: tuple[str, ...]
    questions: tuple[Question, ...]


def sources(publication: Publication) -> list[Source]:
    """The interpretations that answer questions, newest first."""
    found = []
    for item in newest_first(publication.interpretations.values()):
        asked = _counted(item, tuple(questions_of(item)), publication)
        if asked:
            topics = tuple(dict.fromkeys(topic for policy in publication.explains(item) for topic in policy.topics))
            found.append(Source(interpretation_line(item, publication), topics, asked))
    return found


def _counted(item: Interpretation, found: tuple[Question, ...], publication: Publication) -> tuple[Question, ...]:
    """The questions of a further round with how often they had been asked before it; of a first round as they are."""
    policies = publication.explains(item) if item.round > 1 and item.published else ()
    lines = [
        line
        for policy in policies
        for line in publication.asked.get(policy.id, ())
        if item.published and line.day <= item.published
    ]
    if not lines or not found:
        return found
    about = [name for policy in policies for name in (policy.title or "", *policy.aliases, *policy.keywords)]
    times = times_asked([question.text for question in found], lines, about)
    return tuple(replace(question, times=count) for question, count in zip(found, times, strict=True))


def questions_of(item: Interpretation, *, whole: bool = False) -> Iterator[Question]:
    """The questions of an interpretation: the headings that ask, or the paragraphs that do where a 问答 has no such heading.

    Answers are cut after their first sentences unless they are wanted `whole`.
    """
    asked = list(_asked(item))
    if not asked:
        return
    ids, page = heading_ids(item), interpretation_url(item)
    for text, place, blocks in asked:
        yield Question(text, _all(blocks) if whole else _beginning(blocks), f"{page}#{ids[place]}")


def _asked(item: Interpretation) -> Iterator[tuple[str, int, list[Block]]]:
    """Each question with the place of its heading among the headings, and the blocks that answer it."""
    headings = item.body.headings
    asking = {int(place) for place in question_ids(item, tuple(map(str, range(len(headings)))))}
    places = {heading.position.line: place for place, heading in enumerate(headings)}
    for section in item.body.sections:
        own = places.get(section.heading.position.line, -1) if section.heading else -1
        found: list[tuple[str, int, list[Block]]] = [(section.title, own, [])] if own in asking else []
        level = headings[own].level if found else _DEEPEST
        by_heading = bool(found) or any(places.get(block.position.line) in asking for block in section.blocks)
        if not by_heading and not (section.heading and any(part.id == "faq" for part in elements_of(section.heading))):
            continue
        for block in section.blocks:
            place = places.get(block.position.line, -1) if block.kind == "heading" else -1
            if place in asking:
                found.append((block.text, place, []))
                level = headings[place].level
            elif place >= 0 and headings[place].level <= level:
                level = 0  # another matter: what follows answers nothing
            elif not by_heading and block.kind == "paragraph" and (_ASKED.match(block.text) or _asks(block.text)):
                found.append((block.text, own, []))
                level = _DEEPEST
            elif found and level:
                found[-1][2].append(block)
        yield from ((_ASKED.sub("", text, count=1), place, blocks) for text, place, blocks in found)


def _asks(text: str) -> bool:
    return text.endswith(("？", "?")) and len(text) <= _SHORT


def _all(blocks: Iterable[Block]) -> str:
    """The whole answer, one block a line."""
    return _ANSWERED.sub("", "\n".join(block.text for block in blocks if block.text and not block.info), count=1)


def _beginning(blocks: Iterable[Block]) -> str:
    """The first words of an answer, to its first whole sentences where they fit."""
    text = ""
    for block in blocks:
        if block.kind in ("paragraph", "list"):
            text += " ".join(_ANSWERED.sub("", block.text, count=1).split())
        if len(text) > _LONGEST:
            break
    if len(text) <= _LONGEST:
        return text
    cut_at = text.rfind("。", 0, _LONGEST) + 1
    return text[:cut_at] if cut_at > _LONGEST // 2 else f"{text[: _LONGEST - 1]}…"


@site_output
def question_pages(publication: Publication, theme: Theme) -> Iterator[File]:
    """All questions, by document, newest first."""
    found = sources(publication)
    total = sum(len(source.questions) for source in found)
    for pages, shown in cut(BASE, found, PAGE_SIZE):
        url = pages.url()
        newest = pages.number == NEWEST
        yield theme.page(
            url,
            "questions.html",
            title="问答库" if newest else f"问答库（第{pages.number}页）",
            section="questions",
            description=f"{theme.settings.site_name}：政策解读里的{total}个问答，每一问都标明出自哪份解读。",
            trail=() if newest else (Crumb("问答库", BASE),),
            meta=site_meta(theme.settings, theme.absolute(url), "问答库", "问答"),
            changed=max((source.line.day for source in shown if source.line.day), default=None),
            module="filter-here.js",
            sources=shown,
            total=total,
            here=sum(len(source.questions) for source in shown),
            pages=pages,
        )
