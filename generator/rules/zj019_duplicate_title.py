"""Two policies that share a title."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.finding import Hit, Level
from generator.model import Corpus, Policy
from generator.rules import Context, rule


@rule("ZJ019", on=Corpus, level=Level.WARN)
def duplicate_title(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """两份政策标题相同。

    ## 查什么
    全站政策的标题不应重复（空格和全角半角不算区别）。接替旧文件的（写了修改、废止，或旧文件已到期）不算，
    征求意见稿与正式文件同名也不算。

    ## 为什么
    多半是复制了一份旧文件，忘了改标题；群众在列表里也分不清。

    ## 反例
    ```yaml 政策 2026-zufang-butie-2
    文号: 示政办〔2026〕13号
    ```

    ## 正例
    ```yaml 政策 2026-zufang-butie-2
    标题: 示例区高校毕业生租房补贴办法实施细则
    文号: 示政办〔2026〕13号
    ```

    ## 怎么改
    改正标题；确是同名的年度文件，在标题里写上年份。
    """
    same: defaultdict[str, list[Policy]] = defaultdict(list)
    for policy in corpus.policies:
        if policy.title:
            same["".join(unicodedata.normalize("NFKC", policy.title).split())].append(policy)
    for policies in same.values():
        policies.sort(key=lambda policy: (policy.published or date.max, policy.id))
        for earlier, policy in pairwise(policies):
            if _follows(policy, earlier):
                continue
            fix = "改正“标题”，年度文件写上年份"
            yield Hit(policy.at("标题"), f"标题与 {earlier.path} 的相同", fix)


def _follows(policy: Policy, earlier: Policy) -> bool:
    """Whether a same title is no slip: the policy replaces the earlier one, or one of the two is its draft."""
    names = {earlier.id, earlier.number, earlier.title}
    if names.intersection(policy.amends + policy.repeals):
        return True
    if (policy.document_type == "征求意见稿") != (earlier.document_type == "征求意见稿"):
        return True
    return bool(earlier.expires and policy.published and earlier.expires <= policy.published)
