"""A policy in force that rests on one that no longer is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules.relations import ended, in_effect, relations, repeals_of


@rule("ZJ707", on=Corpus, level=Level.WARN)
def basis_gone(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """依据的文件已经废止或者到期。

    ## 查什么
    施行中的政策，`依据` 的文件在本站的，到检查这一天应仍然有效。依据被废止的警告，自然到期的只提示。

    ## 为什么
    依据没有了，本文件要不要跟着改、停，得有人拿主意。

    ## 反例
    ```yaml 政策
    依据: [2026-rencai-gongyu]
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕2号
    成文日期: 2026-02-02
    失效日期: 2026-05-20
    ```

    ## 正例
    ```yaml 政策
    依据: [2026-rencai-gongyu]
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕2号
    成文日期: 2026-02-02
    ```

    ## 怎么改
    依据换成接替它的文件；接替的还没有的，报告责任单位评估本文件是否继续执行。
    """
    repeals = repeals_of(corpus)
    for relation in relations(corpus):
        policy, other = relation.policy, relation.other
        if relation.key != "依据" or policy.id == other.id or not in_effect(policy, context.as_of):
            continue
        why = ended(other, repeals.get(other.id, []), context.as_of)
        if why and not ended(policy, repeals.get(policy.id, []), context.as_of):
            heirs = [item.policy.id for item in repeals.get(other.id, []) if in_effect(item.policy, context.as_of)]
            fix = f"换成接替它的“{heirs[0]}”" if heirs else "换成接替它的文件，或评估本文件是否继续执行"
            yield Hit(policy.at("依据"), f"依据的“{relation.reference}”{why}", fix, None if heirs else Level.INFO)
