"""A link whose text does not say where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document, Position
from generator.rules import Context, rule
from generator.rules.wording import gathered

_SAYS_NOTHING = re.compile(
    r"(?:请?点击?|单击|戳|见|看)?(?:这里|此处|此|链接|这个链接|详情|查看|更多|进入|网址|网页|页面)(?:查看|下载|进入|了解)?[>»…。]*"
)


@rule("ZJ811", on=Document, level=Level.WARN)
def link_text(document: Document, context: Context) -> Iterator[Hit]:
    """链接的文字没有说通向哪里。

    ## 查什么
    方括号里空着的链接 `[](网址)`，网页上看不见也点不到（警告）；文字只有“点击这里”“详情”“链接”的（提示）。

    ## 为什么
    念屏软件常常只念链接的文字，一串“点击这里”分不清哪个是哪个（GB/T 37668 信息无障碍要求）。

    ## 反例
    ```markdown 解读 主要内容
    每月补500元，网上申请[点击这里](https://www.example.org/)。
    ```

    ## 正例
    ```markdown 解读 主要内容
    每月补500元，请到[示例区政务服务网](https://www.example.org/)申请。
    ```

    ## 怎么改
    写成 `[示例区政务服务网](网址)`，方括号里写对方的名字。
    """
    links = [link for link in document.body.links if not link.image]
    images = {link.position for link in document.body.links if link.image}
    empty = [(link.position, link.url[:40]) for link in links if not link.text.strip()]
    pictures = [
        item for item in empty if any(_inside(item[0], place) for place in images)
    ]  # its picture lacks the text
    empty = [item for item in empty if item not in pictures]
    yield from gathered(empty, "链接没有文字，网页上看不见", "在方括号里写对方的名字，如“[示例区政务服务网](网址)”")
    vague = [(link.position, link.text.strip()) for link in links if _SAYS_NOTHING.fullmatch(link.text.strip())]
    yield from gathered(
        vague, "链接的文字没有说通向哪里", "方括号里写对方的名字，如“[示例区政务服务网](网址)”", Level.INFO
    )


def _inside(link: Position, image: Position) -> bool:
    return (link.path, link.line, link.column + 1) == (image.path, image.line, image.column)
