"""An image that says nothing to those who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule
from generator.rules.wording import gathered

_SAYS_NOTHING = re.compile(
    r"(?:图片?|图像|照片|插图|配图|截图|示意图|image|img|photo|picture)?[ _-]?\d*|[\w\-. ]+\.(?:png|jpe?g|gif|svg|webp)",
    re.IGNORECASE,
)


@rule("ZJ812", on=Document, level=Level.WARN)
def image_without_text(document: Document, context: Context) -> Iterator[Hit]:
    """图片没有替代文字。

    ## 查什么
    正文里的图片 `![替代文字](文件)`，方括号里空着，或者只写了“图片”“图1”、文件名。

    ## 为什么
    看不见图的人听念屏软件念替代文字；图打不开时也显示它（GB/T 37668 信息无障碍要求）。

    ## 反例
    ```markdown 解读 主要内容
    每月补500元，流程见下图。

    ![](https://www.example.org/liucheng.png)
    ```

    ## 正例
    ```markdown 解读 主要内容
    每月补500元，流程见下图。

    ![租房补贴三步申请：网上申报、资格复核、补贴到账](https://www.example.org/liucheng.png)
    ```

    ## 怎么改
    在方括号里用一句话写图上说了什么。图上的字很多的，正文里也要写一遍。
    """
    silent = [
        (link.position, link.url.rpartition("/")[2][:40] or link.url[:40])
        for link in document.body.links
        if link.image and _SAYS_NOTHING.fullmatch(link.text.strip())
    ]
    yield from gathered(silent, "图片没有替代文字", "在“![”和“]”之间用一句话写图上说了什么")
