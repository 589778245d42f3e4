"""A date that is not written as official texts write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule
from generator.rules.wording import gathered, slips

_DATE = re.compile(
    r"(?<![\w./-])(?:19|20)\d\d([./-])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?![\w/-]|\.\d)"
    r"|(?<![\d.年第满近约])\d\d年(?:1[0-2]|0?[1-9])月(?![\d内])",
    re.ASCII,
)


@rule("ZJ806", on=Document, level=Level.INFO)
def date_form(document: Document, context: Context) -> Iterator[Hit]:
    """日期的写法不规范。

    ## 查什么
    正文里的日期写成了 `2026.3.2`、`2026/03/02`、`2026-03-02`，或者年份只写两位（`26年3月`）。文件头里的日期不算：那里就写
    `2026-03-02`。一份文件只报一次，写明一共几处。

    ## 为什么
    公文里的日期用阿拉伯数字把年、月、日写全，年份四位，月和日不补零（GB/T 9704、GB/T 15835）。

    ## 反例
    ```markdown 解读 主要内容
    每月补500元，2026.4.1起受理，26年6月第一次到账。
    ```

    ## 正例
    ```markdown 解读 主要内容
    每月补500元，2026年4月1日起受理，6月第一次到账。软件升级到2.1.0版。
    ```

    ## 怎么改
    写成“2026年3月2日”。
    """
    yield from gathered(slips(document, _DATE), "日期的写法不规范", "写成“2026年3月2日”的样子，年份四位，月和日不补零")
