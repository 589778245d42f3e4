"""An expert's or a medium's interpretation that does not say whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Stage
from generator.model.people import OUTSIDE
from generator.rules import Context, rule

_BY = {"专家": ("专家", "协会"), "媒体": ("媒体",)}
"""Which capacities make an interpretation one of this form."""


@rule("ZJ943", on=Interpretation, level=Level.WARN, stage=Stage.SIGN)
def interpreter_missing(item: Interpretation, context: Context) -> Iterator[Hit]:
    """专家、媒体解读没有写明是谁、是哪个单位的。

    ## 查什么
    `解读形式` 有“专家”的，`解读人` 里要有专家或协会；有“媒体”的，要有媒体。专家、媒体、协会都要写 `单位`。

    ## 为什么
    “专家说”而不说是哪位专家，群众没法判断该不该信。

    ## 反例
    ```yaml 解读
    解读形式: [文字, 专家]
    ```

    ## 正例
    ```yaml 解读
    解读形式: [文字, 专家]
    解读人: [{姓名: 示例专家甲, 身份: 专家, 单位: 示例大学, 同意公开: 是}]
    ```

    ## 怎么改
    写上 `解读人`；不是专家、媒体解读的，从 `解读形式` 里去掉。
    """
    found = {person.capacity for person in item.interpreters}
    for form, capacities in _BY.items():
        if form in item.forms and found.isdisjoint(capacities) and not _refused(item):
            fix = f"加一行“解读人: [{{姓名: …, 身份: {form}, 单位: …, 同意公开: 是}}]”，或从“解读形式”里去掉{form}"
            yield Hit(item.at("解读形式"), f"解读形式写了“{form}”，没有写是哪位{form}、哪个单位的", fix)
    for person in item.interpreters:
        if person.capacity in OUTSIDE and not person.unit:
            yield Hit(person.position, f"解读人（{person.capacity}）没有写单位", "写上“单位: …”")


def _refused(item: Interpretation) -> bool:
    """Whether the key is written and could not be read, which ZJ005 tells."""
    return item.wrote("解读人") and not item.interpreters
