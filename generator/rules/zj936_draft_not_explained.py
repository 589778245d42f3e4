"""A draft that the public is asked about and that nobody explains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.empty_text import substance
from generator.finding import Hit, Level
from generator.model import Consultation, Corpus, Stage
from generator.rules import Context, rule

if TYPE_CHECKING:
    from datetime import date


@rule("ZJ936", on=Corpus, level=Level.BLOCK)
def draft_not_explained(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """草案没有说明，也没有解读。

    ## 查什么
    审签起，预公开要有 `说明`，或者草案有解读。所用的标准要求征求意见稿也解读的（“长乐2023”“辽宁2022”），只有 `说明` 是警告
    （已经写了 `成为` 的不算），草案的解读晚于 `开始日期` 发布也是警告。草案是一份政策的，缺解读由 ZJ101 查。

    ## 为什么
    《重大行政决策程序暂行条例》要求公布决策草案“及其说明等材料”。只放一份条文，多数人看不出和自己有什么关系，也就提不出意见。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 审签
    开始日期: 2026-01-05
    截止日期: 2026-02-04
    ---
    ```

    ## 正例
    ```yaml 设置
    标准: 国办2016-80
    ```

    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 审签
    说明: 每月补500元，最多补24个月，主要想听大家对标准和材料的意见。
    开始日期: 2026-01-05
    截止日期: 2026-02-04
    ---
    ```

    ## 怎么改
    写上 `说明`；标准要求解读的，把草案建成一份征求意见稿，再写它的解读。
    """
    pairs = {pair.id: pair for pair in corpus.pairs if pair.policy}
    demanded = context.standard.interpret_drafts
    for item in corpus.consultations:
        if context.stage(item) is Stage.DRAFT:
            continue
        pair = pairs.get(item.draft or "")
        readings = pair.first_round if pair else ()
        if not readings and len(substance(item.explanation or "")) < 2:
            yield Hit(item.at("说明"), "草案没有说明，也没有解读", "写上“说明: …”，说清主要内容和为什么这样规定")
        elif not pair and demanded and not item.became:
            message = f"草案没有解读，“{context.standard.name}”要求征求意见稿也要解读"
            fix = "把草案建成一份“文件类型: 征求意见稿”的政策，写它的解读，“草案”写它的编号"
            yield Hit(item.at("草案"), message, fix, Level.WARN)
        elif demanded and (late := _late(item, [each.published for each in readings if each.published])):
            message = f"草案的解读比征求意见晚 {late} 天发布"
            yield Hit(item.at("开始日期"), message, "解读和草案同一天公布；日期写错的，改正", Level.WARN)


def _late(item: Consultation, days: list[date]) -> int:
    """How many days after the beginning the first interpretation came; 0 when in time or not known."""
    return max(0, (min(days) - item.opens).days) if days and item.opens else 0
