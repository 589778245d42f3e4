"""An opinion that was turned down without a word, or not answered at all."""

from __future__ import annotations

from collections.abc import Iterator

from generator.empty_text import substance
from generator.finding import Hit, Level
from generator.model import Consultation
from generator.model.consultations import ADOPTED
from generator.rules import Context, rule


@rule("ZJ934", on=Consultation, level=Level.BLOCK)
def opinion_without_reason(item: Consultation, context: Context) -> Iterator[Hit]:
    """意见没有采纳，没有说理由。

    ## 查什么
    `未采纳`、`部分采纳` 的意见要写 `理由`，“无”“见文件”不算；写了 `反馈日期` 的，每条意见都要写 `采纳`。

    ## 为什么
    不采纳可以，不说为什么不行。理由讲清楚，提意见的人才知道自己的话有人看过。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    意见: [{编号: 1, 意见: 每月补800元, 采纳: 未采纳}]
    ---
    ```

    ## 正例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    意见: [{编号: 1, 意见: 每月补800元, 采纳: 未采纳, 理由: 今年预算按每月500元安排}]
    ---
    ```

    ## 怎么改
    在那一条里写“理由: …”：哪一条规定、哪一笔账、哪种难处，说到提意见的人能看懂。
    """
    for opinion in item.opinions:
        if opinion.answer is None:
            if item.answered:
                fix = "在这一条里写“采纳: 采纳”“采纳: 部分采纳”或“采纳: 未采纳”"
                yield Hit(opinion.position, f"第 {opinion.number} 条意见没有写采纳没有", fix)
        elif opinion.answer != ADOPTED and len(substance(opinion.reason)) < 2:
            said = f"理由“{opinion.reason[:20]}”等于没说" if opinion.reason else "没有写理由"
            fix = "在这一条里写“理由: …”，说清为什么"
            yield Hit(opinion.position, f"第 {opinion.number} 条意见{opinion.answer}，{said}", fix)
