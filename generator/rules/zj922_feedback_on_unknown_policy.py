"""Feedback on a policy that is not on this site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches

from generator.feedback.due import names_of, plain_name
from generator.finding import Hit, Level
from generator.model import Corpus, Feedback
from generator.rules import Context, rule


@rule("ZJ922", on=Corpus, level=Level.WARN)
def feedback_on_unknown_policy(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """反馈表里的政策对不上。

    ## 查什么
    `政策` 一列写编号（政策文件名去掉 .md）、文号，或者标题、别名，要和本站的一份政策对得上，而且只对得上一份。

    ## 为什么
    对不上的，问题再多也算不到哪份政策头上。

    ## 反例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026-05-12,2026-zufan-butie,12345热线,3,补贴多久到账
    ```

    ## 正例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026-05-12,示政办〔2026〕12号,12345热线,3,补贴多久到账
    ```

    ## 怎么改
    改成编号或者文号；不是本站的政策，删掉这些行。
    """
    if not corpus.feedback:
        return
    names = names_of(corpus.policies)
    unknown: defaultdict[tuple[str, str], list[Feedback]] = defaultdict(list)
    for line in corpus.feedback:
        if plain_name(line.policy) not in names:
            unknown[line.position.path, line.policy].append(line)
    for (_, written), lines in unknown.items():
        near = get_close_matches(plain_name(written), sorted(names), 1)
        fix = f"改成 {names[near[0]]}，或者删掉" if near else "改成编号（政策文件名去掉 .md）或者文号，或者删掉"
        also = f"（这个文件里有 {len(lines)} 行，共 {sum(line.count for line in lines)} 次）"
        yield Hit(lines[0].position, f"“{written[:60]}”对不上本站的哪份政策{also}", fix)
