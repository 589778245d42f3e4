"""Questions and answers as disclosures: the question opens its answer, and the answer has the address of its heading.

An address inside a closed ``<details>`` opens it in a browser by itself, so that links to a question work without a script.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.elements import elements_of
from generator.model import Interpretation

if TYPE_CHECKING:
    from generator.model import Document

_HEADING = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_ASKED = re.compile(r"问[：:]|Q\d*[：:.]")
_LEADING = re.compile(r"^(?:问[：:]|Q\d*[：:.])\s*")
_NESTING = re.compile(r"<(/?)(?:blockquote|ul|ol|li|div|table|dl|section)\b")


def question_ids(document: Document, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the headings that ask: those below a heading 问答, those that begin with 问：, in a 问答 those that end with ？."""
    if not isinstance(document, Interpretation):
        return ()
    asks = "问答" in document.forms
    questions = []
    within = 0  # the level of the heading 问答 that holds what follows
    for heading, key in zip(document.body.headings, ids, strict=True):
        if within and heading.level > within:
            if heading.level == within + 1:
                questions.append(key)
            continue
        faq = any(element.id == "faq" for element in elements_of(heading))
        within = heading.level if faq else 0
        if not faq and (_ASKED.match(heading.text) or (asks and heading.text.endswith(("？", "?")))):
            questions.append(key)
    return tuple(questions)


def disclose(text: str, questions: tuple[str, ...]) -> str:
    """The HTML with each of these headings as the summary of a disclosure that holds what stands below it."""
    if not questions:
        return text
    heads = list(_HEADING.finditer(text))
    parts: list[str] = []
    at = 0
    for number, head in enumerate(heads):
        if head[2] not in questions or head.start() < at:
            continue
        end = next((other.start() for other in heads[number + 1 :] if other[1] <= head[1]), len(text))
        end = _before_notes(text, head.end(), end)
        answer = text[head.end() : end]
        if not answer.strip() or not _whole(answer):
            continue
        parts += [text[at : head.start()], _question(head, answer.strip(), first=not parts)]
        at = end
    return "".join(parts) + text[at:]


def _before_notes(text: str, start: int, end: int) -> int:
    notes = text.find('<section class="footnotes"', start, end)
    return end if notes < 0 else notes


def _question(head: re.Match[str], answer: str, *, first: bool) -> str:
    tools = '<p class="zc-questions-tools" data-zc-questions hidden><button class="zc-button" type="button">全部展开</button></p>\n'
    asked = f'<h{head[1]} class="zc-question-text">{_LEADING.sub("", head[3])}</h{head[1]}>'
    return (
        f'{tools if first else ""}<details class="zc-question"><summary>{asked}</summary>\n'
        f'<div class="zc-answer" id="{head[2]}">\n{answer}\n</div></details>\n'
    )


def _whole(answer: str) -> bool:
    """Whether every container that the answer opens it also closes: a heading in a list or a quotation stays as it is."""
    depth = 0
    for found in _NESTING.finditer(answer):
        depth += -1 if found[1] else 1
        if depth < 0:
            return False
    return depth == 0
