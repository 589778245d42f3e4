"""A decision with fewer than two ways out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import flows


@rule("ZJ405", on=Interpretation, level=Level.BLOCK)
def flow_decision_one_way(item: Interpretation, context: Context) -> Iterator[Hit]:
    """判断只有一个分支。

    ## 查什么
    “判断”要有两个以上的分支，并且不都通向同一处。

    ## 为什么
    只有一条路就不用判断；漏写的多半是“不符合怎么办”，而那正是群众最想知道的。

    ## 反例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 判断: 材料是否齐全？
        办理: 乡镇（街道）便民服务中心
        分支:
          是: 结束
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
      - 判断: 材料是否齐全？
        办理: 乡镇（街道）便民服务中心
        分支:
          是: 结束
          否: 窗口申请
    ```
    ````

    ## 怎么改
    补上另一个分支，如“否: {到: 窗口申请, 说明: 一次性告知补正}”。
    """
    for flow in flows(item):
        for step in flow.steps:
            count = len(step.branches)
            if step.decision and count < 2:
                labels = "、".join(f"“{branch.label}”" for branch in step.branches)
                state = f"只有 {count} 个分支（{labels}）" if count else "没有写“分支”"
                missing = "否" if count and step.branches[0].label == "是" else "是" if count else "是、否"
                fix = f"补上“{missing}”通向哪一步"
                yield Hit(step.position, f"判断“{step.name}”{state}", fix)
            elif step.decision and len({branch.target for branch in step.branches}) == 1:
                target = step.branches[0].target
                fix = "改正写错的分支；确实不用判断的，改成“- 名称: …”"
                yield Hit(step.position, f"判断“{step.name}”的 {count} 个分支都通向“{target}”", fix)
