"""A front matter value of the wrong kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ005", on=Corpus, level=Level.BLOCK)
def ill_typed_value(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """文件头里的值写法不对。

    ## 查什么
    日期写成 2026-03-02 的样子并且确有这一天；有选项的从选项里选；列表、轮次等按格式写。

    ## 为什么
    写法不对的值没法比较，也没法在网页上正确显示。

    ## 反例
    ```yaml 政策
    发布日期: 2026-02-30
    ```

    又如：

    ```yaml 政策
    文件类型: 红头文件
    ```

    ## 正例
    ```yaml 政策
    发布日期: 2026-03-02
    文件类型: 行政规范性文件
    ```

    ## 怎么改
    照提示里的写法改；拿不准时运行 `zcjd explain ZJ005`。
    """
    yield from refused(corpus, ProblemKind.ILL_TYPED)
