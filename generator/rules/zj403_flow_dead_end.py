"""A step from which the end is never reached."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import ending, flows, is_sound


@rule("ZJ403", on=Interpretation, level=Level.BLOCK)
def flow_dead_end(item: Interpretation, context: Context) -> Iterator[Hit]:
    """流程里有死路。

    ## 查什么
    从每一步出发，都要走得到“结束”。排在最后、没有写下一步的步骤，还有绕圈子出不来的步骤，都是死路。

    ## 为什么
    走进死路的群众不知道接下来怎么办。

    ## 反例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 判断: 材料是否齐全？
        办理: 乡镇（街道）便民服务中心
        分支:
          是: 结束
          否: 补交材料
      - 名称: 补交材料
        办理: 申请人
        时限: 5个工作日
    ```
    ````

    ## 正例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 判断: 材料是否齐全？
        办理: 乡镇（街道）便民服务中心
        分支:
          是: 结束
          否: 补交材料
      - 名称: 补交材料
        办理: 申请人
        时限: 5个工作日
        下一步: 材料是否齐全？
    ```
    ````

    ## 怎么改
    在这一步下面写“下一步: …”，接到后面的步骤；办到这里就办完的，写“下一步: 结束”。
    """
    for flow in flows(item):
        if not is_sound(flow):
            continue
        good = ending(flow)
        for index, step in enumerate(flow.steps):
            if len(good) > 1 and step.name not in good:  # a flow without any end is ZJ401's
                ways = flow.ways_out(index)
                state = f"只通向{'、'.join(f'“{name}”' for name in ways)}，绕不到“结束”" if ways else "后面没有下一步"
                yield Hit(
                    step.position, f"“{step.name}”是死路：{state}", "写上“下一步: …”；到这里就办完的，写“下一步: 结束”"
                )
