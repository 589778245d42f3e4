"""What is of use to readers, by item: guide, flow, example, scope, answers, contact, forms, and whether all can follow them."""

from __future__ import annotations

from fractions import Fraction

from generator.elements import BY_ID, find_sections
from generator.model import Contact, Interpretation
from generator.rules.guide_items import ITEMS, labelled, rows_of
from generator.rules.zj308_form_not_delivered import undelivered
from generator.showcase.entries import FULL, HALF, NONE, Entry, Measure, part, place, sections

_STEPS = (NONE, Fraction(4, 10), Fraction(7, 10), FULL)


def guide(entry: Entry) -> Measure:
    """The best guide of the first round: a block by how many of the six items it has, or a section in words by half."""
    cards = [card for item in entry.first for card in item.body.cards if card.kind == "guide"]
    if not cards:
        return _in_words(
            entry, "guide", "用 guide 块写办事指南：受理单位、受理条件、申请材料、办理时限、办理地点、咨询电话"
        )
    told = [[item for item in ITEMS if any(labelled(item, row) for row in rows_of(card))] for card in cards]
    best = max(range(len(cards)), key=lambda number: (len(told[number]), -number))
    names = "、".join(item.name for item in told[best])
    lacking = tuple(f"guide 块里加{item.line}" for item in ITEMS if item not in told[best])
    said = f"guide 块在 {place(cards[best].position)}，写了{names}"
    block = Measure(part(len(told[best]), len(ITEMS)), (said,), lacking)
    words = _in_words(entry, "guide", "")
    return block if block.share >= words.share else Measure(words.share, (*words.evidence, said), lacking)


def flow(entry: Entry) -> Measure:
    """A flow that is drawn, or told in words."""
    flows = [flow for item in entry.first for flow in item.body.flows]
    if flows:
        steps = f"流程图“{flows[0].name}”在 {place(flows[0].position)}，{len(flows[0].steps)} 步"
        return Measure(FULL, (steps,))
    return _in_words(entry, "flow", "用 flow 块写申报流程，网页会画成图")


def example(entry: Entry) -> Measure:
    """An example whose sums are recomputed, or one in words."""
    cards = [card for item in entry.first for card in item.body.cards if card.kind == "example"]
    if cards:
        return Measure(FULL, (f"example 块在 {place(cards[0].position)}",))
    return _in_words(entry, "example", "用 example 块写一个示例：情形、计算、依据")


def _in_words(entry: Entry, key: str, advice: str) -> Measure:
    section = next((told[key] for item in entry.first if key in (told := find_sections(item.body))), None)
    if section is None:
        return Measure(NONE, (), (advice,))
    return Measure(HALF, (f"“{BY_ID[key].name}”一节在 {place(section.position)}，只有文字",), (advice,))


def scope(entry: Entry) -> Measure:
    """Whom the policy is for."""
    section = sections(entry).get("scope")
    if section is None:
        return Measure(NONE, (), ("加一节“涉及范围”（“适用范围”“适用对象”都认），写明管到谁",))
    return Measure(FULL, (f"“涉及范围”在 {place(section)}",))


def answers(entry: Entry) -> Measure:
    """Questions and answers."""
    section = sections(entry).get("faq")
    if section:
        return Measure(FULL, (f"“问答”在 {place(section)}",))
    asked = [item for item in entry.pair.interpretations if "问答" in item.forms]
    if asked:
        return Measure(FULL, (f"问答解读 {asked[0].path}",))
    return Measure(NONE, (), ("加一节“热点问答”，或者另写一篇问答形式的解读",))


def contact(entry: Entry) -> Measure:
    """Whom to ask."""
    best = max(((item, item.contact) for item in entry.first if item.contact), key=_told, default=None)
    if best is None:
        return Measure(NONE, (), ("写“联系方式: {单位: …, 电话: …}”",))
    item, contact = best
    said = f"{place(item.at('联系方式'))}：{contact.unit or '没有单位'}，{contact.phone or '没有电话'}"
    missing = [name for name, value in (("单位", contact.unit), ("电话", contact.phone)) if not value]
    lacking = tuple(f"联系方式里补上{name}" for name in missing)
    return Measure(part(2 - len(missing), 2), (said,), lacking)


def _told(entry: tuple[Interpretation, Contact]) -> int:
    return bool(entry[1].unit) + bool(entry[1].phone)


def forms(entry: Entry) -> Measure:
    """How many forms the interpretations have."""
    found: dict[str, str] = {}
    for item in entry.pair.interpretations:
        for form in item.forms:
            if form not in undelivered(item):
                found.setdefault(form, item.path)
    have = len(found)
    lacking = ("再出一种形式，如图解、问答、视频，写进“解读形式”",) if have < 3 else ()
    return Measure(_STEPS[min(have, 3)], tuple(f"{form}：{path}" for form, path in found.items()), lacking)


def access(entry: Entry) -> Measure:
    """Whether pictures and films come with words."""
    media = [each for item in entry.pair.interpretations for each in item.media]
    told = [each for each in media if each.transcript or each.captions]
    if not told:
        advice = "给图、视频写上“文字稿”或“字幕”" if media else "配一张图解或一段视频，并写上“文字稿”"
        return Measure(NONE, (), (advice,))
    each = told[0]
    return Measure(FULL, (f"“{each.title}”有{'文字稿' if each.transcript else '字幕'}（{place(each.position)}）",))
