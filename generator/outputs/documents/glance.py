"""一分钟看懂: who, what, how much, until when, where, and whom to ask, all quoted with the place where it stands.

Nothing is put in other words and nothing is cut short: a line is a value of the front matter, a whole row of a guide, or all that
stands under one heading. What has no source is left out, and so is where to apply for what no longer holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.elements import elements_of, find_sections
from generator.model import Block
from generator.outputs.documents.standing import reasons
from generator.outputs.views import policy_url, title_of
from generator.render.body import heading_ids
from generator.render.fenced import card_ids
from generator.render.templates import chinese_date, nest_titles

if TYPE_CHECKING:
    from generator.model import Heading, Interpretation, Policy, Row
    from generator.outputs.documents.standing import Pointer
    from generator.publication import Publication

FACTS, TEXT = "文件信息", "解读正文"
"""Where a line stands: in the metadata of the policy, or in the text of the interpretation."""

_REPEALED = "失效（提前废止）"
_ENDED = ("失效", _REPEALED)
_DRAFT = "征求意见稿"
_LONGEST = 200
_CONDITIONS = ("受理条件", "申报条件", "申请条件", "办理条件", "补贴对象", "申报对象", "申请对象", "服务对象")
_AMOUNTS = ("补贴标准", "补助标准", "奖励标准", "支持标准")
_CAP = re.compile("上限|限额|封顶|最[高多]")
_WINDOWS = ("申报时间", "申请时间", "受理时间", "报名时间", "申报期限", "申请期限")
_PLACES = ("办理地点", "受理单位", "网上办理", "办理时间", "办理时限", "收费标准")
_PHONES = ("咨询电话", "联系电话", "咨询热线")
_HOW_MUCH = re.compile(
    r"多少|(?:补贴|补助|奖励|资助|支持|收费|执行|发放|待遇)标准|金额|额度|怎么(?:收|补|算)|上限|限额|封顶"
)
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]")
_UNTIL = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?:以前|之前|前|止)")
_OPINIONS = re.compile("意见|反馈|建议")


@dataclass(frozen=True, slots=True)
class Line:
    """A quotation: the words as `items` (one, or those of a list), what they are called where they stand, and that place.

    `whole` is False where the source is a table or long: then only its heading is named, as the way there. `pointers` are the
    documents that make it so.
    """

    items: tuple[str, ...]
    label: str
    source: str
    url: str
    whole: bool = True
    pointers: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader asks, a key for its sign, and the lines that answer."""

    question: str
    key: str
    lines: tuple[Line, ...]


def glance(item: Interpretation, policies: Sequence[Policy], publication: Publication) -> tuple[Answer, ...]:
    """The answers that have a source, in the order in which people ask; empty when there are fewer than two."""
    of = _Sources(item)
    several = len(policies) > 1
    holds = any(
        policy.document_type != _DRAFT and publication.validity[policy.id].state not in _ENDED for policy in policies
    )
    conditions = (of.guide(_CONDITIONS) or of.section("scope")) if holds else ()
    times = of.guide(_WINDOWS) if holds else of.deadline(policies)
    answers = (
        Answer(
            "面向谁",
            "who",
            (*_facts(policies, several, _audience), *conditions, *(of.way("notes") if conditions else ())),
        ),
        Answer("讲什么", "what", tuple(_facts(policies, several, _summary)) or of.section("content")),
        Answer("多少", "much", (*of.guide(_AMOUNTS), *of.caps(), *of.amounts()) if holds else ()),
        Answer("什么时候", "when", (*_states(policies, several, publication), *times)),
        Answer("到哪里办", "where", of.guide(_PLACES) if holds else ()),
        Answer("问谁", "ask", of.contacts()),
    )
    found = tuple(answer for answer in answers if answer.lines)
    return found if len(found) > 1 else ()


def _facts(
    policies: Sequence[Policy], several: bool, facts: Callable[[Policy], Iterator[tuple[str, str]]]
) -> Iterator[Line]:
    for policy in policies:
        for label, value in facts(policy):
            yield Line((value,), label, title_of(policy) if several else FACTS, policy_url(policy))


def _audience(policy: Policy) -> Iterator[tuple[str, str]]:
    if policy.audiences:
        yield "面向对象", "、".join(policy.audiences)


def _summary(policy: Policy) -> Iterator[tuple[str, str]]:
    if policy.summary:
        yield "内容概述", policy.summary


def _states(policies: Sequence[Policy], several: bool, publication: Publication) -> Iterator[Line]:
    """Whether each policy holds, with the documents that make it so, and its dates."""
    for policy in policies:
        validity = publication.validity[policy.id]
        if validity.state != "有效":
            why = reasons(policy, publication)
            told = nest_titles(validity.reason) if validity.reason and not why else ""
            said = validity.state + (f"，{told}" if told else "")
            yield Line((said,), "有效性", title_of(policy) if several else FACTS, policy_url(policy), pointers=why)
        yield from _facts((policy,), several, lambda one: _dates(one, publication))


