"""A space between a figure and its Chinese unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule
from generator.rules.wording import gathered, slips

_UNIT = "年|月|日|个|元|万|亿|天|人|户|家|次|号|件|项|条|款|岁|米|吨|平方|周|小时|分钟|倍|名|套|处|所|期|季度|[%％]"
_SPACED = re.compile(
    rf"\d[ \u00a0\u3000]{{1,4}}(?:{_UNIT})|(?<=[年月第至满约过足为达共近于的])[ \u00a0\u3000]{{1,4}}\d"
)


@rule("ZJ804", on=Document, level=Level.INFO)
def spaced_figures(document: Document, context: Context) -> Iterator[Hit]:
    """数字和汉字之间多了空格。

    ## 查什么
    正文里数字和单位之间、“至”“满”“约”等字和数字之间有空格；表格不查。一份文件只报一次，写明一共几处。

    ## 为什么
    公文里数字和汉字之间不空格。空格还会让一个数断成两行。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补 500 元，最长补 24 个月（第三条）。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元，最长补24个月（第三条）。详情见 1 楼窗口的公告。
    ```

    ## 怎么改
    删掉数字前后的空格。
    """
    yield from gathered(slips(document, _SPACED, tables=False), "数字和汉字之间有空格", "删掉数字前后的空格，如“500元”")
