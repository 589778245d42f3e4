"""How plain a text is, by a published formula over its whole sentences; pure.

score = 100 − (median sentence length − 15) − 10 × (phrases of official style per 100 letters), held between 0 and 100.
Like Flesch's formula of 1948 it weighs the length of sentences and the weight of words; docs/adr/0015 says where the figures come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.copying import letters

if TYPE_CHECKING:
    from generator.model import Block, Body

PHRASES = (
    "进一步|切实|贯彻|落实|统筹|健全|完善|深入|全面|推进|推动|加强|强化|促进|规范|开展|实施|机制|体系"
    "|应当|予以|不得|依照|按照|依法|有权|有关规定|上述|及其|或者|本办法"
)
_PHRASE = re.compile(PHRASES)
_SENTENCE = re.compile(
    r"(?<![^。！？\n])[^。！？\n]+[。！？]"
)  # from where one begins, or a long line is tried from each letter
_NAME = re.compile(r"《[^《》]*》|（[^（）号]*号[^（）]*）")
_EASY = 15
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole sentence: `length` counts letters, without the titles and 文号 of documents."""

    text: str
    length: int
    block: Block
    offset: int


@dataclass(frozen=True, slots=True)
class Plainness:
    """A score from 0 (hard) to 100 (plain), with what it is made of; `phrases` is per 100 letters."""

    score: int
    median: float
    phrases: float


def sentences(body: Body, kinds: tuple[str, ...] = ("paragraph", "list")) -> Iterator[Sentence]:
    """The sentences that end as sentences do; fragments of an enumeration are none, nor what is quoted."""
    for section in body.sections:
        for block in section.blocks:
            if block.kind in kinds:
                for found in _SENTENCE.finditer(block.text):
                    text = found.group()
                    start = found.start() + len(text) - len(text.lstrip())
                    yield Sentence(text.strip(), len(letters(_NAME.sub("", text))), block, start)


def plainness(body: Body) -> Plainness | None:
    """The score of a body, or None when it has too few sentences to tell."""
    found = [sentence for sentence in sentences(body) if sentence.length]
    if len(found) < _FEWEST:
        return None
    from statistics import median  # a check does not need it

    middle = median(sentence.length for sentence in found)
    official = sum(len(_PHRASE.findall(_NAME.sub("", sentence.text))) for sentence in found)
    phrases = 100 * official / sum(sentence.length for sentence in found)
    score = 100 - max(middle - _EASY, 0) - 10 * phrases
    return Plainness(round(min(max(score, 0), 100)), middle, phrases)
