"""An interpretation published after the norm's deadline."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.pace import later_round, out_of_step
from generator.workdays import Calendar


@rule("ZJ203", on=Pair, level=Level.BLOCK, stage=Stage.PUBLISH)
def publish_out_of_step(pair: Pair, context: Context) -> Iterator[Hit]:
    """解读没有与政策同步发布。

    ## 查什么
    首次解读最晚哪天发布，由所用的标准定：长乐2023 是同一天，郑州2016 是 3 个工作日内。
    工作日按国务院公布的放假和调休安排数；安排还没公布的年份按周一到周五估算。

    ## 为什么
    政策一公布，群众就要用；解读晚了，误读和谣言先到。

    ## 反例
    ```yaml 政策
    发布日期: 2026-03-02
    ```

    ```yaml 解读
    发布日期: 2026-03-09
    ```

    ## 正例
    ```yaml 政策
    发布日期: 2026-03-02
    ```

    ```yaml 解读
    发布日期: 2026-03-02
    ```

    又如：

    ```yaml 设置
    标准: 郑州2016
    ```

    ```yaml 政策
    发布日期: 2026-03-02
    ```

    ```yaml 解读
    发布日期: 2026-03-05
    ```

    ## 怎么改
    把解读的 `发布日期` 改成政策的发布日期；确需推迟的，两份文件一起推迟。
    """
    published = pair.policy.published if pair.policy else None
    if published is None:
        return
    standard, calendar = context.standard, Calendar(context.settings.holidays, context.settings.workdays)
    last = calendar.last_day(published, standard.deadline_days)
    for item, level in out_of_step(pair, lambda item: item.published is not None and item.published > last):
        if item.published:
            days, estimated = calendar.days_between(published, item.published)
            count = f"{days} 个工作日{'，估算' if estimated else ''}"
            limit = f"{standard.deadline_days} 个工作日内（最晚 {last}）" if standard.deadline_days else "同一天"
            sync = "" if standard.sync == "发布" else f"同步{standard.sync}："
            message = f"解读比政策晚 {(item.published - published).days} 天发布（{count}），“{standard.name}”要求{sync}{limit}"
            fix = f"把“发布日期”改为 {last}，或两份文件一起推迟{later_round(level)}"
            yield Hit(item.at("发布日期"), message, fix, level)
