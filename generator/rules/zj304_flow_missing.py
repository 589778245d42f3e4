"""A policy that citizens apply under, interpreted without a flow."""

from __future__ import annotations

from collections.abc import Iterator

from generator.elements import find_cues
from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.substance_of_sections import blocks_of, main_interpretation, partly_unread, sections_of
from generator.rules.support_elements import support_kinds


@rule("ZJ304", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def flow_missing(pair: Pair, context: Context) -> Iterator[Hit]:
    """补助性、支持性政策的解读没有申报流程图。

    ## 查什么
    `政策类型` 有补助性或支持性的，首次解读里要有一个 `flow` 块；只用文字写步骤不算。

    ## 为什么
    流程图让群众一眼看清先找谁、带什么、等多久，每一步谁来办。

    ## 反例
    ```yaml 政策
    政策类型: [补助性]
    ```

    ```markdown 解读 申报流程
    先到便民服务中心交材料，10个工作日后等通知。
    ```

    ## 正例
    ```yaml 政策
    政策类型: [补助性]
    ```

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
    在“## 申报流程”下面写一个 `flow` 块：`名称`、`步骤`，每步写 `办理` 和 `时限`，最后一步写“下一步: 结束”。
    """
    item = main_interpretation(pair)
    if not _wanted(pair, context) or item is None or partly_unread(pair, context.corpus.unreadable):
        return
    if any(blocks_of(other.body, "flow") for other in pair.first_round):
        return
    if context.legacy(item) and any("flow" in find_cues(other.body) for other in pair.first_round):
        return
    section = next(iter(sections_of(item.body, "flow")), None)
    if section and section.heading:
        message = f"“{section.title}”里没有 flow 块，画不出流程图（政策类型是{support_kinds(pair)}）"
        fix = "把步骤写进 ```flow 块：名称、步骤，每步写办理和时限，最后一步写“下一步: 结束”"
        yield Hit(section.heading.position, message, fix)
    else:
        message = f"解读没有申报流程（政策类型是{support_kinds(pair)}，“{context.standard.name}”要求）"
        fix = "加一节“## 申报流程”，下面写 ```flow 块：名称、步骤，每步写办理和时限，最后一步写“下一步: 结束”"
        yield Hit(item.at("标题"), message, fix)


def _wanted(pair: Pair, context: Context) -> bool:
    return "flow" in context.standard.support_of(pair.policy)
