"""Which figures of an interpretation speak of its policy, and not of the background, an example or another document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.articles import citations, cites_policy, names_policy
from generator.elements import elements_of
from generator.model import Heading
from generator.quantities import Quantity
from generator.rules.figures import DURATIONS, JUDGED, MONEY, Figure, figure, measured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Block, Interpretation, Pair

_SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]?")
_EXAMPLE = re.compile(
    r"例如|比如|譬如|举例|举个例子|例[1-9一二三四五六七八九十]{1,2}[：:】]|示例|案例|假设|假如|假定|设想|为例|某[甲乙丙企公市人]"
    r"|[A-ZＡ-Ｚ甲乙丙][企公单]|[（(]如(?![何果下上有需])|如：|如(?:某|您|一[家名户位个])|今年[0-9]{1,3}周?岁"
    r"|[张王李赵陈刘周吴](?:某|女士|先生|大爷|大妈|阿姨|奶奶|爷爷|师傅)|[老小][王李张陈刘赵周吴孙]"
)
_FACT = re.compile(
    r"近年来?|近[一二三四五六七八九十两几0-9]{1,3}个?[年月]|截至|截止到|统计|调查|数据显示|同比|[去往历]年|上年|此前|目前|过去|以往|现行|原[来有先]"
    r"|(?<![0-9日年月])以前|修[订改]前|普查|20[0-9]{2}年(?:全年|[末底]|[上下]半年|以来|，?[全我本][国省市区县])|20[0-9]{2}年[0-9]{1,2}月底"
    r"|[全我本][国省市区县](?:现有|共有|已|常住|户籍|平均|人均|总人口)|(?:力争|预计|争取)|到20[0-9]{2}年"
)
_SOURCE = re.compile(r"[（(](?:资料|数据)?来源[：:]")
_NUMBERED = re.compile(
    r"[〔\[［（(](?:19|20)[0-9]{2}[〕\]］）)]第?[0-9]{1,4}号|第[0-9]{1,4}号(?:令|公告)?|[0-9]{1,4}号(?:令|文|公告)"
)
_OTHERS = re.compile(
    r"协定|议定书|公约|减让|(?<![年筹共财算已])安排(?![0-9一二三四五六七八九十资专预经财])|条例|法(?:规定|明确)"
    r"|上位法|国家规定"
)
_TITLES = re.compile(r"《([^《》]{1,100})》")
_IDIOM = re.compile(r"[一两半] ?(?![一二三四五六七八九十百千万亿零])")
_RELATIVE = re.compile(
    r"(?:近|约|大概|(?<!不)(?<!不得)超过了?|第|降|减|增|翻|升|降低|减少|增加|提高|下降|增长|施行|实施|运行|试行|办理|整)$"
)
_ORDINAL = re.compile("(?:前|头|(?<!前)后)$")
_WITHIN = re.compile(" ?(?:之|以)?内")
_CLOCK_BEFORE = re.compile(r"[0-9][:：]$")
_CLOCK_AFTER = re.compile(r" ?[0-9]{1,2}[:：][0-9]{2}")
_FROM_DATE = re.compile(r"月[0-9]{1,2}日[^，。；]{0,12}(?:(?<!截)至|[到—–~～-])$")
_FORMER = re.compile("原来|原先|原标准|原规定|现行|以前|过去|旧|此前|[修调][订改整]前")
_ROUGH = re.compile(r" ?(?:左右|上下|多[人户家名元]|余[人户家名元])")
MOST = 2000
"""Figures of an interpretation that are looked at."""

_OUTSIDE = {"background", "example"}


@dataclass(frozen=True, slots=True)
class Scoped:
    """A figure of an interpretation with its piece; `reason` says why it is not held against the policy, empty if it is."""

    figure: Figure
    quantity: Quantity
    piece: Heading | Block
    sentence: str
    element: str
    reason: str


def scoped_figures(item: Interpretation, pairs: Sequence[Pair]) -> Iterator[Scoped]:
    """Every figure of a judged kind, in order, with the reason why it is out of scope."""
    inside = ""
    levels: list[tuple[int, str]] = []
    headings = {heading.position.line: heading for heading in item.body.headings}
    left = MOST
    opened = ""  # why the block above, ending in a colon, takes the next one with it
    for piece in item.body.pieces():
        heading = (
            piece
            if isinstance(piece, Heading)
            else headings.get(piece.position.line)
            if piece.kind == "heading"
            else None
        )
        if heading:
            levels = [entry for entry in levels if entry[0] < heading.level]
            own = [element.id for element in elements_of(heading)]
            outer = levels[-1][1] if levels else ""
            inside = next((name for name in own if name in _OUTSIDE), own[0] if own else outer)
            levels.append((heading.level, inside))
        for scoped in _of_piece(piece, inside, opened, pairs, left):
            left -= 1
            yield scoped
        if piece.text.strip():
            last = _SENTENCE.findall(piece.text)[-1:] or [""]
            opened = _reason(last[0], pairs) if piece.text.rstrip().endswith(("：", ":")) else ""


def _of_piece(piece: Heading | Block, inside: str, opened: str, pairs: Sequence[Pair], most: int) -> Iterator[Scoped]:
    info = getattr(piece, "info", "")
    found = [(quantity, figure(quantity, piece.text)) for quantity in measured(piece.text, most)]
    found = [(quantity, each) for quantity, each in found if each.kind in JUDGED and not _is_time(quantity, piece.text)]
    if not found:
        return
    sentences = [(match.start(), match.end(), match[0]) for match in _SENTENCE.finditer(piece.text)]
    quoted = [match.span() for match in _TITLES.finditer(piece.text)]
    row, reasons = 0, dict[int, str]()
    passage = "example" if sentences and _EXAMPLE.match(sentences[0][2].lstrip()) else ""
    for quantity, each in found:
        while sentences[row][1] <= quantity.start:
            row += 1
        sentence = sentences[row][2]
        if row not in reasons:
            reasons[row] = _reason(sentence, pairs)
        reason = reasons[row] or opened or passage
        if inside in _OUTSIDE or info == "example":
            reason = "background" if inside == "background" else "example"
        elif info in ("flow", "guide") and each.kind in DURATIONS:
            reason = "limit"
        elif inside == "goals" and not reason:
            reason = "fact"
        elif any(start < quantity.start < end for start, end in quoted):
            reason = "title"
        elif getattr(piece, "kind", "") == "table" and _FORMER.search(_column(piece.text, quantity.start)):
            reason = "fact"
        elif _loose(quantity, piece.text, each.kind):
            reason = "loose"
        yield Scoped(each, quantity, piece, sentence, inside, reason)


def _is_time(quantity: Quantity, text: str) -> bool:
    """Whether it is part of a time of day or a date: the 00 and the 14日 of 9:00—14日17:00, the 14日 of 6月10日到14日."""
    before = text[max(0, quantity.start - 18) : quantity.start]
    day = quantity.unit == "天" and quantity.text.endswith("日") and quantity.value < 32
    return _CLOCK_BEFORE.search(before) is not None or (
        day and bool(_CLOCK_AFTER.match(text, quantity.end) or _FROM_DATE.search(before))
    )


def _column(text: str, at: int) -> str:
    """The head of the column that a character of a table stands in; empty when the cells cannot be told apart."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    head, cells = text.split("\n", 1)[0].split(" "), text[start : end if end >= 0 else len(text)].split(" ")
    return head[text.count(" ", start, at)] if start and len(head) == len(cells) else ""


