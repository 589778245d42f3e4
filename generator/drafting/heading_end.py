"""Where a heading ends when the text runs on behind it on the same line.

Official texts write “一、背景依据《…》第九条明确…” and “（一）扩大范围。明确将…” on one line. A heading ends behind a known element
word, at a question mark, before a phrase that can only open a sentence, or at the first full stop, in this order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.elements import ELEMENTS, plain_heading


class Certainty(StrEnum):
    """How the end was found; a drafter should look at GUESSED ones."""

    WRITTEN = "written"  # the line ends there, or a sign stands there
    WORD = "word"  # a known element word ends there
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class End:
    """The heading is the first `length` characters."""

    length: int
    certainty: Certainty


LONGEST = 45
_STOPS = "。？！；：?!;"
_PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "(": ")", "〔": "〕", "【": "】", "「": "」"}
_GO_ON = re.compile(  # what stands behind a word that only looks like the end of a heading
    r"[的是和与及或、，,。；中上下内外里前后时等之至到向由从按以对将应须可需不未无包有如均各所使][^、]?|"
    r"为(?!了|贯彻|进一步|加[强快]|推[进动]|规范|深入|更好|落实|全面|切实|保[障证]|支持|促进|有效|提[高升]|尽量|解决|方便|适应)|"
    r"方面|主要|分[为别]|符合|情形|达到|变化|调整|明确[了的]?[：:]|自(?:发布|公布|印发)"
)
_CUES = re.compile(r"问[：:]|答[：:]|一是|首先[，,]|示例[一1][：:]|第一步|第一[，,]|根据以上|修[订改]前")
_OPENERS = re.compile(
    r"为了|为(?:贯彻|进一步|加[强快]|推[进动]|规范|深入|更好|落实|全面|切实|保[障证]|支持|促进|有效|提[高升]|尽量|解决|方便|适应)|"
    r"根据|按照|依据|近日|近年来|目前|当前[，,]|自\d|20\d\d年(?!版|度|前|后|底|末|初)|本次|此次|我[国省市区县]|"
    r"《[^《》]{2,60}》(?:（|\(|第|自|于|规定|明确|对|将|由|以|在)"
)
_NOUNS = re.compile(
    r"(?:内容|范围|要求|条件|方式|方法|标准|程序|流程|事项|措施|时间|期限|时限|有效期|对象|材料|形式|目标|任务|原则|背景|依据|意义|目的|"
    r"管理|监督|保障|责任|评估|服务|格式|职责|情况|问题|经费|补贴|说明)"
)
_NO_START = re.compile(
    r"本(?=[公通办规意方细决文法条])|该|自(?![主贸然愿由动助治])|对(?![接标照策口])|将(?!来)|凡|经(?![济营费办])|由|除(?!险)|从(?![业严])|"
    r"把(?![握关])|在(?![线岗职校])|当(?![前地事])|按|因(?![素地])|如(?!何)|若|依(?![法托规])|各[区市县级]|通过|采用|符合"
)
_NO_END = re.compile(r"(?:[的了对和与及、以为将在由按从自于至到向是等或并经本该各其所之因可应据过]|关于|根据|明确)$")
_TAKES_TITLE = re.compile(r"(?:修订|修改|制定|实施|印发|发布|执行|贯彻|落实|保障|学习|废止)$")
_CLAUSE = re.compile(  # a rule, not a heading: somebody shall, may, must not
    r"(?<![供适相响反效])应(?![急用对力])|可[以由凭在]|(?:企业|单位|人|者)可(?!持续|靠|行)|不得|必须|能够|将[于在]|按照|[的后]，|下列用语"
)
_VERBS = re.compile(r"(?<![供适相响反效])应(?![急用对力])|可[以由凭在]|不得|必须|能够|符合|将[于在]|按照|[，,]")


def find_end(text: str) -> End | None:
    """Where the heading at the start of `text` (its number taken off) ends; None when the line is a sentence, not a heading."""
    stop = _first_stop(text)
    if len(text) <= LONGEST and (_is_element(text.rstrip("：:")) or (stop is None and text.count("，") <= 1)):
        return End(len(text), Certainty.WRITTEN)
    if length := _element_end(text, stop):
        return End(length, Certainty.WORD)
    if cue := _cue(text, stop):
        return End(cue, Certainty.WRITTEN if text[cue] in "问答" else Certainty.GUESSED)
    if stop is not None and (end := _stopped(text, stop)):
        return End(end, Certainty.WRITTEN)
    if guess := _guess(text, stop):
        return End(guess, Certainty.GUESSED)
    return None


def _stopped(text: str, stop: int) -> int | None:
    """The end at the first stop: a question, a heading before a colon, or a first sentence that others follow."""
    head, rest, sign = text[:stop], text[stop + 1 :], text[stop]
    if sign in "？?" and stop <= 60:
        return stop + 1
    if len(head) > LONGEST or sign in "；;" or _NO_START.match(head) or _CLAUSE.search(head):
        return None
    if sign in "：:":
        return stop + 1 if len(head) <= 30 and not (len(head) > 20 and _guess(text, stop)) else None
    return stop + 1 if rest and not (len(head) > 30 and _guess(text, stop)) else None


def _first_stop(text: str) -> int | None:
    """The first sentence sign that stands in no quotation and no brackets; an unclosed bracket is no bracket."""
    closers: list[str] = []
    for index, sign in enumerate(text[:200]):
        if sign in _PAIRS and _PAIRS[sign] in text[index:]:
            closers.append(_PAIRS[sign])
        elif closers and sign == closers[-1]:
            closers.pop()
        elif not closers and sign in _STOPS:
            return index
    return None


def _is_element(text: str) -> bool:
    """Whether the text is the name of an element, or every part of one such as 背景及目的 is."""
    parts = re.split("以及|[和及与暨、]", text)
    return _names_element(text) or (len(parts) > 1 and all(_names_element(part) for part in parts))


def _names_element(text: str) -> bool:
    plain = plain_heading(text)
    return any(element.pattern.fullmatch(plain) for element in ELEMENTS)


def _element_end(text: str, stop: int | None) -> int | None:
    """The longest element word at the start, with the colon or full stop behind it."""
    longest = min(stop if stop is not None else len(text), 24)
    for length in range(longest, 1, -1):
        if text[length - 1] in "》）”":
            continue
        # some patterns end in a wildcard: a word only ends where another last character would spoil it
        if _is_element(text[:length]) and not _is_element(text[: length - 1] + "囧"):
            if length == stop:
                return length + 1
            return None if _GO_ON.match(text, length) else length
    return None


def _cue(text: str, stop: int | None) -> int | None:
    """Where the first phrase stands that opens a text, when what stands before it can be a heading."""
    limit = min((stop if stop is not None else len(text)) + 2, LONGEST)
    starts = (found.start() for found in _CUES.finditer(text, 2, limit + 3))
    return next((start for start in starts if start <= limit and _can_be_heading(text, start)), None)


def _guess(text: str, stop: int | None) -> int | None:
    """The first place where a heading could end and a sentence of some length begin."""
    ends = [found.start() for found in _OPENERS.finditer(text, 4, LONGEST)]
    ends += [found.end() for found in _NOUNS.finditer(text, 2, 30) if _begins_sentence(text, found.end())]
    limit = stop if stop is not None else len(text)
    return next((end for end in sorted(ends) if end < limit - 5 and _can_be_heading(text, end)), None)


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence may begin here; it does when it takes up words of the heading, as in 奶畜要求为…奶畜需符合…."""
    rest = text[start + 1 : start + 24]
    repeated = any(text[index : index + 4] in rest for index in range(start - 5))
    return repeated or not _GO_ON.match(text, start)


def _can_be_heading(text: str, end: int) -> bool:
    head = text[:end]
    return not (
        len(head) > LONGEST
        or _NO_START.match(head)
        or _NO_END.search(head)
        or (text[end : end + 1] in "《“" and _TAKES_TITLE.search(head))
        or _VERBS.search(re.sub("《[^《》]*》|“[^“”]*”", "", head))
        or any(head.count(left) != head.count(right) for left, right in _PAIRS.items())
    )
