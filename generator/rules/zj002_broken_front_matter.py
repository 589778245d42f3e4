"""Front matter that is missing, broken or uses what we refuse."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ002", on=Corpus, level=Level.BLOCK)
def broken_front_matter(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """文件头读不懂。

    ## 查什么
    文件以 `---` 开头，到下一行 `---` 为止，中间一行一个“键: 值”，冒号是半角的，后面有空格。

    ## 为什么
    标题、文号、日期都写在文件头里。文件头读不懂，这份文件就没法检查，也没法发布。

    ## 反例
    ```文件 content/interpretations/2026-zufang-butie.md
    标题: 《示例区高校毕业生租房补贴办法》政策解读

    ## 背景依据

    刚毕业的年轻人收入不高。
    ```

    ## 正例
    ```yaml 解读
    标题: “租得起、留得下”：租房补贴政策解读
    ```

    ## 怎么改
    照着别的文件补上 `---` 和“键: 值”；值里有冒号、井号的，整个值用引号括起来。
    """
    yield from refused(corpus, ProblemKind.FRONT_MATTER)
