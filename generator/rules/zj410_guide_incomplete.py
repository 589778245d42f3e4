"""A guide block that leaves out what citizens need most."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Row, Stage
from generator.rules import Context, rule
from generator.rules.empty_text import placeholder, substance

_WANTED = {
    "受理条件": re.compile("条件|对象"),
    "申请材料": re.compile("材料|资料|要件"),
    "办理时限": re.compile("时限|办理时间|办结时间|审核时间|多久|几天"),
    "咨询电话": re.compile("电话|热线|联系方式|咨询方式"),
}


@rule("ZJ410", on=Interpretation, level=Level.WARN, stage=Stage.SIGN)
def guide_incomplete(item: Interpretation, context: Context) -> Iterator[Hit]:
    """办事指南不完整。

    ## 查什么
    `guide` 块里要有受理条件、申请材料、办理时限、咨询电话（“申报条件”“联系电话”这类说法都认），并且不是空的。

    ## 为什么
    够不够条件、带什么、等多久、问谁，缺一样群众就要多跑一趟。

    ## 反例
    ````markdown 解读 办事指南
    ```guide
    受理单位: 乡镇（街道）便民服务中心
    受理条件: [毕业两年内, 在本区租房居住]
    申请材料: [身份证, 租赁合同]
    办理时限: 10个工作日
    ```
    ````

    ## 正例
    ````markdown 解读 办事指南
    ```guide
    受理条件: [毕业两年内, 在本区租房居住]
    申报材料: 无需提交材料，凭身份证现场核验
    办理时限: 10个工作日
    联系电话: 0000-12345678
    ```
    ````

    ## 怎么改
    在 `guide` 块里补上提示的那一行。
    """
    cards = [card for card in item.body.cards if card.kind == "guide"]
    if not cards:
        return
    written = [row.label for card in cards for row in card.rows if _says(row)]
    missing = [name for name, label in _WANTED.items() if not any(label.search(word) for word in written)]
    if missing:
        names = "、".join(f"“{name}”" for name in missing)
        fix = f"补上“{missing[0]}: …”" + (f"等 {len(missing)} 行" if len(missing) > 1 else "")
        yield Hit(cards[0].position, f"办事指南缺 {len(missing)} 项：{names}", fix)


def _says(row: Row) -> bool:
    text = "\n".join(row.values)
    return bool(substance(text) or placeholder(text))  # a placeholder is ZJ303's
