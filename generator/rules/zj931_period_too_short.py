"""A period for opinions that is shorter than it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.empty_text import substance
from generator.finding import Hit, Level
from generator.model import Consultation
from generator.rules import Context, rule
from generator.workdays import Calendar

DAYS = {"规章": 30, "重大行政决策": 30}
"""规章制定程序条例, 重大行政决策程序暂行条例 第十五条."""

WORKDAYS = 7
"""For all others, as 市县法治政府建设示范指标体系 asks of 行政规范性文件 that touch people's rights."""

_DAY = timedelta(days=1)


@rule("ZJ931", on=Consultation, level=Level.BLOCK)
def period_too_short(item: Consultation, context: Context) -> Iterator[Hit]:
    """征求意见的期限太短。

    ## 查什么
    开始那天和截止那天都算在内：`类别` 是规章、重大行政决策的不少于 30 天，其他的不少于 7 个工作日。
    写明 `缩短理由` 的，只提示。

    ## 为什么
    《规章制定程序条例》和《重大行政决策程序暂行条例》第十五条都要求公开征求意见“一般不少于30日”，情况紧急要缩短的，应当说明。
    7 个工作日是《市县法治政府建设示范指标体系》对涉及群众切身利益的规范性文件的要求，我们对其他文件也照这样查。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 规章
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    开始日期: 2026-01-05
    截止日期: 2026-01-19
    ---
    ```

    ## 正例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 规章
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    开始日期: 2026-01-05
    截止日期: 2026-02-03
    ---
    ```

    ## 怎么改
    把 `截止日期` 改晚；情况确实紧急的，写明 `缩短理由`，它会显示在网页上。
    """
    if item.days is None or item.days < 1 or item.opens is None or item.closes is None or item.kind is None:
        return  # a key that is missing, or ZJ932
    needed = DAYS.get(item.kind)
    calendar = Calendar(context.settings.holidays, context.settings.workdays)
    if needed:
        short, last = item.days < needed, item.opens + _DAY * (needed - 1)
        fact = f"{item.kind}征求意见 {item.days} 天，至少要 {needed} 天"
    else:
        worked, estimated = calendar.days_between(item.opens - _DAY, item.closes)
        short, last = worked < WORKDAYS, calendar.last_day(item.opens - _DAY, WORKDAYS)
        fact = f"征求意见 {worked} 个工作日{'（估算）' if estimated else ''}，至少要 {WORKDAYS} 个"
    if short:
        excused = len(substance(item.shortened or "")) > 1
        fix = f"把“截止日期”改为 {last.isoformat()} 或更晚；情况紧急的，写明“缩短理由: …”"
        yield Hit(item.at("截止日期"), fact, fix, Level.INFO if excused else None)
