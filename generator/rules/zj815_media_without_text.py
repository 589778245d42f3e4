"""A picture, film or recording that says nothing to those who cannot see or hear it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Stage
from generator.rules import Context, rule

_FILMS = (".mp4", ".webm")
_OTHERS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".mp3", ".m4a", ".ogg", ".wav")


@rule("ZJ815", on=Interpretation, level=Level.INFO, stage=Stage.PUBLISH)
def media_without_text(item: Interpretation, context: Context) -> Iterator[Hit]:
    """图解、视频、音频没有字幕或文字稿。

    ## 查什么
    `媒体` 里的视频要有 `字幕`（.vtt 文件），图解、视频、音频都要有 `文字稿`（.txt 文件）。

    ## 为什么
    看不见、听不见的人，在办事窗口不便放声音的人，只能看文字；图里、片里的话也只有写成文字才搜得到（GB/T 37668 信息无障碍要求）。

    ## 反例
    ```yaml 解读
    媒体: [{标题: 一图读懂租房补贴, 文件: zufang-yitu.png}]
    ```

    ## 正例
    ```yaml 解读
    媒体: [{标题: 一图读懂租房补贴, 文件: zufang-yitu.png, 文字稿: zufang-yitu.txt}]
    ```

    ```文件 content/files/zufang-yitu.txt
    租房补贴：本科毕业生每月500元。
    ```

    ## 怎么改
    把图上写的、片里说的一字不漏存成 .txt，放进 `content/files/`，在这一项里加“文字稿: 文件名”；视频再加“字幕: 文件名”。
    """
    for media in item.media:
        name = media.file.strip().lower()
        if name.startswith(("http://", "https://")):
            continue  # no file of ours; ZJ016 says so
        film = name.endswith(_FILMS)
        lacking = []
        if film and not (media.captions or "").lower().endswith(".vtt"):
            lacking.append("字幕")
        if name.endswith((*_FILMS, *_OTHERS)) and not (media.transcript or "").lower().endswith(".txt"):
            lacking.append("文字稿")
        if lacking:
            fix = "、".join(f"“{key}: 文件名.{'vtt' if key == '字幕' else 'txt'}”" for key in lacking)
            yield Hit(media.position, f"“{media.title[:40]}”没有{'和'.join(lacking)}", f"在这一项里加上{fix}")
