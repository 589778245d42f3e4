"""A policy that says it is valid although its own last day has passed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Policy, Stage
from generator.rules import Context, rule


@rule("ZJ703", on=Policy, level=Level.BLOCK, stage=Stage.PUBLISH)
def expired_yet_valid(policy: Policy, context: Context) -> Iterator[Hit]:
    """过了失效日期，有效性还写着有效。

    ## 查什么
    `有效性` 写“有效”的，`失效日期` 不能已经过去。

    ## 为什么
    群众看到“有效”就去申请，跑了才知道早就停了。

    ## 反例
    ```yaml 政策
    失效日期: 2026-03-31
    有效性: 有效
    ```

    ## 正例
    ```yaml 政策
    失效日期: 2026-03-31
    有效性: 有效（延续实施）
    ```

    ## 怎么改
    不写 `有效性`，由程序按日期推算；确实延期的，写“有效（延续实施）”，或者改 `失效日期`。
    """
    if policy.validity == "有效" and policy.expires and policy.expires < context.as_of:
        message = f"“失效日期”{policy.expires} 已经过去，“有效性”还写着“有效”"
        yield Hit(policy.at("有效性"), message, "删去“有效性”这一行；延期的写“有效性: 有效（延续实施）”")
