"""An element whose section says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.elements import element_of
from generator.finding import Hit, Level
from generator.model import Body, Interpretation, Position, Stage
from generator.rules import Context, rule
from generator.rules.substance_of_sections import empty_sections, hollow_blocks


@rule("ZJ302", on=Interpretation, level=Level.BLOCK, stage=Stage.SIGN)
def element_empty(item: Interpretation, context: Context) -> Iterator[Hit]:
    """要素只有标题，没有内容。

    ## 查什么
    要素的标题下面是空的，或者只写了“无”“暂无”“略”“详见文件”、占位的“×××”、几个标点、三五个字，
    或者“严格按照公告执行”这样的话、没有说明文字的图、每项都是“无”的指南、只有一步的流程。

    ## 为什么
    有标题没内容，等于没有解读；“详见文件”是把群众推回看不懂的原文。

    ## 反例
    ```markdown 解读 目标任务
    无。
    ```

    又如：

    ```markdown 解读 主要内容
    详见《示例区高校毕业生租房补贴办法》。
    ```

    又如：

    ```markdown 解读 解决问题

    ```

    ## 正例
    ```markdown 解读 解决问题
    无需再跑三个部门，便民服务中心一个窗口就能办。
    ```

    ## 怎么改
    用自己的话写清这一项；这一项不必写、标准也不要求的，连标题一起删掉。
    """
    titles, hollow = _titles(item.body), hollow_blocks(item.body)
    for section in empty_sections(item.body):
        element = element_of(section.heading) if section.heading else None
        if section.heading is None or element is None or section.position in titles:
            continue
        said = section.text.strip().replace("\n", " ")
        state = f"只写了“{said[:20]}{'…' if len(said) > 20 else ''}”" if said else "下面没有内容"
        blocks = {block.info for block in section.blocks if block.position.line in hollow}
        if blocks:
            state = "里的流程只有一步" if "flow" in blocks else "里的方块每一项都没有写"
        needed = element.id in context.standard.demanded
        fix = f"用自己的话写清{element.name}" + ("" if needed else "；不必写的，连标题一起删掉")
        yield Hit(section.heading.position, f"“{section.title}”{state}", fix)


def _titles(body: Body) -> set[Position]:
    """Where a heading of level 1 is merely the title of the sections of level 2 below it."""
    levels = [section.heading.level if section.heading else 0 for section in body.sections]
    return {body.sections[row].position for row, pair in enumerate(pairwise(levels)) if pair == (1, 2)}
