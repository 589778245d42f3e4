"""Feedback dated after the day of the check, or before its policy was there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.feedback.due import names_of, plain_name
from generator.finding import Hit, Level, listed
from generator.model import Corpus, Feedback
from generator.rules import Context, rule


@rule("ZJ923", on=Corpus, level=Level.WARN)
def feedback_of_the_future(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """反馈的日期还没到，或者早于政策发布日期。

    ## 查什么
    `日期` 不晚于检查的这一天，不早于所问政策的 `发布日期`。

    ## 为什么
    多半是年份或者月份写错了，或者问的是以前的文件。没到日子的行不计数。

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
    names = names_of(corpus.policies)
    published = {policy.id: policy.published for policy in corpus.policies}

    def amiss(line: Feedback) -> Hit | None:
        since = published.get(names.get(plain_name(line.policy), ""))
        if line.day > context.as_of:
            return Hit(line.position, f"日期 {line.day} 在 {context.as_of} 以后", "改成收到问题的那一天")
        if since and line.day < since:
            fix = "改成收到问题的那一天；问的是以前的文件，改“政策”一列"
            return Hit(line.position, f"日期 {line.day} 早于政策发布日期 {since}", fix)
        return None

    for _, lines in groupby(corpus.feedback, key=lambda line: line.position.path):
        yield from listed(hit for hit in map(amiss, lines) if hit)
