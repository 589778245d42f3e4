"""A judge's score sheet that cannot be read as one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ912", on=Corpus, level=Level.BLOCK)
def bad_score_sheet(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """评分表读不懂。

    ## 查什么
    `content/showcase/年份/评委姓名.csv` 第一行写列名：`编号` 和六项（完整性、准确性、实用性、通俗性、形式多样、时效与跟踪），
    可以另有 `标题`、`解读单位`、`评语`；下面一行一件，格子里只写分数，最多一位小数。Excel 和 WPS 存的 CSV（UTF-8 或 GBK）都读得出来。

    ## 为什么
    分数读错一格，名次就可能错；所以读不懂的表整张不用。

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
    2026-zufang-butie,22,优,19,12,6,8,流程清楚
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
    按提示改好那一格。`zcjd showcase 年份 --output 目录` 写得出空白评分表，照着填最省事。
    """
    yield from refused(corpus, ProblemKind.SCORES)
