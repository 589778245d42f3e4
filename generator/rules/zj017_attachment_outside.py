"""An attachment whose name leads out of content/files/."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule
from generator.rules.file_names import leaves_folder, offered


@rule("ZJ017", on=Document, level=Level.BLOCK)
def attachment_outside(document: Document, context: Context) -> Iterator[Hit]:
    """附件不在 content/files 里。

    ## 查什么
    `附件`、`媒体` 里的文件名带了“..”、盘符，或者以斜杠开头。

    ## 为什么
    那是自己电脑上的路径，别人打不开；也可能把不该公开的文件带上网。

    ## 反例
    ```yaml 政策
    附件: [{标题: 租房补贴申请表, 文件: ../signoffs/2026-zufang-butie.yml}]
    ```

    ## 正例
    ```yaml 政策
    附件: [{标题: 租房补贴申请表, 文件: 2026/shenqingbiao.txt}]
    ```

    ```文件 content/files/2026/shenqingbiao.txt
    租房补贴申请表
    ```

    ## 怎么改
    把文件复制到 `content/files/`，`文件` 里只写它在那里的名字。
    """
    for item in offered(document):
        if leaves_folder(item.file.strip()):
            plain = item.file.replace("\\", "/").rpartition("/")[2]
            fix = f"把文件复制到 content/files/，这里写“{plain or '文件名'}”"
            yield Hit(item.position, f"“{item.file}”不在 content/files/ 里", fix)
