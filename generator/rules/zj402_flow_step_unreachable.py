"""A step that no way leads to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Flow, Interpretation
from generator.rules import Context, rule
from generator.rules.flow_graph import flows, is_sound, reached


@rule("ZJ402", on=Interpretation, level=Level.BLOCK)
def flow_step_unreachable(item: Interpretation, context: Context) -> Iterator[Hit]:
    """流程里有走不到的步骤。

    ## 查什么
    从第一步出发，每一步都要走得到。

    ## 为什么
    走不到的步骤画出来是孤零零的一块，群众不知道什么时候该办。

    ## 反例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 窗口申请
        办理: 申请人
        时限: 随时可办
        下一步: 结束
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
    在前面某一步写“下一步: 这一步”，或在分支里写到它；多余的步骤删去。
    """
    for flow in flows(item):
        if not is_sound(flow):
            continue
        seen = reached(flow)
        for step in flow.steps:
            if step.name not in seen:
                fix = f"在应当走到它的那一步写“下一步: {step.name}”，或在分支里写到它"
                yield Hit(step.position, f"从第一步走不到“{step.name}”：{_why(flow, step.name)}", fix)


def _why(flow: Flow, name: str) -> str:
    """Nothing leads there, or only what cannot be reached itself; which step should have is for the drafter to say."""
    leading = [step.name for index, step in enumerate(flow.steps) if name in flow.ways_out(index) and step.name != name]
    if leading:
        return f"通到它的{'、'.join(f'“{each}”' for each in leading)}自己也走不到"
    return "没有哪一步的“下一步”、哪个分支通到它"
