"""Markdown nested deeper than the cap."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ009", on=Corpus, level=Level.BLOCK)
def nested_too_deep(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """正文层层嵌套太深。

    ## 查什么
    引用、列表一层套一层，超过上限的。

    ## 为什么
    没有人读得懂这么深的层次，解析时也容易出错；这通常是粘贴出的毛病。

    ## 反例
    ```markdown 解读 主要内容
    >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> 每月补500元
    ```

    ## 正例
    ```markdown 解读 主要内容
    > 本科毕业生每月补500元，研究生每月补800元，最长补24个月（第三条）。
    ```

    ## 怎么改
    删去这一行开头多余的“>”或列表符号，只留一层。
    """
    yield from refused(corpus, ProblemKind.NESTING)
