"""Half-width punctuation in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule
from generator.rules.wording import gathered, slips

_HAN = "[\u4e00-\u9fff]"
_HALF = re.compile(  # the mark first: a set of all characters costs half a millisecond to compile, and more with others in it
    rf"(?:[,;:?!](?={_HAN}|[“《（]|$)|\.(?={_HAN}|$))(?:(?<={_HAN}.)|(?<=[”》）].))"
    rf"|(?:\((?={_HAN})|\)(?={_HAN}|[，。；]|$))(?<={_HAN}.)"
)
_WIDE = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))


@rule("ZJ805", on=Document, level=Level.INFO)
def half_width_punctuation(document: Document, context: Context) -> Iterator[Hit]:
    """中文里用了半角标点。

    ## 查什么
    汉字之间、汉字后面行末的逗号、句号、分号、冒号、问号、叹号、括号是半角的。网址、时刻（8:30）、英文里的不算。
    一份文件只报一次，写明一共几处。

    ## 为什么
    中文用全角标点（GB/T 15834）。半角的挤在一起，看不清，断行也会出错。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补500元,研究生每月补800元(第三条);最长补24个月,从受理当月算起.
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元，研究生每月补800元（第三条）；窗口8:30开门。
    ```

    ## 怎么改
    换成全角的：，。；：？！（）
    """
    found = slips(document, _HALF)
    marks = {mark for _, text in found for mark in text if mark in _WIDE}
    shown = "、".join(f"“{mark}”改为“{_WIDE[mark]}”" for mark in _WIDE if mark in marks)
    yield from gathered(found, "中文里有半角标点", shown)
