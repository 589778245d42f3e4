"""A change that adds a policy alone, or throws away the interpretation of one that stays."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair
from generator.rules import Context, rule
from generator.rules.before import excused, in_force, pair_before
from generator.rules.file_names import is_id


@rule("ZJ106", on=Pair, level=Level.BLOCK, covers=("ZJ101", "ZJ210"))
def half_left_behind(pair: Pair, context: Context) -> Iterator[Hit]:
    """一次改动只动了政策，没有动解读。

    ## 查什么
    用 `check --base` 时查：这次改动新增了政策，却没有一起新增解读；或者删了解读，政策还留着（现行政策的由 ZJ107 查）。还在起草的、
    失效的、这次撤下的也查。
    只改其中一份的文字不算。写全了 `免予解读` 的、标准不要求解读的征求意见稿不查。只动解读的那些情形（有解读没有政策、
    阶段走到前面）由 ZJ103、ZJ205、ZJ206 查。

    ## 为什么
    解读与政策同步起草。政策先进来、解读以后补，补不补就没人管了。

    ## 反例
    ```起点 以上
    ```

    ```文件 content/policies/2026-rencai-gongyu.md
    ---
    标题: 示例区人才公寓管理办法
    阶段: 起草
    ---

    ## 第一条

    本办法适用于人才公寓。
    ```

    ## 正例
    ```起点 以上
    ```

    ```yaml 政策
    内容概述: 毕业生租房每月补500元。
    ```

    ## 怎么改
    把解读放进同一次改动；确实不用解读的，在政策里写全 `免予解读`。
    """
    policy, before = pair.policy, pair_before(pair, context)
    if policy is None or before is None or pair.interpretations or excused(policy, context) or not is_id(pair.id):
        return
    path = f"content/interpretations/{pair.id}.md"
    fix = f"在同一次改动里加上 {path}；确实不用解读的，在政策里写“免予解读: {{理由: …, 批准: …}}”"
    if before.policy is None:
        yield Hit(policy.at("标题"), f"这次改动新增了政策“{policy.title or policy.id}”，没有新增解读", fix)
    elif before.interpretations and not all(in_force(each, context.as_of) for each in (before.policy, policy)):
        # of a policy that was and is in force ZJ107 has more to say
        gone = "、".join(item.path for item in before.interpretations)
        yield Hit(policy.at("标题"), f"这次改动拿走了解读（{gone}），政策还在", f"恢复它，或{fix.partition('；')[2]}")
