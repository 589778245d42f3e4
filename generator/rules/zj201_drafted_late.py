"""An interpretation drafted only after its policy was signed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.pace import later_round, out_of_step


@rule("ZJ201", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def drafted_late(pair: Pair, context: Context) -> Iterator[Hit]:
    """解读没有与政策同步起草。

    ## 查什么
    首次解读的 `起草日期` 不能晚于政策的 `审签日期`。

    ## 为什么
    政策送签时解读要一并送审；政策签完了才动笔，就不是同步起草。

    ## 反例
    ```yaml 政策
    审签日期: 2026-02-26
    ```

    ```yaml 解读
    起草日期: 2026-02-28
    ```

    ## 正例
    ```yaml 政策
    审签日期: 2026-02-26
    ```

    ```yaml 解读
    起草日期: 2026-02-20
    ```

    ## 怎么改
    按实际情况改正日期；确实起草晚了的，连同政策重新送审。
    """
    signed = pair.policy.signed if pair.policy else None
    if signed is None:
        return
    for item, level in out_of_step(pair, lambda item: item.drafted is not None and item.drafted > signed):
        if item.drafted:
            days = (item.drafted - signed).days
            message = f"解读 {item.drafted} 才起草，比政策审签（{signed}）晚 {days} 天"
            fix = f"核对解读的“起草日期”和政策的“审签日期”，写错的改正{later_round(level)}；确实晚了的写豁免，附理由和批准"
            yield Hit(item.at("起草日期"), message, fix, level)
