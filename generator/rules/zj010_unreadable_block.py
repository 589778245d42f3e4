"""A flow, guide or example block that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ010", on=Corpus, level=Level.BLOCK)
def unreadable_block(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """流程、指南或示例块读不懂。

    ## 查什么
    `flow`、`guide`、`example` 三种块里的“键: 值”要写对，键要认识，缩进要对齐。

    ## 为什么
    读不懂的块画不成流程图，也排不成表格，群众只会看到一堆符号。

    ## 反例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 网上申报
        承办: 申请人
        时限: 随时可办
        下一步: 结束
    ```
    ````

    ## 正例
    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 网上申报
        办理: 申请人
        时限: 随时可办
        下一步: 结束
    ```
    ````

    ## 怎么改
    按提示改那一行的键或缩进；每一步以“- 名称: …”（或“- 判断: …？”）开头。
    """
    yield from refused(corpus, ProblemKind.BLOCK)
