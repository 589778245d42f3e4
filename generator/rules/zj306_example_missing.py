"""A policy that citizens apply under, interpreted without an example."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.support_elements import support_missing


@rule("ZJ306", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def example_missing(pair: Pair, context: Context) -> Iterator[Hit]:
    """补助性、支持性政策的解读没有示例。

    ## 查什么
    `政策类型` 有补助性或支持性的，首次解读里要有 `example` 块，或者“示例”“举例说明”一类的小节。

    ## 为什么
    算一笔具体的账，群众才知道自己能领多少。

    ## 反例
    ```yaml 政策
    政策类型: [补助性]
    ```

    ```删除 解读 示例
    ```

    ## 正例
    ```yaml 政策
    政策类型: [补助性]
    ```

    ```删除 解读 示例
    ```

    ```markdown 解读 算一笔账
    本科毕业生小陈租房8个月，每月补500元，一共补4000元（第三条）。
    ```

    ## 怎么改
    加一节“## 示例”，下面写 `example` 块：情形、计算、依据。
    """
    fix = "加一节“## 示例”，下面写 ```example 块：情形、计算（如 500元/月 × 8个月 = 4000元）、依据"
    yield from support_missing(pair, context, "example", fix)
