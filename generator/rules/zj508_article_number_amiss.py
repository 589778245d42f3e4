"""An article number that is missing or doubled in a policy's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.articles import Article, articles_with_annexes
from generator.finding import Hit, Level
from generator.model import Policy, Position
from generator.quantities import number
from generator.rules import Context, rule

_FEWEST = 3
_SHOWN = 3
_CHANGES = re.compile("修改|修正|关于修订|废止")
_LINE = re.compile(
    r"^[ \t\u3000]*(?P<label>第(?P<number>[0-9零〇一二三四五六七八九十百]{1,7})条)(?:之[一二三四五六七八九十]{1,2})?(?P<after>.?)",
    re.MULTILINE,
)
_ANNEX = re.compile(r"^[ \t\u3000]*附(?:件|录|表)[0-9一二三四五六七八九十]{0,3}(?:[：:\s]|$)", re.MULTILINE)
_ENDS = "。；;：:！？!?”）)】|"
_DIGITS = "〇一二三四五六七八九"


@rule("ZJ508", on=Policy, level=Level.WARN)
def article_number_amiss(policy: Policy, context: Context) -> Iterator[Hit]:
    """政策的条号缺了或者重了。

    ## 查什么
    政策正文的条号要一条接一条：第三条后面是第四条，“第十条之一”跟在第十条后面。少一个、重一个的提示。
    附件里的条、引号里别的文件的条不算；修改、废止别的文件的政策，条号是那份文件的，不查。

    ## 为什么
    多半是录入时漏了一段，或者改稿时没有顺着改条号。引用“第五条”的人，查到的就不是那一条。

    ## 反例
    ```markdown 政策
    **第一条** 为帮助高校毕业生在本区安心就业，制定本办法。

    **第二条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。

    **第五条** 区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ## 正例
    ```markdown 政策
    **第一条** 为帮助高校毕业生在本区安心就业，制定本办法。

    **第二条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。

    **第三条之一** 补贴按季度发放。

    **第四条** 区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ## 怎么改
    对照印发的原件：漏录的补上，条号录错的改过来。原件的条号就是这样的，不动原文，可以申请豁免。
    """
    if policy.amends or _CHANGES.search(policy.title or ""):
        return
    heads = _own_heads(policy, context)
    if len(heads) >= _FEWEST and heads[0].number == 1 and any(head.sure for head in heads):
        yield from _amiss(heads)


@dataclass(frozen=True, slots=True)
class _Head:
    """The beginning of an article; `sure` unless it may be a citation that a line happens to begin with."""

    number: int
    inserted: int
    label: str
    place: Position
    sure: bool


def _own_heads(policy: Policy, context: Context) -> list[_Head]:
    """The heads of the first run of articles: up to an annex, or to where numbers begin anew."""
    articles = {article.start: article for article in context.once(articles_with_annexes, policy)}
    found: list[_Head] = []
    spaced: bool | None = None  # whether a space follows the numbers
    for piece in policy.body.pieces():
        annex = _ANNEX.search(piece.text)
        for line in _LINE.finditer(piece.text, 0, annex.start() if annex else len(piece.text)):
            place, before = piece.at(line.start("label")), piece.text[: line.start()].rstrip()[-1:]
            article, value = articles.get(place), number(line["number"])
            if article and article.number == 1 and not article.inserted and found and found[-1].number > 1:
                return found
            begins = article is not None and (not before or before in _ENDS)
            if begins and spaced is None:
                spaced = line["after"].isspace()
            sure = begins and spaced == line["after"].isspace()
            if article or value is not None:
                found.append(_head(article, int(value or 0), line["label"], place, sure))
        if annex and found:
            return found
    return found


def _head(article: Article | None, value: int, label: str, place: Position, sure: bool) -> _Head:
    if article is None:
        return _Head(value, 0, label, place, sure)
    return _Head(article.number, article.inserted, article.label, place, sure)


def _amiss(heads: list[_Head]) -> Iterator[Hit]:
    sure = [head for head in heads if head.sure]
    written = {(head.number, head.inserted) for head in heads}
    last, seen, row = sure[0], {(sure[0].number, sure[0].inserted): sure[0]}, 1
    while row < len(sure):
        head = sure[row]
        follower = sure[row + 1] if row + 1 < len(sure) else None
        row += 1
        key = (head.number, head.inserted)
        if key in seen:
            yield _doubled(head, seen[key], last, follower)
            if follower and key == (last.number, last.inserted) and follower.number == head.number + 2:
                last = _Head(head.number + 1, 0, head.label, head.place, True)  # its number was not moved on
            continue
        seen[key] = head
        missing = [each for each in _between(last, head) if each not in written]
        if len(missing) < len(list(_between(last, head))):
            continue  # what should come here comes later: this line cites an article
        if missing and follower and (follower.number, follower.inserted) == key and len(missing) == 1:
            yield _too_soon(last, head, missing[0])
            row += 1
        elif missing:
            yield _missing(last, head, missing)
        last = head if key > (last.number, last.inserted) else last


def _between(last: _Head, head: _Head) -> Iterator[tuple[int, int]]:
    """The numbers that should stand between two heads."""
    if head.number == last.number:
        yield from ((head.number, each) for each in range(last.inserted + 1, head.inserted))
    else:
        yield from ((each, 0) for each in range(last.number + 1, head.number))
        yield from ((head.number, each) for each in range(0 if head.inserted else 1, head.inserted))


def _doubled(head: _Head, earlier: _Head, last: _Head, follower: _Head | None) -> Hit:
    fix = "对照印发的原件改条号"
    if follower and earlier is last and follower.number == head.number + 2:
        fix = f"后一个多半是{_label((head.number + 1, 0))}；对照印发的原件改"
    return Hit(head.place, f"“{head.label}”写了两次（前一处在第 {earlier.place.line} 行）", fix)


def _too_soon(last: _Head, head: _Head, wanted: tuple[int, int]) -> Hit:
    message = f"“{last.label}”后面是两个“{head.label}”，没有{_label(wanted)}"
    return Hit(head.place, message, f"前一个多半是{_label(wanted)}；对照印发的原件改")


def _missing(last: _Head, head: _Head, missing: list[tuple[int, int]]) -> Hit:
    names = "、".join(map(_label, missing[:_SHOWN])) + (f"等 {len(missing)} 条" if len(missing) > _SHOWN else "")
    return Hit(head.place, f"“{last.label}”后面是“{head.label}”，缺{names}", "对照印发的原件补上；条号录错的改过来")


def _label(key: tuple[int, int]) -> str:
    value, inserted = key
    return f"第{_numeral(value)}条" + (f"之{_numeral(inserted)}" if inserted else "")


def _numeral(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "") if value < 1000 else str(value)
