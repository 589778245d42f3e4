"""A step that does not say how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import flows


@rule("ZJ407", on=Interpretation, level=Level.BLOCK)
def flow_step_without_limit(item: Interpretation, context: Context) -> Iterator[Hit]:
    """流程的步骤没有写时限。

    ## 查什么
    每一步都要写 `时限`；判断可以不写。

    ## 为什么
    多久能办好，是群众问得最多的一句。

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
        下一步: 结束
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
    在这一步下面写“时限: 10个工作日”；当场办的写“当场”，不限时间的写“随时可办”。
    """
    for flow in flows(item):
        for step in flow.steps:
            if not step.limit and not step.decision:
                fix = "在下面写“时限: …个工作日”；当场办的写“当场”，不限时间的写“随时可办”"
                yield Hit(step.position, f"“{step.name}”没有写时限", fix)
