"""The figures of a policy, comparable whatever their unit, each with the article it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from generator.articles import articles_with_annexes, divisions_of
from generator.quantities import Quantity, number, quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Document, Policy, Position
    from generator.rules import Context

_SCALES: dict[str, tuple[str, int | Decimal]] = {
    "年": ("月", 12),
    "季度": ("月", 3),
    "周": ("天", 7),
    "小时": ("秒", 3600),
    "分钟": ("秒", 60),
    "公斤": ("克", 1000),
    "吨": ("克", 1_000_000),
    "公里": ("米", 1000),
    "平方公里": ("平方米", 1_000_000),
    "公顷": ("平方米", 10_000),
    "百分点": ("%", 1),
    "折": ("%", 10),
    "厘米": ("米", Decimal("0.01")),
    "毫米": ("米", Decimal("0.001")),
}
MONEY = frozenset({"元", "美元", "港元", "澳门元"})
DURATIONS = frozenset({"天", "工作日", "月", "秒"})
_MEASURES = frozenset({"岁", "%", "人", "人次", "户", "家", "倍", "折", "次", "分", "学时", "米", "平方米", "立方米"})
_WEIGHTS = frozenset({"克", "克拉", "毫升", "升", "千瓦时", "千瓦", "兆瓦", "亩", "厘米", "毫米"})
JUDGED = MONEY | DURATIONS | _MEASURES | _WEIGHTS
"""Kinds of figures that a policy sets; counts of parts (四个条件, 三项服务) are the interpreter's own."""

MOST = 5000
"""Figures of a document that are looked at; nothing is said of an interpretation whose policy has more."""

_AROUND = 10
_BARE = re.compile(r"(?<![0-9.,])[0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?")
_COUNT = re.compile(
    r"(?<![0-9.,第〔])(?:[0-9]{1,3}|(?<![零〇一二三四五六七八九十百千万第])[两二三四五六七八九十]{1,3})"
    "(?=[餐顿人名户家次场期天个套台辆件单档级样位口种项份笔批年道])"
)
_SHARE = re.compile(r"(?<![0-9/.])([1-9])/([1-9])(?![0-9/])")
_SPAN = re.compile(
    "(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日?起?(?:[至到—–~～-]{1,2})(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日"
)
_DAYS = re.compile(
    "([0-9]{1,2})月([0-9]{1,2})日[^，。；至到—–-]{0,8}[至到—–~～-]{1,2}(?:([0-9]{1,2})月)?([0-9]{1,2})日"
)
_HOURS = re.compile(
    "(?<![0-9])([0-9]{1,2})(?:[:：]([0-9]{2})|[时点])[至到—–~～-]{1,2}(次日)?([0-9]{1,2})(?:[:：]([0-9]{2})|[时点])"
)
_MONTH_DAYS = 30.4375
_NOISE = re.compile(r"[\s，、：:；。（）()“”*]+")


Key = tuple[str, Decimal]
"""Kind and value: equal for equal figures, however they are written."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in units that can be compared, with the words around it and where it stands (第七条, 附件…)."""

    value: Decimal
    kind: str
    text: str
    before: str
    after: str
    place: str = ""
    in_table: bool = False

    @property
    def key(self) -> Key:
        """Equal for equal figures, however they are written."""
        return self.kind, self.value


def measured(text: str, most: int) -> list[Quantity]:
    """The quantities of a text; 2年9个月 is one of them."""
    found: list[Quantity] = []
    for each in quantities(text, most):
        last = found[-1] if found else None
        if last and last.unit == "年" and each.unit == "月" and text[last.end : each.start] in ("", "零", "又"):
            found[-1] = Quantity(last.value * 12 + each.value, "月", last.start, each.end, text[last.start : each.end])
        else:
            found.append(each)
    return found


def figure(quantity: Quantity, text: str, place: str = "") -> Figure:
    """A quantity found in `text`, in comparable units."""
    kind, factor = _SCALES.get(quantity.unit, (quantity.unit, 1))
    before = _NOISE.sub("", text[max(0, quantity.start - 2 * _AROUND) : quantity.start].rpartition("。")[2])[-_AROUND:]
    after = _NOISE.sub("", text[quantity.end : quantity.end + 2 * _AROUND].partition("。")[0])[:_AROUND]
    return Figure(quantity.value * factor, kind, quantity.text, before, after, place)


