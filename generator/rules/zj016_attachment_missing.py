"""An attachment or a picture that is named and not there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document, Stage
from generator.rules import Context, rule
from generator.rules.file_names import leaves_folder, offered

_A_SLIP = 0.9
"""How like two names are of which one is the other mistyped; the form of another policy is less like."""


@rule("ZJ016", on=Document, level=Level.BLOCK, stage=Stage.SIGN)
def attachment_missing(document: Document, context: Context) -> Iterator[Hit]:
    """附件或媒体文件不存在。

    ## 查什么
    `附件`、`媒体` 里写的文件要在 `content/files/` 里，大小写也要一样。媒体可以写以 https:// 开头的网址。

    ## 为什么
    文件不在，群众点开只会看到“找不到网页”。

    ## 反例
    ```yaml 政策
    附件: [{标题: 租房补贴申请表, 文件: zufang-shenqingbiao.txt}]
    ```

    ## 正例
    ```yaml 政策
    附件: [{标题: 租房补贴申请表, 文件: zufang-shenqingbiao.txt}]
    ```

    ```文件 content/files/zufang-shenqingbiao.txt
    租房补贴申请表
    ```

    ## 怎么改
    把文件放进 `content/files/`，或者把文件名改对。
    """
    for item in offered(document):
        name = item.file.strip()
        if name in context.corpus.files or leaves_folder(name):
            continue
        if name.lower().startswith(("https://", "http://")):
            yield Hit(
                item.position, f"“{name[:60]}”是网址，不是文件", "把文件下载下来，放进 content/files/，这里写文件名"
            )
            continue
        from difflib import get_close_matches  # only when it is wrong

        near = get_close_matches(name, sorted(context.corpus.files), 1, _A_SLIP)
        typed = f"；文件名写错了的，改成“{near[0]}”" if near else "，或改正文件名"
        hint = f"把“{name}”放进 content/files/{typed}"
        yield Hit(item.position, f"content/files/ 里没有“{name}”", hint)
