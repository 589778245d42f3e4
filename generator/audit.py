"""What an audit of old texts reads: for each element whether a heading or only the text itself has it, and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.elements import BY_ID, cue_lines, find_deeper, find_named_content, find_sections
from generator.finding import visible

if TYPE_CHECKING:
    from generator.model import Corpus, Interpretation

STYLES = ("text", "json")

_OPENING = 16  # characters: a cue that far into a line opens it


class State(StrEnum):
    """How an element is there."""

    HEADED = "有标题"
    INLINE = "文中有"
    ABSENT = "没有"


class Confidence(StrEnum):
    """How far a reading can be relied upon without looking."""

    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


@dataclass(frozen=True, slots=True)
class Reading:
    """One element of one interpretation: its state, how sure that is, and the words it was read from."""

    element: str
    state: State
    confidence: Confidence
    words: str = ""


def read_elements(item: Interpretation, policy: str, elements: Iterable[str]) -> Iterator[Reading]:
    """The reading of each of `elements`; `policy` is the visible text of the policy."""
    sections, deeper, cues = find_sections(item.body), find_deeper(item.body), cue_lines(item.body)
    for element in elements:
        if section := sections.get(element):
            yield Reading(element, State.HEADED, Confidence.HIGH, section.title)
        elif heading := deeper.get(element):
            yield Reading(element, State.HEADED, Confidence.MIDDLE, heading.text)
        elif element == "content" and (named := find_named_content(item.body, policy)):
            yield Reading(element, State.HEADED, Confidence.MIDDLE, named[0].text)
        elif cue := cues.get(element):
            line, start = cue
            sure = Confidence.MIDDLE if start < _OPENING else Confidence.LOW
            yield Reading(element, State.INLINE, sure, line[max(0, start - 4) : start + 16])
        else:
            yield Reading(element, State.ABSENT, Confidence.MIDDLE)


Readings = list[tuple["Interpretation", list[Reading]]]


def audit(corpus: Corpus, items: Iterable[Interpretation], elements: tuple[str, ...], style: str) -> str:
    """The readings of these interpretations, as text for a person to go through or as json."""
    policies = {policy.id: policy.body.text for policy in corpus.policies}
    readings = [
        (item, list(read_elements(item, "\n".join(policies.get(each, "") for each in item.targets), elements)))
        for item in items
    ]
    return _json(readings) if style == "json" else _text(readings)


def _text(readings: Readings) -> str:
    lines = []
    for item, found in readings:
        lines.append(visible(f"{item.path}  {item.title or ''}".rstrip()))
        for reading in found:
            words = f"  “{visible(reading.words.strip())}”" if reading.words else ""
            lines.append(f"    {BY_ID[reading.element].name}：{reading.state}（把握{reading.confidence}）{words}")
    lines.append(f"读了 {len(readings)} 份解读。“文中有”是按常见说法读出来的，把握中、低的要人看过才算。")
    return "\n".join(lines) + "\n"


def _json(readings: Readings) -> str:
    data = [
        {
            "path": item.path,
            "title": item.title,
            "elements": [
                {
                    "id": reading.element,
                    "name": BY_ID[reading.element].name,
                    "state": reading.state,
                    "confidence": reading.confidence,
                    "words": reading.words.strip(),
                }
                for reading in found
            ],
        }
        for item, found in readings
    ]
    return json.dumps({"version": 1, "interpretations": data}, ensure_ascii=False, indent=2) + "\n"
