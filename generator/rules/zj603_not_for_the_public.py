"""A policy that is not 主动公开 and is about to be published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Policy, Stage
from generator.rules import Context, rule


@rule("ZJ603", on=Policy, level=Level.BLOCK, stage=Stage.PUBLISH)
def not_for_the_public(policy: Policy, context: Context) -> Iterator[Hit]:
    """不是主动公开的文件要上网。

    ## 查什么
    到了发布阶段，`公开属性` 写的是依申请公开或不予公开。

    ## 为什么
    这类文件不能放到网站上，上了网就收不回来。

    ## 反例
    ```yaml 政策
    公开属性: 依申请公开
    ```

    ## 正例
    ```yaml 政策
    公开属性: 主动公开
    ```

    ## 怎么改
    属性写错了的改成“主动公开”；没写错的，把政策和解读移出 `content`。
    """
    if policy.disclosure and policy.disclosure != "主动公开":
        fix = "属性写错了的改成“主动公开”；没写错的，把政策和解读移出 content"
        yield Hit(policy.at("公开属性"), f"公开属性是“{policy.disclosure}”，不能发布", fix)
