"""What an audit of old texts reads: for each element whether a heading or only the text itself has it, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.elements import BY_ID, cue_lines, find_deeper, find_named_content, find_sections

if TYPE_CHECKING:
    from generator.model import Corpus, Interpretation

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


def audit(corpus: Corpus, elements: tuple[str, ...]) -> str:
    """The readings of every interpretation, as text for a person to go through."""
    policies = {policy.id: policy.body.text for policy in corpus.policies}
    lines = []
    for item in corpus.interpretations:
        policy = "\n".join(policies.get(target, "") for target in item.targets)
        lines.append(f"{item.path}  {item.title or ''}".rstrip())
        for reading in read_elements(item, policy, elements):
            words = f"  “{reading.words.strip()}”" if reading.words else ""
            lines.append(f"    {BY_ID[reading.element].name}：{reading.state}（把握{reading.confidence}）{words}")
    lines.append(f"读了 {len(corpus.interpretations)} 份解读。“文中有”是按常见说法读出来的，把握中、低的要人看过才算。")
    return "\n".join(lines) + "\n"
