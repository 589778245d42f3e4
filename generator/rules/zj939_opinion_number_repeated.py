"""Two opinions under one number."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Consultation
from generator.rules import Context, rule


@rule("ZJ939", on=Consultation, level=Level.WARN)
def opinion_number_repeated(item: Consultation, context: Context) -> Iterator[Hit]:
    """两条意见用了同一个编号。

    ## 查什么
    `意见` 里的 `编号` 不重复；不写的按次序编。

    ## 为什么
    网页上每条意见有自己的网址，别人引用“第 3 条意见”，要找得到是哪一条。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    意见:
      - {编号: 1, 意见: 写明发票可用复印件, 采纳: 采纳}
      - {编号: 1, 意见: 写明收据也可以, 采纳: 采纳}
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
    意见:
      - {编号: 1, 意见: 写明发票可用复印件, 采纳: 采纳}
      - {编号: 2, 意见: 写明收据也可以, 采纳: 采纳}
    ---
    ```

    ## 怎么改
    改掉后一个编号；意思相同的，合成一条，写上 `条数`。
    """
    seen: dict[str, int] = {}
    for opinion in item.opinions:
        first = seen.setdefault(opinion.number, opinion.position.line)
        if opinion.position.line != first or opinion is not _first(item, opinion.number):
            message = f"编号“{opinion.number[:20]}”用过了（第 {first} 行已有）"
            yield Hit(opinion.position, message, "换一个编号；意思相同的合成一条，写“条数”")


def _first(item: Consultation, number: str) -> object:
    return next(opinion for opinion in item.opinions if opinion.number == number)
