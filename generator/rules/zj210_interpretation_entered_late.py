"""An interpretation that enters the repository after its policy has gone to sign-off."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.before import excused, pair_before


@rule("ZJ210", on=Pair, level=Level.BLOCK, covers=("ZJ101",))
def interpretation_entered_late(pair: Pair, context: Context) -> Iterator[Hit]:
    """政策送审签时，仓库里还没有解读。

    ## 查什么
    用 `check --base` 时查：这次改动让政策到了审签（或者发布），而首次解读还不存在，是阻断；政策早已到了审签，
    这次才补上首次解读，是警告。免予解读的、历史文件不查。一次改动分几次提交的，看合起来的结果，不看先后。

    ## 为什么
    `起草日期` 是人写的，仓库的历史不是。解读进仓库不晚于政策送审签，才说得清是同步起草。

    ## 反例
    ```yaml 政策
    阶段: 起草
    ```

    ```删除 content/interpretations/2026-zufang-butie.md
    ```

    ```起点 以上
    ```

    ```yaml 政策
    阶段: 审签
    ```

    ## 正例
    ```yaml 政策
    阶段: 起草
    ```

    ```yaml 解读
    阶段: 起草
    ```

    ```起点 以上
    ```

    ```yaml 政策
    阶段: 审签
    ```

    ```yaml 解读
    阶段: 审签
    ```

    ## 怎么改
    政策先留在起草，等解读写好了，两份一起改成“审签”。已经晚了的补不回来，写豁免，附理由和批准。
    """
    policy, before = pair.policy, pair_before(pair, context)
    if policy is None or before is None or context.legacy(policy) or excused(policy, context):
        return
    reached = policy.stage or Stage.DRAFT
    was = (before.policy.stage or Stage.DRAFT) if before.policy else Stage.DRAFT
    if reached is not Stage.DRAFT and was is Stage.DRAFT and not pair.first_round:
        fix = f"先改回“阶段: 起草”，写好 content/interpretations/{pair.id}.md 再一起送审签"
        yield Hit(policy.at("阶段"), f"政策这次到了“{reached}”，首次解读还不在仓库里", fix)
    elif before.policy and was is not Stage.DRAFT and pair.first_round and not before.first_round:
        item = pair.first_round[0]
        message = f"政策早已到“{was}”，解读这次才进仓库，不是同步起草"
        fix = "记下原因；在解读里写“豁免: {ZJ210: {理由: …, 批准: …}}”"
        yield Hit(item.at("标题"), message, fix, Level.WARN)
