"""Rows with upright bars that Markdown does not take for a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule

_ROW = re.compile(r"\s*[|｜].*[|｜]\s*")


@rule("ZJ803", on=Document, level=Level.BLOCK)
def unfinished_table(document: Document, context: Context) -> Iterator[Hit]:
    """表格的写法不完整，竖线会原样显示。

    ## 查什么
    以竖线开头和结尾的行，没有成为表格：表头下面少了一行 `|---|---|`，或者竖线是全角的。

    ## 为什么
    网页上看到的是一堆竖线，不是表格。

    ## 反例
    ```markdown 解读 主要内容
    | 学历 | 每月补贴 |
    | 本科 | 500元 |
    ```

    ## 正例
    ```markdown 解读 主要内容
    | 学历 | 每月补贴 |
    |---|---|
    | 本科 | 500元 |
    ```

    ## 怎么改
    在表头下面加一行 `|---|---|`，几列就写几个 `---`；竖线都用半角的。表格前面空一行。
    """
    for section in document.body.sections:
        for block in section.blocks:
            if block.kind != "paragraph":
                continue
            rows = [line for line in block.text.replace("｜｜", "｜\n｜").split("\n") if _ROW.fullmatch(line)]
            if len(rows) >= 2:
                columns = max(len(re.findall("[|｜]", rows[0])) - 1, 1)
                yield Hit(
                    block.position,
                    f"“{rows[0].strip()[:20]}”起的 {len(rows)} 行没有成为表格",
                    f"在表头下面加一行“|{'---|' * columns}”，竖线用半角的，表格前面空一行",
                )
