"""A number to ask at that nobody can dial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.empty_text import placeholder
from generator.finding import Hit, Level
from generator.model import Interpretation, Position, Stage
from generator.rules import Context, rule
from generator.rules.contact_phones import phones, plausible
from generator.rules.guide_items import ITEMS, labelled
from generator.rules.places_in_blocks import block_of, places_of

_AREA = re.compile(r"^\(?(0[0-9]{2,3})(?=[)\-  ])")
_PHONE = next(item for item in ITEMS if item.name == "咨询电话")


@rule("ZJ416", on=Interpretation, level=Level.WARN, stage=Stage.SIGN)
def phone_implausible(item: Interpretation, context: Context) -> Iterator[Hit]:
    """咨询电话打不通。

    ## 查什么
    文件头“联系方式”的电话、办事指南的咨询电话，位数要像一个电话：区号加 7 或 8 位号码、本地 7 或 8 位号码、12345 一类的短号、
    95 和 96 开头的服务号、400 和 800 开头的号码、11 位手机号。

    ## 为什么
    少一位、多一位，群众照着打就是空号。

    ## 反例
    ```yaml 解读
    联系方式: {单位: 示例区人力资源和社会保障局就业科, 电话: 0000-123456}
    ```

    ## 正例
    ```yaml 解读
    联系方式: {单位: 示例区人力资源和社会保障局就业科, 电话: 0000-12345678转802、12345}
    ```

    ## 怎么改
    照号码本改过来，写成“区号-号码”；几个号码之间用顿号。
    """
    if item.contact and item.contact.phone:
        yield from _odd(item.contact.phone, item.contact.position)
    for card in item.body.cards:
        if card.kind != "guide":
            continue
        for row in card.rows:
            if labelled(_PHONE, row):
                for value, place in zip(row.values, places_of(block_of(item.body, card), row), strict=True):
                    yield from _odd(value, place)


def _odd(text: str, place: Position) -> Iterator[Hit]:
    if placeholder(text) or len(text) > 200:
        return
    area = ""
    for _, phone in phones(text):
        area = areas[0] if (areas := _AREA.findall(phone)) else area
        if not plausible(phone) and not (area and plausible(area + phone)):  # 0000-12345678、12345679
            digits = sum(letter.isdigit() for letter in phone)
            yield Hit(
                place, f"咨询电话“{phone}”有 {digits} 位数字，不像电话号码", "改成“区号-号码”，如区号后面 7 或 8 位"
            )
