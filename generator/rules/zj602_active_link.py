"""A link that runs or opens something instead of leading to a page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document, Position
from generator.rules import Context, rule
from generator.rules.link_schemes import ACTIVE, active_in_text, scheme
from generator.rules.written_texts import written_texts


@rule("ZJ602", on=Document, level=Level.BLOCK)
def active_link(document: Document, context: Context) -> Iterator[Hit]:
    """链接会执行代码或打开本机文件。

    ## 查什么
    链接、图片、文件头和指南里的 `javascript:`、`vbscript:`、`data:`、`file:` 等，不论怎样拆开、编码、用全角来写。

    ## 为什么
    点一下就可能执行别人的代码；`file:` 指向自己的电脑，别人打不开。

    ## 反例
    ```markdown 解读 主要内容
    [点此申请](javascript:alert(1))，每月补500元。
    ```

    又如：

    ```yaml 政策
    内容概述: 点 javascript:alert(1) 申请
    ```

    ## 正例
    ```markdown 解读 主要内容
    [网上申请](https://zwfw.example.org/zufang)，每月补500元。附件用 data 格式保存。
    ```

    ## 怎么改
    换成 https:// 开头的网址；要给文件的，放进 `content/files/`，在政策的 `附件` 里写。
    """
    for link in document.body.links:
        name = scheme(link.url)
        if name in ACTIVE:
            yield _hit(link.position, name)
    for card in document.body.cards:
        for row in card.rows:
            name = next((name for value in row.values if (name := _active(value))), "")
            if name:
                yield _hit(row.position, name)
    for position, text in written_texts(document):
        name = active_in_text(text)
        if name:
            yield _hit(position, name)


def _active(value: str) -> str:
    name = scheme(value)
    return name if name in ("javascript", "vbscript", "livescript") else active_in_text(value)


def _hit(position: Position, name: str) -> Hit:
    return Hit(position, f"链接以“{name}:”开头，会执行代码或打开本机文件", "换成 https:// 开头的网址，或删去链接")
