"""No 解读方案 although the norm wants one signed with the policy."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule


@rule("ZJ209", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def plan_missing(pair: Pair, context: Context) -> Iterator[Hit]:
    """没有解读方案。

    ## 查什么
    所用的标准要求解读方案随文件报审的（如云南2023），首次解读要写全 `解读方案` 的形式、渠道和时间。

    ## 为什么
    怎样解读、在哪里发、什么时候发，要和政策一起定下来。

    ## 反例
    ```yaml 设置
    标准: 云南2023
    ```

    ## 正例
    ```yaml 设置
    标准: 云南2023
    ```

    ```yaml 解读
    解读方案: {形式: 文字, 渠道: 区政府网站, 时间: 与政策同日}
    ```

    ## 怎么改
    在解读的文件头写“解读方案: {形式: …, 渠道: …, 时间: …}”。
    """
    if not context.standard.plan_required or not pair.first_round:
        return
    if any(item.plan and item.plan.form and item.plan.channel and item.plan.time for item in pair.first_round):
        return
    item = pair.first_round[0]
    fix = "写“解读方案: {形式: …, 渠道: …, 时间: …}”"
    yield Hit(item.at("解读方案"), f"没有写全“解读方案”，“{context.standard.name}”要求随文件报审", fix)
