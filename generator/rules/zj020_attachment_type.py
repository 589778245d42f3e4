"""A file offered for download that a browser would run or that hides a program."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Position
from generator.rules import Context, rule

DOCUMENTS = ("pdf", "ofd", "doc", "docx", "wps", "odt", "xls", "xlsx", "et", "ods", "csv", "ppt", "pptx", "dps", "txt")
PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff")
RECORDINGS = ("mp4", "webm", "mp3", "m4a", "ogg", "wav", "vtt", "srt")
ARCHIVES = ("zip", "rar", "7z")
ALLOWED = frozenset((*DOCUMENTS, *PICTURES, *RECORDINGS, *ARCHIVES))


@rule("ZJ020", on=Corpus, level=Level.BLOCK)
def attachment_type(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """附件的类型不能放到网上。

    ## 查什么
    `content/files/` 里只放文档（pdf、ofd、docx、wps、xlsx、csv、txt 等）、图片、音视频和压缩包。

    ## 为什么
    网页（html）、矢量图（svg）、程序（exe、js）一打开就会运行里面的代码，挂在政府网站的地址下面，会被人利用。

    ## 反例
    ```文件 content/files/shenqing-biao.html
    申请表
    ```

    ## 正例
    ```文件 content/files/shenqing-biao.txt
    申请表
    ```

    ## 怎么改
    在 Word、WPS 或浏览器里另存为 PDF、Word 或图片，换掉原来的文件。
    """
    for name in sorted(corpus.files):
        _, dot, kind = name.rpartition(".")
        if not dot or kind.lower() not in ALLOWED:
            shown = f"“.{kind[:12]}”" if dot else "没有扩展名的"
            yield Hit(
                Position(f"content/files/{name}"), f"{shown}文件不能作为附件发布", "另存为 PDF、Word、Excel 或图片"
            )
