"""One who interpreted and has not been asked whether to be named."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Stage
from generator.rules import Context, rule


@rule("ZJ941", on=Interpretation, level=Level.BLOCK, stage=Stage.PUBLISH)
def interpreter_without_consent(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读人没有同意公开。

    ## 查什么
    发布时，`解读人` 里的每一位都要写 `同意公开: 是`。没有写的，网页上不显示这个人。

    ## 为什么
    姓名是个人信息，公开要本人同意（《个人信息保护法》第二十五条）。专家、记者、协会的人不是本单位的，更要先问。

    ## 反例
    ```yaml 解读
    解读人: [{姓名: 示例专家甲, 身份: 专家, 单位: 示例大学}]
    ```

    ## 正例
    ```yaml 解读
    解读人: [{姓名: 示例专家甲, 身份: 专家, 单位: 示例大学, 同意公开: 是}]
    ```

    ## 怎么改
    问过本人，写 `同意公开: 是`；不同意的，删去这一位，或者只写称呼（如“某高校专家”）再征得同意。
    """
    for person in item.interpreters:
        if not person.consents:
            fix = "征得本人同意后写“同意公开: 是”；不同意的删去"
            yield Hit(person.position, f"解读人（{person.capacity}）没有写明同意公开", fix)
