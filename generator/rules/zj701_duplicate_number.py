"""Two policies that share a 文号."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from generator.finding import Hit, Level
from generator.model import Corpus, Policy
from generator.rules import Context, rule


@rule("ZJ701", on=Corpus, level=Level.BLOCK)
def duplicate_number(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """两份政策文号相同。

    ## 查什么
    全站政策的 `文号` 不能重复；括号写法、空格、全角半角不同的也算同一个。

    ## 为什么
    一个文号只给一份文件。重了，群众按文号就查到别的文件上去了。

    ## 反例
    ```yaml 政策
    文号: 示政办〔2026〕12号
    ```

    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办[2026]12号
    ```

    ## 正例
    ```yaml 政策
    文号: 示政办〔2026〕12号
    ```

    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕13号
    ```

    ## 怎么改
    对照原件改正写错的那一个。
    """
    same: defaultdict[str, list[Policy]] = defaultdict(list)
    for policy in corpus.policies:
        if policy.number:
            plain = "".join(unicodedata.normalize("NFKC", policy.number).split())
            same[re.sub(r"[〔〕\[\]【】()]", "|", plain)].append(policy)
    for policies in same.values():
        policies.sort(key=lambda policy: (policy.published or date.max, policy.id))
        for policy in policies[1:]:
            message = f"文号“{policy.number}”与 {policies[0].path} 的相同"
            yield Hit(policy.at("文号"), message, "对照原件改正写错的那一个“文号”")
