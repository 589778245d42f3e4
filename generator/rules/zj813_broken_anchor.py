"""A link to a place on a page that the page does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.articles import Article, articles_with_annexes
from generator.elements import BY_ID, elements_of
from generator.finding import Hit, Level
from generator.model import Document, Interpretation, Policy
from generator.rules import Context, rule
from generator.rules.link_schemes import scheme
from generator.rules.surroundings import target_path

_ADDRESS = re.compile(r"[a-z0-9][a-z0-9_-]*", re.IGNORECASE)
_ARTICLE = re.compile(r"(article-\d+(?:-\d+)?)(?:-kuan-(\d{1,2}))?")
_MADE = re.compile(r"flow\d|fn|zc-")  # places that pages make themselves


@rule("ZJ813", on=Document, level=Level.WARN)
def broken_anchor(document: Document, context: Context) -> Iterator[Hit]:
    """链接指向的位置在那一页上没有。

    ## 查什么
    链接里 `#` 后面的位置：政策的条写 `#article-3`，第二款起写 `#article-3-kuan-2`。
    解读的要素写 `#flow`、`#guide` 这样的名字，自己用 `{#名字}` 起的写那个名字。
    要链接的文件里没有这一条、这一款、这一节的，写成汉字的，都报。标题的拼音地址不核对。

    ## 为什么
    位置不对，打开的是那一页的最上面，群众要自己往下找。

    ## 反例
    ```markdown 解读 主要内容
    每月补500元，见[第九条](../policies/2026-zufang-butie.md#article-9)。
    ```

    ## 正例
    ```markdown 解读 主要内容
    每月补500元，见[第三条](../policies/2026-zufang-butie.md#article-3)和[申报流程](#flow)。
    ```

    ## 怎么改
    条写 `#article-` 加阿拉伯数字，第二款起再加 `-kuan-` 和数字；要素写要素的名字。
    别的标题先用 `## 标题 {#biaoti}` 起一个名字，再写 `#biaoti`。
    """
    for link in document.body.links:
        before, hash_sign, place = link.url.partition("#")
        place = unquote(place)
        path = target_path(link, document) if before else document.path
        if not hash_sign or not place or scheme(link.url) or path is None:
            continue
        other = document if path == document.path else context.documents.get(path)
        if other and not _has(other, place, context):
            where = "本页" if other is document else f"“{other.path}”"
            yield Hit(link.position, f"{where}没有“#{place[:40]}”这个位置", _fix(place))


def _has(document: Document, place: str, context: Context) -> bool:
    if _MADE.match(place) or any(heading.id == place for heading in document.body.headings):
        return True
    if (cited := _ARTICLE.fullmatch(place)) and isinstance(document, Policy):
        named_so = (each for each in context.once(articles_with_annexes, document) if _address(each) == cited[1])
        return any(not cited[2] or 2 <= int(cited[2]) <= len(each.paragraphs) for each in named_so)
    named = [heading for heading in document.body.headings if heading.id is None and heading.text]
    if place in BY_ID and isinstance(document, Interpretation):
        return any(place in (element.id for element in elements_of(heading)) for heading in named)
    return bool(named) and _ADDRESS.fullmatch(place) is not None and not _ARTICLE.fullmatch(place)


def _address(article: Article) -> str:
    return f"article-{article.number}" + (f"-{article.inserted}" if article.inserted else "")


def _fix(place: str) -> str:
    if _ARTICLE.fullmatch(place):
        return "核对是第几条、第几款；第一款不另写"
    return "要素写“#flow”这样的名字；别的标题先写成“## 标题 {#mingzi}”，再链接“#mingzi”"
