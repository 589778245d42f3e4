"""A flow in which nothing leads to the end."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import END, Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import flows, is_sound, targets


@rule("ZJ401", on=Interpretation, level=Level.BLOCK)
def flow_without_end(item: Interpretation, context: Context) -> Iterator[Hit]:
    """流程没有终点。

    ## 查什么
    流程里至少有一步写“下一步: 结束”，或有一个分支到“结束”。

    ## 为什么
    没有终点，群众不知道办到哪一步算办完。

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
    在最后一步下面写“下一步: 结束”。
    """
    for flow in flows(item):
        if is_sound(flow) and not any(name == END for name, _ in targets(flow)):
            last = flow.steps[-1]
            fix = f"在“{last.name}”下面写“下一步: 结束”"
            yield Hit(last.position, f"流程“{flow.name}”没有终点，{len(flow.steps)} 步里没有一步到“结束”", fix)
