"""A temporary file of an editor or an operating system."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ008", on=Corpus, level=Level.INFO)
def leftover_file(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """编辑器或系统留下的临时文件。

    ## 查什么
    `~$` 开头、`.swp` 结尾、`Thumbs.db` 之类的文件。

    ## 为什么
    它们不会发布，但可能带着没定稿的内容，留在目录里也碍事。

    ## 反例
    ```文件 content/policies/2026-zufang-butie.md.bak
    上一稿
    ```

    ## 正例
    ```文件 content/files/shenqingbiao.txt
    租房补贴申请表
    ```

    ## 怎么改
    删掉它。
    """
    yield from refused(corpus, ProblemKind.LEFTOVER)
