"""A link to a site that the office has not agreed to link to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.finding import Hit, Level
from generator.model import Consultation, Document, Position
from generator.rules import Context, rule
from generator.rules.link_schemes import scheme

_ALWAYS = ("gov.cn",)


@rule("ZJ814", on=Document, level=Level.WARN)
def host_not_listed(document: Document, context: Context) -> Iterator[Hit]:
    """链接的网站不在名单上。

    ## 查什么
    正文里的外部链接和图片、办事指南和预公开渠道里的网址，只能通向政府网站（`gov.cn` 结尾的）、本站，
    以及 `mkdocs.yml` 里 `可链接的网站` 列出的域名（下级域名也算）。一个网站只报一次。

    ## 为什么
    域名到期被别人买走，点开就是广告。《政府网站发展指引》（国办发〔2017〕47号）要求管好外部链接。

    ## 反例
    ```markdown 解读 主要内容
    每月补500元，[网上申请](https://zwfw.gov-cn.example.com/)。
    ```

    ## 正例
    ```markdown 解读 主要内容
    每月补500元，[网上申请](https://zwfw.example.org/)，政策原文见[中国政府网](https://www.gov.cn/zhengce/)。
    ```

    ## 怎么改
    换成政府网站的地址；确实要链接的，经批准后把域名加进 `mkdocs.yml` 的 `可链接的网站`。
    """
    allowed = {*_ALWAYS, *context.settings.hosts, _host(context.settings.site_url)}
    seen: set[str] = set()
    for place, url in _addresses(document):
        host = _host(url)
        if host and host not in seen and not any(host == each or host.endswith(f".{each}") for each in allowed if each):
            seen.add(host)
            fix = f"换成政府网站的地址；经批准可以链接的，在 mkdocs.yml 的“可链接的网站”里加上“{host}”"
            yield Hit(place, f"链接的网站“{host[:60]}”不在可链接的名单上", fix)


def _addresses(document: Document) -> Iterator[tuple[Position, str]]:
    for link in document.body.links:
        yield link.position, link.url
    for card in document.body.cards:
        for row in card.rows:
            yield from ((row.position, value) for value in row.values)
    if isinstance(document, Consultation) and document.channel:
        yield document.channel.position, document.channel.url


def _host(url: str) -> str:
    """The host of a web address in lower case; empty for anything else, and for what other rules refuse."""
    if scheme(url) not in ("http", "https", "") or "//" not in url:
        return ""
    try:
        return (urlsplit(url.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""
