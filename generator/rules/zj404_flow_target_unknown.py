"""A step or branch that leads to a name no step has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import flows, known, targets


@rule("ZJ404", on=Interpretation, level=Level.BLOCK)
def flow_target_unknown(item: Interpretation, context: Context) -> Iterator[Hit]:
    """流程指向不存在的步骤。

    ## 查什么
    `下一步` 和分支里写的名称，要和某一步的名称一字不差，或者是“结束”；也不能是空的。

    ## 为什么
    名称对不上，连线就断了。

    ## 反例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 窗口申请
        办理: 申请人
        时限: 随时可办
      - 名称: 资格复核
        办理: 区人力资源和社会保障局
        时限: 10个工作日
        下一步: 资金拨付
    ```
    ````

    ## 正例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 窗口申请
        办理: 申请人
        时限: 随时可办
      - 名称: 资格复核
        办理: 区人力资源和社会保障局
        时限: 10个工作日
        下一步: 结束
    ```
    ````

    ## 怎么改
    改成某一步的名称，或者补上那一步。
    """
    for flow in flows(item):
        names = known(flow)
        for name, position in targets(flow):
            if not name:
                yield Hit(position, "没有写去哪一步", f"写上某一步的名称，如“{flow.steps[0].name}”，或写“结束”")
            elif name not in names:
                from difflib import get_close_matches  # only when it is wrong

                near = get_close_matches(name, sorted(names), 1, 0.5)
                fix = f"改成“{near[0]}”，或补一步“{name}”" if near else f"补一步“- 名称: {name}”，或改成已有的步骤"
                yield Hit(position, f"没有叫“{name}”的步骤", fix)
