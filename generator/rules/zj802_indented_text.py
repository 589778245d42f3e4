"""A paragraph that Markdown takes for program text because it is indented."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule


@rule("ZJ802", on=Document, level=Level.BLOCK)
def indented_text(document: Document, context: Context) -> Iterator[Hit]:
    """段首用空格缩进，会显示成灰底的方框。

    ## 查什么
    段落前面有四个以上半角空格，或者有制表符（Tab）。

    ## 为什么
    这种写法在 Markdown 里表示程序代码：网页上成了灰底方框，长句子显示不全。

    ## 反例
    ```markdown 解读 主要内容
    补贴标准如下。

        本科毕业生每月500元，研究生每月800元。
    ```

    ## 正例
    ```markdown 解读 主要内容
    补贴标准如下。

    本科毕业生每月500元，研究生每月800元。
    ```

    ## 怎么改
    删掉段首的空格，让文字顶格写。首行缩进由网页自动加上。
    """
    for section in document.body.sections:
        for block in section.blocks:
            if block.kind == "indented":
                text = block.text.split("\n")[0][:20]
                yield Hit(block.position, f"“{text}”前面的空格让这一段显示成了代码方框", "删掉段首的空格，顶格写")
