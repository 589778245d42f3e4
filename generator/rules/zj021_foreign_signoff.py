"""A file in content/signoffs that belongs to no pair."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ021", on=Corpus, level=Level.BLOCK)
def foreign_signoff(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """审签凭证对不上任何政策和解读。

    ## 查什么
    `content/signoffs` 里只放“编号.yml”，编号要是一份政策的编号。

    ## 为什么
    对不上文件的凭证什么也证明不了，还会让人以为签过了。

    ## 反例
    ```文件 content/signoffs/2025-gongchang-butie.yml
    - 身份: 起草
    ```

    又如：

    ```文件 content/signoffs/签字页.pdf
    扫描件
    ```

    ## 正例
    ```文件 content/signoffs/.gitkeep

    ```

    ## 怎么改
    政策改了编号的，删掉旧凭证，重新运行 `zcjd sign`；别的文件移出 `content`。
    """
    yield from refused(corpus, ProblemKind.SIGNOFF_PLACE)
