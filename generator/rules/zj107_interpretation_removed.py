"""A change that takes the interpretation away from a policy in force."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair
from generator.rules import Context, rule
from generator.rules.before import excused, in_force, pair_before, successor, was_public

COVERS = ("ZJ101", "ZJ301", "ZJ304", "ZJ305", "ZJ306", "ZJ415", "ZJ506")
"""What is missing only because the interpretation that had it is gone."""


@rule("ZJ107", on=Pair, level=Level.BLOCK, covers=COVERS)
def interpretation_removed(pair: Pair, context: Context) -> Iterator[Hit]:
    """现行政策的解读被删掉了。

    ## 查什么
    用 `check --base` 时查：政策已经发布、还有效，这次改动却删去它已发布的解读，或者让解读不再解读它。还留着别的已发布解读的，或者
    改动以前政策就写全了 `免予解读` 的，是警告；同一次改动里补写的不算。不能豁免。改了文件名的不算删。

    ## 为什么
    文件还在执行，群众就还要看解读；已经公开的解读也不能悄悄消失。

    ## 反例
    ```起点 以上
    ```

    ```删除 content/interpretations/2026-zufang-butie.md
    ```

    ## 正例
    ```起点 以上
    ```

    ```yaml 解读
    标题: 示例区高校毕业生租房补贴怎么领
    ```

    ## 怎么改
    把解读恢复原样（`git checkout 分支 -- 文件`）；内容过时的，改正文，或写一份新的解读来代替它。确实不用解读的，
    先单独合并一次只写 `免予解读` 的改动，再删。
    """
    policy, before = pair.policy, pair_before(pair, context)
    if policy is None or before is None or before.policy is None:
        return
    if not (in_force(before.policy, context.as_of) and in_force(policy, context.as_of)):
        return
    now = {item.path for item in pair.interpretations}
    remain = any(was_public(item, context.as_of) for item in pair.interpretations)
    for item in before.interpretations:
        if item.path in now or item.path in context.corpus.unreadable or not was_public(item, context.as_of):
            continue
        if successor(item, context) in pair.interpretations:
            continue
        deed = "不再解读" if item.path in context.documents else "删掉了，它解读的是现行有效的"
        message = f"解读“{item.title or item.id}”（{item.path}）{deed}“{policy.title or policy.id}”"
        fix = f"恢复 {item.path}；确实不用解读的，先单独合并写“免予解读: {{理由: …, 批准: …}}”的改动，再删"
        level = Level.WARN if remain or (excused(before.policy, context) and excused(policy, context)) else None
        yield Hit(policy.at("标题"), message, fix, level)
