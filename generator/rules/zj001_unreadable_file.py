"""A file that cannot be read as UTF-8 text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ001", on=Corpus, level=Level.BLOCK)
def unreadable_file(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """文件读不出来。

    ## 查什么
    `content/` 下的每个文件都要打得开、是 UTF-8 编码、不超过 1 MB 和 10 万行，里面没有看不见的控制字符。

    ## 为什么
    读不出来的文件等于没有写，按别的编码硬读会出现乱码。

    ## 反例
    ```文件-gbk content/policies/2026-lingong-shuishou.md
    ---
    标题: 示例区零工市场管理办法
    ---

    **第一条** 为方便零工求职，制定本办法。
    ```

    ## 正例
    ```yaml 政策
    内容概述: 毕业两年内在本区就业并租房的，每月补500元或800元。
    ```

    ## 怎么改
    在编辑器里选“另存为”，编码选 UTF-8；或者运行提示里的那条 `iconv` 命令。
    """
    yield from refused(corpus, ProblemKind.UNREADABLE)
