"""A policy that has front matter and no text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.empty_text import substance
from generator.finding import Hit, Level
from generator.model import Policy, ProblemKind, Stage
from generator.rules import Context, rule


@rule("ZJ018", on=Policy, level=Level.BLOCK, stage=Stage.SIGN)
def policy_without_text(policy: Policy, context: Context) -> Iterator[Hit]:
    """政策没有正文。

    ## 查什么
    政策文件头下面要有正文。

    ## 为什么
    只有标题和文号，群众看不到政策说了什么，也没法核对解读。

    ## 反例
    ```markdown 政策
    （略）
    ```

    ## 正例
    ```markdown 政策
    **第一条** 毕业两年内、在本区就业并租房居住的高校毕业生，每月补贴500元。
    ```

    ## 怎么改
    把政策全文粘贴到文件头下面；已有文本的，用 `zcjd import` 导入。
    """
    if any(problem.kind is ProblemKind.NESTING for problem in policy.problems):
        return  # there is a text, and it could not be parsed
    if not any(substance(block.text, 1) for section in policy.body.sections for block in section.blocks):
        yield Hit(policy.at("标题"), "文件头下面没有政策正文", "把全文写在第二个“---”下面")
