"""A document that amends, repeals or rests on one that came later."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules.relations import CHANGES, relations


@rule("ZJ705", on=Corpus, level=Level.BLOCK)
def relation_to_later_document(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """修改、废止或依据的文件比本文件还晚。

    ## 查什么
    `修改`、`废止`、`依据` 的文件在本站的，成文日期不能晚于本文件（两份都没写成文日期的，比发布日期）。依据只警告。

    ## 为什么
    还没出台的文件谈不上修改和废止。多半是两份文件的关系写反了，或者编号写错了。

    ## 反例
    ```yaml 政策
    成文日期: 2026-02-27
    废止: [2026-rencai-gongyu]
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕13号
    成文日期: 2026-04-10
    发布日期: 2026-04-10
    ```

    ## 正例
    ```yaml 政策
    成文日期: 2026-02-27
    废止: [2026-rencai-gongyu]
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕2号
    成文日期: 2026-02-02
    ```

    ## 怎么改
    关系写在后出台的文件里；编号写错的，改成真正被修改、废止的那一份。
    """
    for relation in relations(corpus):
        policy, other = relation.policy, relation.other
        if policy.id == other.id:
            continue
        kind, ours, theirs = "成文日期", policy.formed, other.formed
        if not (ours and theirs):
            kind, ours, theirs = "发布日期", policy.published, other.published
        if ours and theirs and ours < theirs:
            message = f"{relation.key}的 {other.path} {kind}是 {theirs}，比本文件（{ours}）晚 {(theirs - ours).days} 天"
            fix = f"核对“{relation.reference}”；写反了的，删去这一条，在那份文件里写“{relation.key}: [{policy.id}]”"
            yield Hit(policy.at(relation.key), message, fix, None if relation.key in CHANGES else Level.WARN)
