"""A link whose address a citizen's browser cannot open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule
from generator.rules.link_schemes import ACTIVE, HARMLESS, scheme

_DRIVE = re.compile(r"[A-Za-z](?::|%3A)(?:[\\/]|%5C)|\\\\", re.IGNORECASE)


@rule("ZJ604", on=Document, level=Level.BLOCK)
def link_not_for_the_web(document: Document, context: Context) -> Iterator[Hit]:
    """链接不是网址。

    ## 查什么
    链接只能是 http、https、mailto、tel 开头的，站内的相对地址，或者 `#` 开头的本页位置。

    ## 为什么
    `C:\\文件` 是自己电脑上的路径，`ftp:`、`weixin:` 之类的多数浏览器打不开。

    ## 反例
    ```markdown 解读 主要内容
    [申请表](ftp://example.org/shenqingbiao.doc)，每月补500元。
    ```

    ## 正例
    ```markdown 解读 主要内容
    [申请表](../files/shenqingbiao.txt)可以下载，[网上申请](https://zwfw.example.org/)也行，
    或者拨打[咨询电话](tel:0000-12345678)。
    ```

    ## 怎么改
    换成 https:// 开头的网址；文件放进 `content/files/`，写进政策的 `附件`。
    """
    for link in document.body.links:
        name = scheme(link.url)
        if _DRIVE.match(link.url):
            fix = "把文件放进 content/files/，写进政策的“附件”，这里删去链接"
            yield Hit(link.position, f"“{link.url[:40]}”是自己电脑上的路径，别人打不开", fix)
        elif name and name not in HARMLESS and name not in ACTIVE:
            yield Hit(link.position, f"链接以“{name}:”开头，浏览器打不开", "换成 https:// 开头的网址，或删去链接")
