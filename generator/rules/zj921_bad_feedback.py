"""A file of feedback, or a line of one, that says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.finding import Hit, Level, listed
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ921", on=Corpus, level=Level.BLOCK)
def bad_feedback(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """反馈表里有读不懂的行。

    ## 查什么
    `content/feedback/` 里的 CSV，第一行是列名：日期、政策、渠道、数量、问题（可以另有备注）。每一行的日期是真有的日期，
    数量是 1 以上的整数，哪一格都不空。Excel 存的 UTF-8 和 GBK 都读得出来。

    ## 为什么
    读不懂的行没有计数，该做二次解读的文件就可能漏掉。别的列一律不收，免得把姓名、电话带进来。

    ## 反例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026-05-32,2026-zufang-butie,12345热线,3,补贴多久到账
    ```

    ## 正例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026-05-12,2026-zufang-butie,12345热线,3,补贴多久到账
    ```

    ## 怎么改
    按提示改好那一行；从热线系统导出的表，用 `zcjd feedback import` 转换。写法见 `docs/反馈与跟进.md`。
    """
    for _, hits in groupby(refused(corpus, ProblemKind.FEEDBACK), key=lambda hit: hit.position.path):
        yield from listed(hits)
