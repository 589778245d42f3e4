"""A front matter key that no table knows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ003", on=Corpus, level=Level.BLOCK)
def unknown_key(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """文件头里有不认识的键。

    ## 查什么
    文件头的键只能是格式说明里列出的那些。

    ## 为什么
    写错一个字的键（如“发文日期”）会被当成没有写，后面的检查都会跟着错。

    ## 反例
    ```yaml 政策
    发文日期: 2026-03-02
    ```

    ## 正例
    ```yaml 政策
    索引号: SL-2026-0012
    ```

    ## 怎么改
    按提示换成正确的键；内部备注不要写进文件头。
    """
    yield from refused(corpus, ProblemKind.UNKNOWN_KEY)
