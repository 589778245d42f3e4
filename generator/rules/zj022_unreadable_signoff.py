"""A sign-off file that cannot be read as one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ022", on=Corpus, level=Level.BLOCK)
def unreadable_signoff(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """审签凭证读不懂。

    ## 查什么
    `content/signoffs/编号.yml` 由 `zcjd sign` 写成：一人一份，写明编号、身份、姓名、日期、级别和各个文件的摘要。
    缺了、多了、写错了的，姓名里有只是看着像汉字的字符的，都不认。

    ## 为什么
    凭证是拿来核对的，只读懂一半就当作有效，等于没有核对。

    ## 反例
    ```文件 content/signoffs/2026-zufang-butie.yml
    - 身份: 批准
      姓名: 示例甲
      日期: 2026-02-26
    ```

    ## 正例
    ```文件 content/signoffs/.gitkeep

    ```

    ## 怎么改
    删掉这个文件，重新运行 `zcjd sign`。凭证不用手写，也不要手改。
    """
    yield from refused(corpus, ProblemKind.SIGNOFF)
