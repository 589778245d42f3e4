"""An interpretation that calls itself a picture, film or recording and has none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Stage
from generator.rules import Context, rule

_RECORDED = ("图解", "视频", "音频")


@rule("ZJ308", on=Interpretation, level=Level.WARN, stage=Stage.PUBLISH)
def form_not_delivered(item: Interpretation, context: Context) -> Iterator[Hit]:
    """写了图解、视频、音频，却没有图、视频、音频。

    ## 查什么
    `解读形式` 里有图解、视频或音频的，`媒体` 里要有文件，或者正文里有图片、流程图（图解），有链接（视频、音频）。

    ## 为什么
    多元化解读按形式计数；写了没有，群众点进来找不到，数也是虚的。

    ## 反例
    ```yaml 解读
    解读形式: [文字, 视频]
    媒体:
    ```

    ## 正例
    ```yaml 解读
    解读形式: [文字]
    媒体:
    ```

    ## 怎么改
    在 `媒体` 里补上文件；没有做的，从 `解读形式` 里删去这一种。
    """
    for form in undelivered(item):
        fix = f"在“媒体”里补上{form}的标题和文件，或者从“解读形式”里删去“{form}”"
        yield Hit(item.at("解读形式"), f"解读形式写了“{form}”，正文和“媒体”里都没有", fix)


def undelivered(item: Interpretation) -> list[str]:
    """The forms that an interpretation names and has nothing of."""
    if item.media or item.wrote("媒体"):
        return []
    pictures = any(link.image for link in item.body.links) or bool(item.body.flows)
    links = any(not link.image for link in item.body.links)
    return [form for form in item.forms if form in _RECORDED and not (pictures if form == "图解" else links)]
