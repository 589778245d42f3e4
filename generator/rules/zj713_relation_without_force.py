"""A document that amends or repeals what has no force to be changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules.relations import CHANGES, DRAFT_FOR_COMMENT, ended, in_effect, relations, repeals_of


@rule("ZJ713", on=Corpus, level=Level.WARN)
def relation_without_force(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """修改、废止的文件本来就没有效力。

    ## 查什么
    `修改`、`废止` 的文件在本站的，不能是征求意见稿，不能早已被别的文件废止；`修改` 的，发布时不能已经过了失效日期。

    ## 为什么
    修改一份作废的文件，等于没有改。多半是编号写成了旧的那一份。

    ## 反例
    ```yaml 政策
    修改: [2026-rencai-gongyu]
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕2号
    成文日期: 2026-02-02
    失效日期: 2026-02-20
    ```

    ## 正例
    ```yaml 政策
    修改: [2026-rencai-gongyu]
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕2号
    成文日期: 2026-02-02
    ```

    ## 怎么改
    编号改成仍在施行的那一份；清理时一并宣布旧文件作废的，不用再写早已废止的。
    """
    repeals = repeals_of(corpus)
    for relation in relations(corpus):
        policy, other, day = relation.policy, relation.other, relation.policy.published
        if relation.key not in CHANGES or policy.id == other.id or policy.document_type == DRAFT_FOR_COMMENT:
            continue
        fix = f"核对“{relation.reference}”，换成仍在施行的那一份，或删去"
        if other.document_type == DRAFT_FOR_COMMENT:
            message = f"{relation.key}的“{relation.reference}”是征求意见稿，还没有生效"
            yield Hit(policy.at(relation.key), message, fix)
        elif day:
            earlier = [
                item
                for item in repeals.get(other.id, [])
                if item.policy.id != policy.id and item.policy.published and item.policy.published < day
            ]
            why = ended(other, earlier, day)
            by_others = any(in_effect(item.policy, day) for item in earlier)
            if why and (by_others or relation.key == "修改") and not why.startswith("“有效性”"):
                message = f"{day} 发布时，{relation.key}的“{relation.reference}”{why}"
                yield Hit(policy.at(relation.key), message, fix)
