"""A first interpretation that appears when its policy no longer holds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules.relations import ended, repeals_of


@rule("ZJ708", on=Corpus, level=Level.WARN)
def interpretation_of_ended_policy(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """政策已经失效，才发布首次解读。

    ## 查什么
    首次解读的 `发布日期` 那一天，它解读的政策应仍然有效：没有过失效日期，没有被施行中的文件废止。

    ## 为什么
    群众看到新发布的解读，会以为政策还在执行。

    ## 反例
    ```yaml 政策
    失效日期: 2026-04-30
    ```
    ```yaml 解读
    发布日期: 2026-05-11
    ```

    ## 正例
    ```yaml 政策
    失效日期: 2026-04-30
    ```

    ```yaml 解读
    发布日期: 2026-03-02
    ```

    ## 怎么改
    核对两份文件的日期；政策确已失效的，不再发布解读，改为解读接替它的政策。
    """
    repeals = repeals_of(corpus)
    policies = {policy.id: policy for policy in corpus.policies}
    for item in corpus.interpretations:
        if item.round != 1 or not item.published:
            continue
        for target in dict.fromkeys(item.targets):
            policy = policies.get(target)
            if policy is None or (policy.published and policy.expires and policy.expires < policy.published):
                continue  # its own dates are at odds: ZJ207
            why = ended(policy, repeals.get(target, []), item.published)
            if why and not why.startswith("“有效性”"):  # a mark without a date: nobody knows since when
                message = f"{item.published} 发布解读时，政策 {policy.path} {why}"
                yield Hit(
                    item.at("发布日期"), message, "核对“发布日期”和政策的“失效日期”；政策已失效的，不再发布这份解读"
                )
