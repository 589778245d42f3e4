"""Raw HTML and active links in a hand-written page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules.zj601_raw_html import raw_html
from generator.rules.zj602_active_link import active_link


@rule("ZJ605", on=Corpus, level=Level.BLOCK)
def unsafe_page(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """手写页面里有网页代码或可执行的链接。

    ## 查什么
    `content/pages/` 里的页面（首页、关于、使用帮助等）和政策、解读一样，不能有网页代码，不能有 `javascript:` 一类的链接。

    ## 为什么
    这些页面也是对外发布的，混进一段代码，就能冒充政府网站骗人。

    ## 反例
    ```文件 content/pages/help.md
    ## 怎么搜索

    <img src="x" onerror="alert(1)">
    ```

    ## 正例
    ```文件 content/pages/help.md
    ## 怎么搜索

    在**搜索框**里写要找的词。
    ```

    ## 怎么改
    删掉代码，用 Markdown 的写法；从网页复制来的，先粘贴到记事本，再粘贴过来。
    """
    for page in corpus.written:
        yield from raw_html(page, context)
        yield from active_link(page, context)
