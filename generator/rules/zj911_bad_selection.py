"""A selection of showcases, or its final list, that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ911", on=Corpus, level=Level.BLOCK)
def bad_selection(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """遴选规则或者终审名单读不懂。

    ## 查什么
    `content/showcase/年份/` 里的 `selection.yml` 写评选期、基准日、类别和名额、评委，`final.yml` 写终审名单。
    每一行都要读得懂：日期是真有的日期，分值加起来是 100，评选期在这一年，没有不认识的键。

    ## 为什么
    规则有一行读不懂，就不知道该怎么选；这时不排名次，也不用猜的规则排。

    ## 反例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2025-01-01, 止: 2025-12-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 名额: 1}
    ```

    ## 正例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    ```

    ## 怎么改
    按提示改好那一行；各项的写法见 `docs/优秀案例.md`。
    """
    yield from refused(corpus, ProblemKind.SELECTION)
