"""A showcase that was edited after it had been chosen."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.program import PROGRAM
from generator.rules import Context, rule


@rule("ZJ919", on=Corpus, level=Level.WARN)
def changed_since_chosen(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """入选以后，文件又改过。

    ## 查什么
    终审名单记着每一件入选时政策和解读的摘要（阶段不算，换行不算）；现在的文件与它不同，就是改过。

    ## 为什么
    评的是那一天的样子。改了别的地方不要紧，改了群众要照着办的内容，就要看它还当不当得起“优秀案例”。

    ## 反例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    ```

    ```文件 content/showcase/2026/final.yml
    公布日期: 2026-05-08
    入选:
      - 编号: 2026-zufang-butie
        类别: 惠民补助
        名次: 1
        摘要:
          interpretations/2026-zufang-butie.md: 0000000000000000000000000000000000000000000000000000000000000000
          policies/2026-zufang-butie.md: 0000000000000000000000000000000000000000000000000000000000000000
    ```
    ## 正例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    ```

    ```文件 content/showcase/2026/final.yml
    公布日期: 2026-05-08
    入选:
      - 编号: 2026-zufang-butie
        类别: 惠民补助
        名次: 1
        摘要:
          interpretations/2026-zufang-butie.md: 721d12b230c969db7813f92e6eb4d5d6ecac9a32f410e7ea0756aa9d7ac12fca
          policies/2026-zufang-butie.md: c03a4e6324fa40111d347fbe2908ca86018d2db52b6e829fae62ba12679aa8e7
    ```
    ## 怎么改
    核对改了什么。不影响入选的，重新运行 `zcjd showcase 年份 --output 目录`，把新的摘要抄进 `final.yml`；影响的，由原来定的人再定。
    """
    for selection in corpus.selections:
        current = {document.path.removeprefix("content/"): document for document in corpus.documents()}
        for choice in selection.final.chosen if selection.final else ():
            for path, digest in sorted(choice.digests.items()):
                document = current.get(path)
                if document is None:
                    fix = "恢复这个文件，或者由原来定的人重新定"
                    yield Hit(choice.position, f"入选的“{choice.id}”少了 content/{path}", fix)
                elif document.digest != digest:
                    message = f"content/{path} 在 {selection.year} 年优秀案例公布以后改过"
                    fix = f"核对改动；不影响入选的，用 {PROGRAM} showcase {selection.year} --output 目录 重写摘要"
                    yield Hit(document.at("标题"), message, fix)
