"""An interpretation published before its policy."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule


@rule("ZJ204", on=Pair, level=Level.BLOCK, stage=Stage.PUBLISH)
def published_before_policy(pair: Pair, context: Context) -> Iterator[Hit]:
    """解读比政策先发布。

    ## 查什么
    解读（不论第几轮）的 `发布日期` 不能早于政策的 `发布日期`。

    ## 为什么
    政策还没公布，解读先出来，等于提前泄露；群众想看原文也找不到。

    ## 反例
    ```yaml 政策
    发布日期: 2026-03-02
    ```

    ```yaml 解读
    发布日期: 2026-02-28
    ```

    ## 正例
    ```yaml 政策
    发布日期: 2026-03-02
    ```

    ```yaml 解读
    发布日期: 2026-03-02
    ```

    ## 怎么改
    把解读的 `发布日期` 改成政策的发布日期。
    """
    published = pair.policy.published if pair.policy else None
    for item in pair.interpretations:
        if published and item.published and item.published < published:
            days = (published - item.published).days
            message = f"解读比政策早 {days} 天发布（政策 {published}）"
            yield Hit(item.at("发布日期"), message, f"把“发布日期”改为 {published}")