def _loose(quantity: Quantity, text: str, kind: str) -> bool:
    before = text[max(0, quantity.start - 4) : quantity.start]
    idiom = _IDIOM.match(quantity.text) is not None and quantity.value <= 2
    within = before.endswith("后") and _WITHIN.match(text, quantity.end)  # 结清后60日内 is a period, 后3个月 is not
    if kind not in MONEY and kind != "%" and _ORDINAL.search(before) and not within:  # but 验收后18万元 is a sum
        return True
    return idiom or before.endswith("几") or bool(_RELATIVE.search(before) or _ROUGH.match(text, quantity.end))


def _reason(sentence: str, pairs: Sequence[Pair]) -> str:
    if _SOURCE.search(sentence):
        return "source"
    if _EXAMPLE.search(sentence):
        return "example"
    if _FACT.search(sentence):
        return "fact"
    if any(not any(names_policy(title, pair) for pair in pairs) for title in _TITLES.findall(sentence)):
        return "other"
    if any(not _own_number(number, pairs) for number in _NUMBERED.findall(sentence)) or _OTHERS.search(sentence):
        return "other"
    cited = citations(sentence)
    return "other" if cited and not any(cites_policy(each, pair) for each in cited for pair in pairs) else ""


def _own_number(number: str, pairs: Sequence[Pair]) -> bool:
    digits = re.findall("[0-9]+", number)[-1]
    return any(
        pair.policy and pair.policy.number and re.search(rf"(?<![0-9]){digits}号", pair.policy.number) for pair in pairs
    )
