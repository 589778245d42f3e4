"""Dates of a consultation that contradict each other or the policy that was made of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Consultation
from generator.rules import Context, rule


@rule("ZJ932", on=Consultation, level=Level.BLOCK)
def consultation_dates(item: Consultation, context: Context) -> Iterator[Hit]:
    """预公开的日期前后矛盾。

    ## 查什么
    `截止日期` 不早于 `开始日期`；`反馈日期` 在 `截止日期` 以后；`成为` 的政策在 `截止日期` 以后才发布。

    ## 为什么
    意见还没有收完就答复、就出台，征求意见成了走过场。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    开始日期: 2026-01-05
    截止日期: 2025-02-04
    ---
    ```

    又如，意见还在收，政策（3月2日发布）已经出来了：

    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    开始日期: 2026-02-05
    截止日期: 2026-03-09
    成为: [2026-zufang-butie]
    ---
    ```

    ## 正例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    开始日期: 2026-01-05
    截止日期: 2026-02-04
    成为: [2026-zufang-butie]
    收到数: 0
    采纳数: 0
    反馈日期: 2026-02-05
    ---
    ```

    ## 怎么改
    核对公告原文，把写错的日期改正。
    """
    begin, end, answered = item.opens, item.closes, item.answered
    if begin and end and end < begin:
        fix = "对照公告，把写错的一个改正"
        yield Hit(item.at("截止日期"), f"“截止日期”{end} 比“开始日期”{begin} 早 {(begin - end).days} 天", fix)
        return
    if end and answered and answered <= end:
        fix = "反馈日期写公布采纳情况的那一天，应在截止日期以后"
        yield Hit(item.at("反馈日期"), f"“反馈日期”是 {answered}，意见要收到 {end}", fix)
    for name in item.became if end else ():
        policy = context.documents.get(f"content/policies/{name}.md")
        if end and policy and policy.published and policy.published <= end:
            message = f"“{name}”{policy.published} 已经发布，意见要收到 {end}"
            yield Hit(item.at("成为"), message, "核对“截止日期”和政策的“发布日期”，改正写错的一个")
