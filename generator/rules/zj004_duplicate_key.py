"""A front matter key written twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ004", on=Corpus, level=Level.BLOCK)
def duplicate_key(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """文件头里同一个键写了两次。

    ## 查什么
    同一个键在文件头里只能出现一次；`豁免` 里同一个代码也一样。

    ## 为什么
    写了两次，谁也说不准以哪个为准。

    ## 反例
    ```yaml 政策
    发布日期: 2026-03-02
    发布日期: 2026-03-03
    ```

    ## 正例
    ```yaml 政策
    发布日期: 2026-03-02
    施行日期: 2026-04-01
    ```

    ## 怎么改
    留下对的一行，删去另一行。
    """
    yield from refused(corpus, ProblemKind.DUPLICATE_KEY)
