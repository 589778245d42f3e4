"""A step that does not say who acts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import flows


@rule("ZJ406", on=Interpretation, level=Level.BLOCK)
def flow_step_without_actor(item: Interpretation, context: Context) -> Iterator[Hit]:
    """流程的步骤没有写谁来办。

    ## 查什么
    每一步和每个判断都要写 `办理`。

    ## 为什么
    不写谁来办，流程图分不出泳道，群众不知道该自己跑还是等着。

    ## 反例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 窗口申请
        时限: 随时可办
      - 名称: 资格复核
        办理: 区人力资源和社会保障局
        时限: 10个工作日
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
    在这一步下面写“办理: 申请人”或承办单位的名称。
    """
    for flow in flows(item):
        for step in flow.steps:
            if not step.actor:
                yield Hit(step.position, f"“{step.name}”没有写谁来办", "在下面写“办理: 申请人”，或写承办单位的名称")
