"""A file offered for download that a browser would run or that hides a program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from generator.finding import Hit, Level
from generator.model import MEMBERS, Corpus, Position, TextPart
from generator.privacy import conceal
from generator.rules import Context, rule

MOST = 20
"""Files in one archive that are worth listing."""

DOCUMENTS = ("pdf", "ofd", "doc", "docx", "wps", "odt", "xls", "xlsx", "et", "ods", "csv", "ppt", "pptx", "dps", "txt")
PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff")
RECORDINGS = ("mp4", "webm", "mp3", "m4a", "ogg", "wav", "vtt", "srt")
ARCHIVES = ("zip", "rar", "7z")
_LEFT_BEHIND = re.compile(r"(?:^|/)(?:\.DS_Store$|\._|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)
ALLOWED = frozenset((*DOCUMENTS, *PICTURES, *RECORDINGS, *ARCHIVES))


@rule("ZJ020", on=Corpus, level=Level.BLOCK)
def attachment_type(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """附件的类型不能放到网上。

    ## 查什么
    `content/files/` 里只放文档（pdf、ofd、docx、wps、xlsx、csv、txt 等）、图片、音视频和压缩包；压缩包里的文件也一样。
    压缩包里系统留下的文件（.DS_Store、Thumbs.db 等）是警告。

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
        place = Position(f"content/files/{name}")
        if shown := _foreign(name):
            yield Hit(place, f"{shown}文件不能作为附件发布", "另存为 PDF、Word、Excel 或图片")
        item = corpus.attached.get(name)
        yield from islice(_packed(place, item.parts), MOST) if item else ()


def _foreign(name: str) -> str:
    """How to call the type of a file that must not be offered; empty for one that may."""
    _, dot, kind = name.rpartition("/")[2].rpartition(".")
    if dot and kind.lower() in ALLOWED:
        return ""
    return f"“.{kind[:12]}”" if dot else "没有扩展名的"


def _packed(place: Position, parts: Iterable[TextPart]) -> Iterator[Hit]:
    for part in parts:
        if not part.label.endswith(MEMBERS):
            continue
        within = part.label.removesuffix(MEMBERS).rstrip()
        for member in part.text.split("\n"):
            full = conceal(f"{within}/{member}".strip("/"))[:80]
            if member.endswith("/"):
                continue
            if _LEFT_BEHIND.search(member):
                yield Hit(place, f"压缩包里的“{full}”是系统留下的文件", "删掉它，重新压缩", Level.WARN)
            elif shown := _foreign(member):
                fix = "从压缩包里删掉，或者另存为 PDF、Word、Excel 或图片，重新压缩"
                yield Hit(place, f"压缩包里的“{full}”：{shown}文件不能作为附件发布", fix)
