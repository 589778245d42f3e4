"""A judge, a pair or a criterion that the sheets leave out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Position
from generator.rules import Context, rule
from generator.rules.selections import judges_itself, known_sheets, taking_part


@rule("ZJ915", on=Corpus, level=Level.WARN)
def score_missing(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """评分还没有打全。

    ## 查什么
    有了评分表以后，每位评委都要有一张，不能都是空的；别的评委打了分的，每张都要打；每一项都要有分。
    本单位的解读要回避，不算漏。没打全时 `zcjd showcase` 不排名次。

    ## 为什么
    漏了一个人的分，平均数就不公平。

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
    ```

    ```文件 content/showcase/2026/评委乙.csv
    编号,完整性,准确性,实用性,通俗性,形式多样,时效与跟踪,评语
    2026-zufang-butie,22,,19,12.5,6,8,
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
    由这位评委补上；评委退出的，从 `selection.yml` 的 `评委` 里删去，并删掉他的评分表。
    """
    for selection in corpus.selections:
        sheets = dict(known_sheets(selection))
        known = taking_part(selection, corpus)
        scored = sorted({score.id for sheet in sheets.values() for score in sheet.scores} & known.keys())
        for judge in selection.judges if sheets and known else ():
            sheet = sheets.get(judge)
            if sheet is None:
                fix = f"把评分表存成 {selection.folder}/{judge.name}.csv；已经退出的，从“评委”里删去"
                yield Hit(judge.position, f"{judge.name}还没有评分表", fix)
                continue
            if not scored and not all(judges_itself(judge, pair) for pair in known.values()):
                fix = f"由{judge.name}打分；还没有开始打的，先删掉这张表"
                yield Hit(Position(sheet.path), f"{judge.name}的评分表是空的，一件也没有打分", fix)
            given = {score.id: score for score in sheet.scores}
            for key in scored:
                score = given.get(key)
                lacking = [name for name in selection.weights if score and name not in score.points]
                if judges_itself(judge, known[key]):
                    continue
                if score is None:
                    yield Hit(Position(sheet.path), f"{judge.name}没有给“{key}”打分", f"由{judge.name}补一行“{key}”")
                elif lacking:
                    message = f"“{key}”的{'、'.join(f'“{name}”' for name in lacking)}没有分"
                    yield Hit(score.position, message, f"由{judge.name}补上")
