"""Two steps of one name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import END, Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import flows


@rule("ZJ408", on=Interpretation, level=Level.BLOCK)
def flow_duplicate_step(item: Interpretation, context: Context) -> Iterator[Hit]:
    """流程里两步同名。

    ## 查什么
    同一个流程里，每一步的名称都不同，也不叫“结束”。

    ## 为什么
    `下一步` 和分支按名称找步骤，同名就分不清是哪一步。

    ## 反例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 窗口申请
        办理: 申请人
        时限: 随时可办
      - 名称: 窗口申请
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
    给其中一步改名，如“窗口申请（补正）”。
    """
    for flow in flows(item):
        seen = {END}
        for step in flow.steps:
            if step.name in seen:
                fix = (
                    "给这一步改名，“结束”不用写成一步" if step.name == END else f"给这一步改名，如“{step.name}（补正）”"
                )
                yield Hit(step.position, f"流程里有不止一个“{step.name}”", fix)
            seen.add(step.name)
