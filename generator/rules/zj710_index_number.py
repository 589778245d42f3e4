"""A 索引号 that two policies share, or that holds what no index number can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Policy
from generator.rules import Context, rule

_ODD = re.compile(r"[^\w\-－—–/／.．:：()（）〔〕\[\] ]|_{3,}")


@rule("ZJ710", on=Corpus, level=Level.WARN)
def index_number(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """索引号重复，或者写法不像索引号。

    ## 查什么
    两份政策的 `索引号` 不能相同；索引号里要有数字，只有字母、数字、汉字和 - / . : 括号。各地格式不同，其余的不查。

    ## 为什么
    索引号是政府信息公开目录里的身份号，重了就有一份在目录里找不到。

    ## 反例
    ```yaml 政策
    索引号: SL001-0200-2026-00012
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕2号
    索引号: SL001-0200-2026-00012
    ```

    ## 正例
    ```yaml 政策
    索引号: 11350000000000000X/2026-00012
    ```

    ## 怎么改
    对照政府信息公开目录改正；还没编号的，删去这一行。
    """
    first: dict[str, Policy] = {}
    for policy in sorted(corpus.policies, key=lambda policy: (policy.published is None, policy.published, policy.id)):
        number = "".join((policy.index_number or "").split())
        if not number:
            continue
        if odd := _ODD.search(number):
            message = f"索引号“{policy.index_number}”里有“{odd.group()}”"
            yield Hit(policy.at("索引号"), message, "对照目录改正；还没编号的，删去这一行")
        elif not any(mark.isdigit() for mark in number):
            yield Hit(policy.at("索引号"), f"索引号“{policy.index_number}”里没有数字", "还没编号的，删去这一行")
        elif number in first:
            message = f"索引号“{policy.index_number}”与 {first[number].path} 的相同"
            yield Hit(policy.at("索引号"), message, "对照目录改正写错的那一个")
        else:
            first[number] = policy
