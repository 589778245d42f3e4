"""Scores by somebody who is no judge of this selection, or who judges the work of their own unit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Position
from generator.rules import Context, rule
from generator.rules.selections import judges_itself, taking_part


@rule("ZJ917", on=Corpus, level=Level.BLOCK)
def judge_unfit(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """不该打分的人打了分。

    ## 查什么
    评分表的文件名是 `selection.yml` 里一位评委的姓名。
    评委的单位是政策的责任单位或者解读的解读单位的，不给它打分：那一行删掉，由其他评委的分数平均。

    ## 为什么
    自己给自己打分，结果没有人信。

    ## 反例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    评委:
      - {姓名: 评委甲, 单位: 示例区融媒体中心}
      - {姓名: 评委乙, 单位: 示例区人力资源和社会保障局}
    ```

    ```文件 content/showcase/2026/评委甲.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    ```

    ```文件 content/showcase/2026/评委乙.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    ```

    ## 正例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    评委:
      - {姓名: 评委甲, 单位: 示例区融媒体中心}
      - {姓名: 评委乙, 单位: 示例区档案馆}
    ```

    ```文件 content/showcase/2026/评委甲.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    ```

    ```文件 content/showcase/2026/评委乙.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    ```

    ## 怎么改
    回避的，删掉那一行；姓名写得不一样的，改评分表的文件名。
    """
    for selection in corpus.selections:
        known = taking_part(selection, corpus)
        for sheet in selection.sheets:
            judge = selection.judge(sheet.judge)
            if judge is None:
                names = "、".join(each.name for each in selection.judges) or "还没有写"
                fix = f"文件名改成评委的姓名（{names}），或者把他加进 {selection.path} 的“评委”"
                yield Hit(Position(sheet.path), f"“{sheet.judge[:40]}”不是这次的评委", fix)
                continue
            for score in sheet.scores:
                if score.id in known and (unit := judges_itself(judge, known[score.id])):
                    message = f"{judge.name}是{unit}的，给本单位的“{score.id}”打了分"
                    yield Hit(score.position, message, "要回避：删掉这一行，由其他评委的分数平均")
