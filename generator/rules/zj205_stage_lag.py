"""A policy that goes ahead while its interpretation lags behind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.pace import later_round, out_of_step


@rule("ZJ205", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def stage_lag(pair: Pair, context: Context) -> Iterator[Hit]:
    """政策走到前面，解读落在后面。

    ## 查什么
    政策进入审签或发布时，首次解读的 `阶段` 不能落后于它。

    ## 为什么
    同步审签、同步发布，就是两份文件一起走每一步。

    ## 反例
    ```yaml 政策
    阶段: 发布
    ```

    ```yaml 解读
    阶段: 审签
    ```

    ## 正例
    ```yaml 政策
    阶段: 发布
    ```

    ```yaml 解读
    阶段: 发布
    ```

    ## 怎么改
    解读办好了的，把它的 `阶段` 改成与政策一样；没办好的，政策先退回上一阶段。
    """
    reached = pair.policy.stage if pair.policy else None
    if reached is None:
        return
    for item, level in out_of_step(pair, lambda item: item.stage is not None and item.stage.order < reached.order):
        message = f"政策已到“{reached}”，解读还在“{item.stage}”"
        fix = f"把解读的“阶段”改为“{reached}”，或把政策的改回“{item.stage}”{later_round(level)}"
        yield Hit(item.at("阶段"), message, fix, level)
