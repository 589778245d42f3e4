"""Full-width figures beside half-width ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule
from generator.rules.wording import gathered, slips

_WIDE = re.compile("[０-９][０-９．，％]*")


@rule("ZJ807", on=Document, level=Level.INFO)
def mixed_width_figures(document: Document, context: Context) -> Iterator[Hit]:
    """数字用了全角。

    ## 查什么
    正文里有全角数字（０１２３），与其他地方的半角数字不一致。一份文件只报一次，写明一共几处。

    ## 为什么
    全角数字和半角数字看着像，查找时搜“500”搜不到“５００”，念屏软件会一个一个念。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补５００元，研究生每月补800元。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元，研究生每月补800元。
    ```

    ## 怎么改
    换成半角数字。
    """
    yield from gathered(slips(document, _WIDE), "有全角数字", "换成半角数字，如“500”")
