"""An interpretation whose file name names no policy."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule


@rule("ZJ103", on=Interpretation, level=Level.BLOCK)
def orphan_interpretation(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读没有对应的政策。

    ## 查什么
    解读与政策同名（点后面的后缀不算）；不同名的，要用 `解读对象` 写明解读哪份政策。

    ## 为什么
    找不到政策的解读，群众看了不知道在解释什么，也没法核对。

    ## 反例
    ```yaml 解读 2026-zufang-buzhu
    标题: 租房补贴政策问答
    ```

    ## 正例
    ```yaml 解读 2026-zufang-wenda
    解读对象: [2026-zufang-butie]
    ```

    ## 怎么改
    把文件名改成与政策相同，或者写“解读对象: [政策的编号]”。
    """
    if item.wrote("解读对象"):
        return  # what it names is checked one by one
    for target in item.targets:
        path = f"content/policies/{target}.md"
        if path in context.documents or path in context.corpus.unreadable:
            continue
        known = [policy.id for policy in context.corpus.policies]
        from difflib import get_close_matches  # only when it is wrong

        near = get_close_matches(target, known, 1, 0.7)
        hint = f"是不是 {near[0]}？把文件改成同名，或写" if near else "补上政策文件；政策用别的名字的，写"
        fix = f"{hint}“解读对象: [{near[0] if near else '政策的编号'}]”"
        yield Hit(item.at("标题"), f"没有政策 content/policies/{target}.md", fix)
