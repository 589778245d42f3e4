"""A pair that one list of a selection names twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules.selections import named, repeated


@rule("ZJ916", on=Corpus, level=Level.BLOCK)
def entered_twice(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """同一件在一张表里出现两次。

    ## 查什么
    `参评`、每张评分表和终审名单里，一个编号只出现一次。

    ## 为什么
    两行分数不一样时，用哪一行都有人不服。

    ## 反例
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
    2026-zufang-butie,20,18,15,12,5,5,
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
    与评委核对，留下一行。
    """
    for selection in corpus.selections:
        for key, position, where in repeated(named(selection)):
            yield Hit(position, f"“{key[:60]}”在{where}里已经有了", "核对后留下一行，删掉另一行")
