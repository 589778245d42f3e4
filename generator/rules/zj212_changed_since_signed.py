"""A document or an attachment that was edited after somebody signed for it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair
from generator.rules import Context, rule
from generator.rules.sign_off import again, by, sign_off, voided
from generator.signoff.coverage import covered, differs


@rule("ZJ212", on=Pair, level=Level.BLOCK)
def changed_since_signed(pair: Pair, context: Context) -> Iterator[Hit]:
    """签过以后又改了。

    ## 查什么
    审签凭证记着每个文件的摘要：政策、每篇解读、每个附件。签过以后改了哪怕一个字，凭证就作废。
    换行符、行尾和文末的空白、文件头里的 `阶段` 不算改动；签的时候还空着的文号、索引号、审签日期、成文日期、发布日期，
    起草、审核以后可以填上，签发以后不行。退回起草的，只警告。

    ## 为什么
    审的是这一稿，发的也要是这一稿。

    ## 反例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ```markdown 解读 目标任务
    让毕业三年内来本区工作的高校毕业生租得起房、留得下来。
    ```

    又如：

    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ```yaml 政策
    文号: 示政办〔2026〕13号
    ```

    ## 正例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 怎么改
    用 `git log` 看改了什么：不该改的改回去；该改的，起草、审核、签发三个人依次重新签。
    """
    signoff = sign_off(pair, context)
    if signoff is None:
        return
    for item in covered(pair, signoff.files):
        broken = [statement for statement in signoff.statements if differs(item, statement)]
        if broken:
            message = f"{by(broken)}签过以后，{item.path} 又改了，凭证作废"
            fix = f"不该改的改回去；该改的，{again(pair, broken)}"
            yield Hit(item.position, message, fix, voided(pair, context))
