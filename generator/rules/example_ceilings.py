"""Examples that reckon above a ceiling: the one written in the same line, or the one of the article they rest on."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.articles import Article, articles_of, citations
from generator.finding import Hit, Level
from generator.quantities import quantities

if TYPE_CHECKING:
    from generator.model import Policy
    from generator.rules import Context
    from generator.rules.example_figures import Example

_LIMIT = re.compile(r"(?:最高|最多|上限|封顶)?(?:不(?:得)?超过|(?<=限)[为是]|(?<=[高多顶])[为是]?)$")
_BOUND = re.compile("最高|最多|上限|封顶|超过|限额|为限")
_EACH = re.compile("[每单]")
_HEADS = re.compile("每(?:1|一)?个?([人名位户家台辆亩间套])")
_MONTHLY = (("元", 1), ("月", -1))
_SENTENCE = re.compile("[^。；\n]+")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A sum that an article of the policy says is the most; `monthly` if it is the most of a month, `heads` whose sentence it is."""

    value: Decimal
    text: str
    article: str
    monthly: bool
    heads: frozenset[str]


def over_ceilings(example: Example, policies: Sequence[Policy], context: Context) -> Iterator[Hit]:
    """What an example reckons above a ceiling and does not take into account."""
    yield from _of_the_line(example)
    if example.lines and not _BOUND.search(example.text):
        named = _cited(example, policies, context)
        written = {
            each.value for part in named for text in part.paragraphs for each in quantities(text) if each.unit == "元"
        }
        yield from _of_the_article(example, [ceiling for part in named for ceiling in _ceilings(part)], written)


def _of_the_line(example: Example) -> Iterator[Hit]:
    """A result above the ceiling that stands in the same line, and that no later line or result takes into account."""
    used = {each.value for row in example.results for text in row.values for each in quantities(text)}
    for row, line in enumerate(example.lines):
        if not line.outcome.results:
            continue
        last = line.outcome.results[-1]
        later = {str(operand.value.number) for other in example.lines[row + 1 :] for operand in other.outcome.operands}
        for each in quantities(line.text):
            if each.unit != "元" or last.value.units != (("元", 1),) or not _LIMIT.search(line.text, 0, each.start):
                continue
            if last.value.number > each.value and each.value not in used and str(each.value) not in later:
                message = f"算出来的“{last.text}”超过了写明的“{each.text}”"
                yield Hit(line.at(last.start), message, f"在“结果”里写明按{each.text}算", Level.WARN)


def _of_the_article(example: Example, ceilings: Sequence[Ceiling], written: Container[Decimal]) -> Iterator[Hit]:
    """A result, or a monthly sum that goes in and is not `written` there, above all ceilings of its kind in the articles cited."""
    operands = [(line, each) for line in example.lines for each in line.outcome.operands]
    counted = {name for _, each in operands for name, power in each.value.units if power == 1 and each.value.number > 1}
    totals = [each for each in ceilings if not each.monthly and not each.heads & counted]
    months = [each for each in ceilings if each.monthly]
    last = [(line, line.outcome.results[-1]) for line in example.lines if line.outcome.results][-1:]
    found = [
        (line, known.value, known.text, known.start, totals) for line, known in last if ("元", 1) in known.value.units
    ]
    for line, each in operands:
        units = tuple(unit for unit in each.value.units if unit[0] != "人")
        if units == _MONTHLY and each.value.number not in written:
            found.append((line, each.value, line.text[each.start : each.end].strip(), each.start, months))
    for line, value, text, start, kind in found:
        most = max(kind, key=lambda each: each.value, default=None)
        if most and value.number > most.value and any(power > 0 for _, power in value.units):
            message = f"算式里的“{text}”超过了{most.article}写的“{most.text}”"
            fix = f"超过上限的，写明按上限算；{most.article}的上限管的不是这笔钱的，在“情形”里写明"
            yield Hit(line.at(start), message, fix, Level.WARN)


def _cited(example: Example, policies: Sequence[Policy], context: Context) -> list[Article]:
    cited = [found for row in example.bases for value in row.values for found in citations(value[:_LONGEST])]
    parts = [part for policy in policies for part in context.once(articles_of, policy)]
    return [part for part in parts if any(each.first <= part.number <= each.last for each in cited)]


def _ceilings(article: Article) -> Iterator[Ceiling]:
    for sentence in (found[0] for paragraph in article.paragraphs for found in _SENTENCE.finditer(paragraph)):
        for each in quantities(sentence):
            if each.unit != "元" or not _LIMIT.search(sentence, 0, each.start):
                continue
            clause = re.split("[，：]", sentence[: each.start])[-1]
            monthly = "每月" in clause
            if monthly or not _EACH.search(clause):
                limit = _LIMIT.search(clause)
                text = f"{limit[0] if limit else ''}{each.text}"
                yield Ceiling(each.value, text, article.label, monthly, frozenset(_HEADS.findall(sentence)))
