"""A file that has no place below content/."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ007", on=Corpus, level=Level.BLOCK)
def foreign_file(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """放错了地方的文件。

    ## 查什么
    `content/policies` 和 `content/interpretations` 里只放 `.md` 文件，不放子目录；附件放进 `content/files`。

    ## 为什么
    放错地方的文件不会被检查，也不会发布，很容易以为已经发了。

    ## 反例
    ```文件 content/policies/租房补贴.txt
    示例区高校毕业生租房补贴办法
    ```

    ## 正例
    ```文件 content/files/shenqingbiao.txt
    租房补贴申请表
    ```

    ## 怎么改
    政策和解读存成 `.md`；附件移到 `content/files`；其他文件移出 `content`。
    """
    yield from refused(corpus, ProblemKind.FOREIGN)
