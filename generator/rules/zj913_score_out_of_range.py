"""A score above what the criterion is worth."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule


@rule("ZJ913", on=Corpus, level=Level.BLOCK)
def score_out_of_range(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """评委给的分超出了范围。

    ## 查什么
    每一项的分数在 0 和这一项的分值之间；分值写在 `selection.yml` 的 `分值` 里，没写的用 25、20、20、15、10、10。

    ## 为什么
    一项多给了分，别的项再公正也拉不回来。

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
    2026-zufang-butie,22,18,19,12.5,16,8,流程清楚
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
    2026-zufang-butie,25,20,20,15,10,10,满分
    ```

    ```文件 content/showcase/2026/评委乙.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    ```

    ## 怎么改
    与评委核对后改那一格；是整张表按另一种分值打的，由评委按本次的分值重打。
    """
    for selection in corpus.selections:
        for sheet in selection.sheets:
            for score in sheet.scores:
                for name, points in score.points.items():
                    most = selection.weights.get(name, 0)
                    if points > most * 10:
                        message = (
                            f"“{name}”给了 {points / 10:g} 分，这一项最多 {most} 分（{sheet.judge}，{score.id[:60]}）"
                        )
                        yield Hit(score.position, message, f"与{sheet.judge}核对，改成 0 到 {most} 的数")
