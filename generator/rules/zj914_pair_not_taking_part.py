"""An id in a selection's files that is none, or whose policy does not take part."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules.selections import named, published, taking_part


@rule("ZJ914", on=Corpus, level=Level.BLOCK)
def pair_not_taking_part(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """遴选里写的编号没有参评。

    ## 查什么
    `参评`、各张评分表和终审名单里的编号，都要是评选期内发布的政策；写了 `参评` 的，还要在它里面。

    ## 为什么
    编号写错、或者拿了别的年份的评分表，分数就记到了别人头上。

    ## 反例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    评委:
      - {姓名: 评委甲, 单位: 示例区融媒体中心}
      - {姓名: 评委乙, 单位: 示例区档案馆}
    ```

    ```文件 content/showcase/2026/评委甲.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    2025-zufang-butie,20,18,15,12,5,5,
    ```

    ```文件 content/showcase/2026/评委乙.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    ```

    ## 正例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    评委:
      - {姓名: 评委甲, 单位: 示例区融媒体中心}
      - {姓名: 评委乙, 单位: 示例区档案馆}
    ```

    ```文件 content/showcase/2026/评委甲.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    ```

    ```文件 content/showcase/2026/评委乙.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,18,19,12.5,6,8,流程清楚
    ```

    ## 怎么改
    改成正确的编号（政策文件名去掉 .md）；不是这一年的，删掉这一行。
    """
    for selection in corpus.selections:
        policies = {pair.id: pair for pair in corpus.pairs if pair.policy}
        known = taking_part(selection, corpus)
        for key, position, where in named(selection):
            if key in known:
                continue
            pair = policies.get(key)
            day = published(pair) if pair else None
            if pair is None:
                near = get_close_matches(key, sorted(known), 1)
                fix = f"改成 {near[0]}，或者删掉这一行" if near else "改成政策文件名去掉 .md，或者删掉这一行"
                yield Hit(position, f"{where}里的“{key[:60]}”不是哪份政策的编号", fix)
            elif day is None or not selection.start <= day <= selection.end:
                when = f"是 {day} 发布的" if day else "还没有发布日期"
                message = f"“{key}”{when}，不在评选期（{selection.start} 到 {selection.end}）"
                yield Hit(position, message, f"从{where}里删掉这一行；评分表拿错了年份的，换成 {selection.year} 年的")
            else:
                fix = f"要参评的，加进 {selection.path} 的“参评”；不参评的，删掉这一行"
                yield Hit(position, f"{where}里的“{key}”不在“参评”里", fix)
