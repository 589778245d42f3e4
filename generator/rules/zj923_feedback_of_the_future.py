"""Feedback dated after the day of the check."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.finding import Hit, Level, listed
from generator.model import Corpus
from generator.rules import Context, rule


@rule("ZJ923", on=Corpus, level=Level.WARN)
def feedback_of_the_future(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """反馈表里有还没到的日期。

    ## 查什么
    `日期` 不晚于检查的这一天。

    ## 为什么
    多半是年份或者月份写错了；这样的行没到日子不计数。

    ## 反例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2027-05-12,2026-zufang-butie,12345热线,3,补贴多久到账
    ```

    ## 正例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026/5/12,2026-zufang-butie,12345热线,3,补贴多久到账
    ```

    ## 怎么改
    改成收到问题的那一天。
    """
    ahead = (line for line in corpus.feedback if line.day > context.as_of)
    for _, lines in groupby(ahead, key=lambda line: line.position.path):
        yield from listed(
            Hit(line.position, f"日期 {line.day} 在 {context.as_of} 以后", "改成收到问题的那一天") for line in lines
        )
