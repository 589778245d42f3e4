"""Opinions that were asked for and never answered in public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.finding import Hit, Level
from generator.model import Consultation, Stage
from generator.rules import Context, rule

PATIENCE = timedelta(days=30)
"""Our own: no norm we know gives a number of days."""


@rule("ZJ933", on=Consultation, level=Level.WARN, stage=Stage.PUBLISH)
def feedback_overdue(item: Consultation, context: Context) -> Iterator[Hit]:
    """征求意见结束了，采纳情况没有公布。

    ## 查什么
    `截止日期` 过了 30 天，还没有 `反馈日期`。30 天是本程序定的，公告里答应得更早的，以公告为准。

    ## 为什么
    提了意见没有回音，下次就没人提了。收到多少、采纳多少、为什么不采纳，都要有个交代；一条没收到的也要说明。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 发布
    开始日期: 2026-01-05
    截止日期: 2026-02-04
    草案: 2026-zufang-butie
    渠道: {电话: 0000-12345678}
    ---
    ```

    ## 正例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 发布
    开始日期: 2026-01-05
    截止日期: 2026-02-04
    草案: 2026-zufang-butie
    渠道: {电话: 0000-12345678}
    收到数: 0
    采纳数: 0
    反馈日期: 2026-02-10
    ---
    ```

    ## 怎么改
    写上 `意见`、`收到数`、`采纳数` 和 `反馈日期`；一条也没有收到的，`收到数: 0`。
    """
    if item.closes and not item.answered and not item.wrote("反馈日期") and context.as_of > item.closes + PATIENCE:
        days = (context.as_of - item.closes).days
        fix = "写上“意见”“收到数”“采纳数”和“反馈日期”；一条没收到的，“收到数: 0”"
        yield Hit(item.at("截止日期"), f"征求意见 {item.closes} 结束，过了 {days} 天还没有公布采纳情况", fix)
