"""An interpretation signed after its policy."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.pace import later_round, out_of_step


@rule("ZJ202", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def signed_late(pair: Pair, context: Context) -> Iterator[Hit]:
    """解读没有与政策同步审签。

    ## 查什么
    首次解读的 `审签日期` 不能晚于政策的 `审签日期`；早签、同一天签都可以。

    ## 为什么
    政策和解读一起报批、一起签发，才不会出现政策已定、解读还在改的情形。

    ## 反例
    ```yaml 政策
    审签日期: 2026-02-26
    ```

    ```yaml 解读
    审签日期: 2026-02-27
    ```

    ## 正例
    ```yaml 政策
    审签日期: 2026-02-26
    ```

    ```yaml 解读
    审签日期: 2026-02-25
    ```

    ## 怎么改
    按实际情况改正日期；确实签晚了的，由批准人说明理由，写进 `豁免`。
    """
    signed = pair.policy.signed if pair.policy else None
    if signed is None:
        return
    for item, level in out_of_step(pair, lambda item: item.signed is not None and item.signed > signed):
        if item.signed:
            days = (item.signed - signed).days
            message = f"解读 {item.signed} 审签，比政策（{signed}）晚 {days} 天"
            fix = f"核对两份文件的“审签日期”，解读写错了的改为 {signed}{later_round(level)}；确实晚了的写豁免，附理由和批准"
            yield Hit(item.at("审签日期"), message, fix, level)
