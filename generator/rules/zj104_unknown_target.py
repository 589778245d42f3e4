"""An interpretation that says it explains a policy nobody has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule
from generator.rules.before import deleted_in_public


@rule("ZJ104", on=Interpretation, level=Level.BLOCK)
def unknown_target(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读对象不存在。

    ## 查什么
    `解读对象` 里的每一个编号都要有同名的政策文件；也不能是空的。

    ## 为什么
    编号写错，解读就挂不到政策上，两边的链接都断了。

    ## 反例
    ```yaml 解读
    解读对象: [2026-zufang-butie, 2026-rencai-gongyu]
    ```

    ## 正例
    ```yaml 解读
    解读对象: [2026-zufang-butie]
    ```

    ## 怎么改
    改成政策的文件名（不带 `.md`）。
    """
    if not item.wrote("解读对象"):
        return
    if not item.targets:
        yield Hit(item.at("解读对象"), "“解读对象”是空的", "写上政策的文件名（不带 .md）；与政策同名的，删去这一项")
    for target in dict.fromkeys(item.targets):
        path = f"content/policies/{target}.md"
        if path in context.documents or path in context.corpus.unreadable:
            continue
        if deleted_in_public(path, context):
            continue  # ZJ108 tells of it, and of nothing but that
        known = [policy.id for policy in context.corpus.policies]
        numbers = {policy.number: policy.id for policy in context.corpus.policies if policy.number}
        from difflib import get_close_matches  # only when it is wrong

        near = [numbers[target]] if target in numbers else get_close_matches(target, known, 1, 0.6)
        fix = f"改成“{near[0]}”" if near else f"改成政策的文件名（不带 .md），或补上 content/policies/{target}.md"
        yield Hit(item.at("解读对象"), f"“解读对象”里的“{target}”没有对应的政策文件", fix)
