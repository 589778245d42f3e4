"""Masked numbers that can still be read: too few digits hidden, or another mask of the same number beside them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.finding import Hit, Level
from generator.model import Pair, Position
from generator.privacy import Mask, PhoneMask, exposed, join, joined_phones
from generator.rules import Context, rule
from generator.rules.file_names import offered
from generator.rules.personal_numbers import seen_in, seen_inside

_MOST = 20
"""Joined pairs that are worth naming; a list masked in two ways has hundreds."""


@rule("ZJ609", on=Pair, level=Level.WARN)
def mask_gives_away(pair: Pair, context: Context) -> Iterator[Hit]:
    """遮住的身份证号、手机号还能推出来。

    ## 查什么
    身份证号遮住的不到 6 位；同一个号码在政策、解读和附件里遮的地方不同，拼起来就是全的。
    同一个人（前面写着同一个姓名）的手机号遮的地方不同的，也一样。

    ## 为什么
    只遮后 4 位的，出生日期全露着，剩下的几百种一试就出来；一处遮生日、一处遮尾号，等于没遮。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补500元。首批：小陈，11010119000101****。
    ```

    又如：

    ```markdown 解读 主要内容
    本科毕业生每月补500元。首批：小陈，110101********0014。
    ```

    ```markdown 解读 注意事项
    补交材料：小陈，11010119000101****。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元。首批：小陈，110101********0014；小李，110101********0029。
    ```

    ## 怎么改
    全文用一种遮法：身份证号留前 3 位或前 6 位和后 2 位，中间都写“*”；手机号留前 3 位和后 4 位。
    """
    found: list[tuple[Mask, Position, str]] = []
    phones: list[tuple[PhoneMask, Position, str]] = []
    for document in pair.documents:
        seen = context.once(seen_in, document)
        mine = seen.masks
        phones += seen.phone_masks
        for mask, position, _ in mine:
            if any(exposed((mask,))):
                message = f"身份证号“{_shown(mask)}”只遮了 {mask.hidden} 位，能推出来"
                yield Hit(position, message, "只留前 3 位和后 2 位，中间都写“*”，把生日遮住")
        found += mine
    for item in offered(pair.policy) if pair.policy else ():
        name = item.file.strip()
        inside = context.corpus.attached.get(name)
        if inside:
            seen = seen_inside(name, inside)
            found += seen.masks
            phones += seen.phone_masks
    yield from _joined(found)
    yield from _joined_phones(phones)


def _joined(found: list[tuple[Mask, Position, str]]) -> Iterator[Hit]:
    places = {id(mask): (position, label) for mask, position, label in found}
    for one, two in islice(join(mask for mask, _, _ in found), _MOST):
        first, second = sorted((places[id(one)], places[id(two)]))
        where = f"{first[0].path} 第 {first[0].line} 行{first[1]}"
        message = f"{second[1]}这里遮住的身份证号“{_shown(two)}”，和 {where}的拼起来就是全的"
        yield Hit(second[0], message, "全文用一种遮法：留前 3 位和后 2 位，中间都写“*”")


def _joined_phones(found: list[tuple[PhoneMask, Position, str]]) -> Iterator[Hit]:
    places = {id(mask): (position, label) for mask, position, label in found}
    for one, two in islice(joined_phones(mask for mask, _, _ in found), _MOST):
        first, second = sorted((places[id(one)], places[id(two)]))
        where = f"{first[0].path} 第 {first[0].line} 行{first[1]}"
        message = f"{second[1]}这里遮住的手机号“{two.signs[:3]}…”，和 {where}的拼起来就是全的"
        yield Hit(second[0], message, "全文用一种遮法：留前 3 位和后 4 位，中间写“*”")


def _shown(mask: Mask) -> str:
    return f"{mask.signs[:3]}…{mask.signs[-2:]}"
