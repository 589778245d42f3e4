"""A policy that citizens apply under, interpreted without a guide."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.support_elements import support_missing


@rule("ZJ305", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def guide_missing(pair: Pair, context: Context) -> Iterator[Hit]:
    """补助性、支持性政策的解读没有办事指南。

    ## 查什么
    `政策类型` 有补助性或支持性的，首次解读里要有 `guide` 块，或者“办事指南”“申请条件”一类的小节。

    ## 为什么
    群众要知道自己够不够条件、带什么材料、去哪里办、问谁。

    ## 反例
    ```yaml 政策
    政策类型: [补助性]
    ```

    ```删除 解读 办事指南
    ```

    ## 正例
    ```yaml 政策
    政策类型: [补助性]
    ```

    ```删除 解读 办事指南
    ```

    ```markdown 解读 怎么申请
    毕业两年内在本区就业并租房的，带身份证、毕业证书和租赁合同，到居住地的便民服务中心申请。
    ```

    ## 怎么改
    加一节“## 办事指南”，下面写 `guide` 块：受理单位、受理条件、申请材料、办理时限、办理地点、咨询电话。
    """
    fix = "加一节“## 办事指南”，下面写 ```guide 块：受理单位、受理条件、申请材料、办理时限、办理地点、咨询电话"
    yield from support_missing(pair, context, "guide", fix)