def likeness(one: Figure, other: Figure) -> int:
    """How many characters of their sentences right before and right after two figures agree."""
    return _common(one.before[::-1], other.before[::-1]) + _common(one.after, other.after)


def _common(one: str, other: str) -> int:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def figures_of(document: Document) -> tuple[Figure, ...]:
    """Every figure in a document's text, with the article it stands in; through `context.once`."""
    found: list[Figure] = []
    place_at = article_at(document)
    for piece in document.body.pieces():
        for quantity in measured(piece.text, MOST - len(found)):
            made = figure(quantity, piece.text, place_at(piece.at(quantity.start)))
            found.append(replace(made, in_table=getattr(piece, "kind", "") == "table"))
    return tuple(found)


def counts_of(document: Document) -> tuple[tuple[str, Decimal], ...]:
    """Every count of more than one (44餐, 两次) in a document's text, after the article it stands in; through `context.once`."""
    place_at = article_at(document)
    found = (
        (place_at(piece.at(start)), value) for piece in document.body.pieces() for start, value in counts(piece.text)
    )
    return tuple(islice(found, MOST))


def counts(text: str) -> Iterator[tuple[int, Decimal]]:
    """The counts of a text with the places where they begin."""
    for found in _COUNT.finditer(text):
        value = number(found[0])
        if value is not None and value > 1:
            yield found.start(), value


def unmeasured(document: Document) -> Iterator[Key]:
    """Figures that a document writes without their unit: 2/3, and how long it is from one date or hour to another."""
    text = "\n".join(piece.text for piece in document.body.pieces())
    for found in islice(_SHARE.finditer(text), MOST):
        yield "%", Decimal(found[1]) * 100 / Decimal(found[2])
    for found in islice(_SPAN.finditer(text), MOST):
        year, month, day, *end = map(int, found.groups())
        days = (end[0] - year) * 365.25 + (end[1] - month) * _MONTH_DAYS + end[2] - day + 1
        yield "月", Decimal(round(days / _MONTH_DAYS))
    for found in islice(_DAYS.finditer(text), MOST):
        month, day, later, last = (int(part or found[1]) for part in found.groups())
        if (days := round((later - month) * _MONTH_DAYS) + last - day + 1) > 0:
            yield "天", Decimal(days)
            yield "月", Decimal(round(days / _MONTH_DAYS))
    for found in islice(_HOURS.finditer(text), MOST):
        hour, minute, _, later, last = (int(part) if part and part.isdigit() else 0 for part in found.groups())
        minutes = (later - hour) * 60 + last - minute
        yield "秒", Decimal(60 * (minutes if minutes > 0 else minutes + 24 * 60))


def article_at(document: Document) -> Callable[[Position], str]:
    """Tells the label of the article that a place of the document lies in."""
    parts = articles_with_annexes(document) or divisions_of(document)
    starts = [part.start for part in parts]

    def place_at(position: Position) -> str:
        row = bisect_right(starts, position) - 1 if starts else -1
        return parts[row].label if row >= 0 else ""

    return place_at


def table_numbers(document: Document) -> frozenset[Decimal]:
    """The bare numbers in tables, whose unit stands in the head of a column or above."""
    cells: list[Decimal | None] = []
    for piece in document.body.pieces():
        if getattr(piece, "kind", "") == "table":
            measured = {quantity.start for quantity in quantities(piece.text, MOST)}
            bare = (cell for cell in _BARE.finditer(piece.text) if cell.start() not in measured)
            cells += [number(cell[0]) for cell in bare]
    return frozenset(value for value in cells if value is not None)


def attached_figures(policy: Policy, context: Context) -> Iterator[Figure]:
    """The figures in the policy's attachments, as far as their text could be read."""
    for attachment in policy.attachments:
        attached = context.corpus.attached.get(attachment.file)
        for part in attached.parts if attached else ():
            for quantity in measured(part.text, MOST):
                yield figure(quantity, part.text, f"附件“{attachment.title}”")
