"""A later round of interpretation without the round before it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair
from generator.rules import Context, rule


@rule("ZJ105", on=Pair, level=Level.BLOCK)
def round_without_earlier(pair: Pair, context: Context) -> Iterator[Hit]:
    """有后一轮解读，没有前一轮。

    ## 查什么
    写了 `轮次: 2` 的解读，同一政策要有第 1 轮；写 3 的要有第 2 轮。

    ## 为什么
    首次解读要与政策同步。把唯一的解读标成第 2 轮，同步就没人查了。

    ## 反例
    ```yaml 解读
    轮次: 2
    ```

    ## 正例
    ```yaml 解读 2026-zufang-butie.wenda
    标题: 租房补贴政策问答
    解读形式: [问答]
    轮次: 2
    发布日期: 2026-05-11
    ```

    ## 怎么改
    首次解读删去 `轮次`（不写就是 1）；中间漏了一轮的，把号数改对。
    """
    prefix = f"content/interpretations/{pair.id}."
    if pair.policy is None or any(file.startswith(prefix) for file in context.corpus.unreadable):
        return
    rounds = {item.round for item in pair.interpretations}
    for item in pair.interpretations:
        if item.round > 1 and item.round - 1 not in rounds:
            earlier = max((number for number in rounds if number < item.round), default=0)
            fix = f"把“轮次”改成 {earlier + 1}" if earlier else "首次解读删去“轮次”，或补上第 1 轮解读"
            yield Hit(item.at("轮次"), f"这是第 {item.round} 轮解读，没有第 {item.round - 1} 轮", fix)