def _dates(policy: Policy, publication: Publication) -> Iterator[tuple[str, str]]:
    if policy.document_type == _DRAFT:
        return  # the dates of a draft are only proposed
    if policy.effective:
        yield "施行日期", chinese_date(policy.effective)
    if last := publication.last_day(policy):
        yield "有效期至", chinese_date(last)


class _Sources:
    """What one interpretation says, by the place where it stands."""

    def __init__(self, item: Interpretation) -> None:
        self.item = item
        self.ids = {
            heading.position.line: key for heading, key in zip(item.body.headings, heading_ids(item), strict=True)
        }
        self.headings = {heading.position.line: heading for heading in item.body.headings}
        cards = card_ids(item)
        self.rows: list[tuple[Row, str]] = [
            (row, f"#{cards[card.position.line]}")
            for card in item.body.cards
            if card.kind == "guide"
            for row in card.rows
        ]

    def guide(self, labels: tuple[str, ...]) -> tuple[Line, ...]:
        """The rows of the guides with these labels, in this order."""
        return tuple(
            Line(row.values, row.label, "办事指南", url)
            for label in labels
            for row, url in self.rows
            if row.label == label and any(row.values)
        )

    def caps(self) -> tuple[Line, ...]:
        """The rows of the guides that say up to how much: an amount without its cap promises too much."""
        return tuple(
            Line(row.values, row.label, "办事指南", url)
            for row, url in self.rows
            if _CAP.search(row.label) and row.label not in _AMOUNTS and any(row.values)
        )

    def section(self, element: str) -> tuple[Line, ...]:
        """All that stands in the section of this element."""
        section = find_sections(self.item.body).get(element)
        if section is None or section.heading is None:
            return ()
        return self._quoted(section.heading, section.blocks)

    def way(self, element: str) -> tuple[Line, ...]:
        """The way to the section of this element: conditions alone would hide who is left out."""
        section = find_sections(self.item.body).get(element)
        if section is None or section.heading is None:
            return ()
        return (self._way(section.heading),)

    def _way(self, heading: Heading) -> Line:
        return Line((heading.text,), "", heading.text, f"#{self.ids[heading.position.line]}", whole=False)

    def amounts(self) -> tuple[Line, ...]:
        """What stands under the headings that say how much, within the rules themselves: an answer to one case is none.

        What stands under their deeper headings belongs to it: a cap often has one of its own.
        """
        found: list[tuple[Heading, list[Block]]] = []
        for section in self.item.body.sections:
            heading = section.heading
            if heading is None or not {element.id for element in elements_of(heading)} & {"content", "standard"}:
                continue
            above = None
            pieces: tuple[Heading | Block, ...] = (heading, *section.blocks)
            for piece in pieces:
                deeper = self.headings.get(piece.position.line)
                if deeper and not (above and deeper.level > above.level):
                    above = deeper if _HOW_MUCH.search(deeper.text) else None
                    found += [(deeper, [])] if above else []
                elif above and isinstance(piece, Block):
                    found[-1][1].append(piece)
        return tuple(line for heading, blocks in found for line in self._quoted(heading, blocks))

    def _quoted(self, heading: Heading, blocks: Sequence[Block]) -> tuple[Line, ...]:
        """All blocks under a heading, or only the way there when they are too long or not words in a row."""
        url = f"#{self.ids[heading.position.line]}"
        texts = [
            line for block in blocks for line in (block.text.split("\n") if block.kind == "list" else [block.text])
        ]
        plain = all(block.kind in ("paragraph", "list", "heading") for block in blocks)
        if not texts:
            return ()
        if plain and sum(map(len, texts)) <= _LONGEST:
            return (Line(tuple(texts), heading.text, TEXT, url),)
        return (self._way(heading),)

    def deadline(self, policies: Sequence[Policy]) -> tuple[Line, ...]:
        """Until when opinions on a draft are heard: the sentence that names the day."""
        if not any(policy.document_type == _DRAFT for policy in policies):
            return ()
        for section in self.item.body.sections:
            for block in section.blocks:
                for sentence in _SENTENCE.findall(block.text) if block.kind in ("paragraph", "list") else ():
                    if _UNTIL.search(sentence) and _OPINIONS.search(sentence):
                        key = self.ids.get(section.position.line, "") if section.heading else ""
                        return (Line((sentence.strip(),), section.title, TEXT, f"#{key or 'zc-body'}"),)
        return ()

    def contacts(self) -> tuple[Line, ...]:
        """The contact of the interpretation, and the telephone of the guide when it is another."""
        contact = self.item.contact
        said = (("单位", contact.unit), ("电话", contact.phone)) if contact else ()
        lines = [Line((value,), label, "联系方式", "#zc-contact") for label, value in said if value]
        known = (contact.phone if contact else "") or ""
        return (*lines, *(line for line in self.guide(_PHONES) if line.items != (known,)))
