"""An interpretation ready for publication while its policy is not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Stage
from generator.rules import Context, rule


@rule("ZJ206", on=Interpretation, level=Level.BLOCK, stage=Stage.PUBLISH)
def stage_ahead(item: Interpretation, context: Context) -> Iterator[Hit]:
    """政策还没发布，解读先到了发布阶段。

    ## 查什么
    解读的 `阶段` 是发布时，它解读的政策至少要有一份也到了发布。

    ## 为什么
    解读不能走在政策前面，否则等于提前公布还没定的事。

    ## 反例
    ```yaml 政策
    阶段: 审签
    ```

    ```yaml 解读
    阶段: 发布
    ```

    ## 正例
    ```yaml 政策
    阶段: 审签
    ```

    ```yaml 解读
    阶段: 审签
    ```

    ## 怎么改
    把解读的 `阶段` 改成与政策一样，等政策发布时一起改。
    """
    if item.stage is not Stage.PUBLISH:
        return
    policies = [context.documents.get(f"content/policies/{target}.md") for target in item.targets]
    stages = [policy.stage for policy in policies if policy]
    written = [stage for stage in stages if stage]
    if written and len(written) == len(stages) and Stage.PUBLISH not in written:
        latest = max(written, key=lambda stage: stage.order)
        fix = f"把解读的“阶段”改为“{latest}”，等政策发布时一起改"
        yield Hit(item.at("阶段"), f"解读已到“发布”，政策还在“{latest}”", fix)
