"""A later round that comes before the round it follows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule


@rule("ZJ208", on=Pair, level=Level.WARN, stage=Stage.PUBLISH)
def later_round_too_early(pair: Pair, context: Context) -> Iterator[Hit]:
    """后一轮解读比前一轮先发布。

    ## 查什么
    第 2 轮解读的 `发布日期` 不早于第 1 轮最早的一份，依此类推。

    ## 为什么
    轮次表示先后；后一轮反而在前，不是日期写错就是轮次写错。

    ## 反例
    ```yaml 解读
    轮次: 1
    发布日期: 2026-03-02
    ```

    ```yaml 解读 2026-zufang-butie.wenda
    标题: 租房补贴政策问答
    轮次: 2
    发布日期: 2026-02-28
    ```

    ## 正例
    ```yaml 解读
    轮次: 1
    发布日期: 2026-03-02
    ```

    ```yaml 解读 2026-zufang-butie.wenda
    标题: 租房补贴政策问答
    轮次: 2
    发布日期: 2026-05-11
    ```

    ## 怎么改
    改正 `轮次` 或 `发布日期`。
    """
    for item in pair.interpretations:
        before = [
            other.published for other in pair.interpretations if other.round == item.round - 1 and other.published
        ]
        if item.published and before and item.published < min(before):
            days = (min(before) - item.published).days
            message = f"第 {item.round} 轮解读比第 {item.round - 1} 轮（{min(before)}）早 {days} 天发布"
            yield Hit(item.at("发布日期"), message, "改正“轮次”或“发布日期”")
