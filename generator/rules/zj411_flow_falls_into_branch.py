"""A step that runs on into the target of a later branch without saying so."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import flows, is_sound


@rule("ZJ411", on=Interpretation, level=Level.BLOCK)
def flow_falls_into_branch(item: Interpretation, context: Context) -> Iterator[Hit]:
    """没写下一步的步骤接进了另一条去路。

    ## 查什么
    没写“下一步”的步骤，按顺序接着走下面一步。如果下面一步是前面某个判断跳过来的另一条去路，就要把下一步写明。

    ## 为什么
    办成的和没办成的往往排在一起。漏写一个“下一步: 结束”，就成了“补贴到账”之后接着“告知不予补贴”。

    ## 反例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 判断: 是否符合条件？
        办理: 区人力资源和社会保障局
        时限: 10个工作日
        分支:
          是: 拨付补贴
          否: 书面告知理由
      - 名称: 拨付补贴
        办理: 区财政局
        时限: 5个工作日
      - 名称: 书面告知理由
        办理: 区人力资源和社会保障局
        时限: 当日
        下一步: 结束
    ```
    ````

    ## 正例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 判断: 是否符合条件？
        办理: 区人力资源和社会保障局
        时限: 10个工作日
        分支:
          是: 拨付补贴
          否: 书面告知理由
      - 名称: 拨付补贴
        办理: 区财政局
        时限: 5个工作日
        下一步: 结束
      - 名称: 书面告知理由
        办理: 区人力资源和社会保障局
        时限: 当日
        下一步: 结束
    ```
    ````

    ## 怎么改
    办到这一步就办完的，写“下一步: 结束”；确实要接着走下面一步的，写“下一步:”加那一步的名称。
    """
    for flow in flows(item):
        if not is_sound(flow):
            continue
        places = {step.name: index for index, step in enumerate(flow.steps)}
        for index, step in enumerate(flow.steps[:-1]):
            following = flow.steps[index + 1]
            if step.decision or step.next is not None:
                continue
            sources = [
                other.name
                for other in flow.steps[:index]
                if any(places.get(branch.target) == index + 1 for branch in other.branches)
            ]
            if sources:
                yield Hit(
                    step.position,
                    f"“{step.name}”没写下一步，会接着走到“{following.name}”，而那是“{sources[0]}”的另一条去路",
                    f"写“下一步: 结束”；确实要接着走的，写“下一步: {following.name}”",
                )
