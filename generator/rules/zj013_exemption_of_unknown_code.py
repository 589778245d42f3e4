"""An exemption from a code that no rule has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, all_rules, rule


@rule("ZJ013", on=Document, level=Level.BLOCK)
def exemption_of_unknown_code(document: Document, context: Context) -> Iterator[Hit]:
    """豁免的代码不存在。

    ## 查什么
    `豁免` 里写的代码要是一条现有规则的代码。

    ## 为什么
    代码写错了，豁免不起作用，批准人批的也不知是哪一条。

    ## 反例
    ```yaml 解读
    豁免: {ZJ999: {理由: 网站迁移停机三天, 批准: 区政府办公室主任}}
    ```

    ## 正例
    ```yaml 解读
    豁免: {ZJ203: {理由: 网站迁移停机三天, 批准: 区政府办公室主任}}
    ```

    ## 怎么改
    运行 `zcjd rules` 查代码，改对或删去。
    """
    codes = [item.code for item in all_rules()]
    for item in document.exemptions:
        if item.code not in codes:
            from difflib import get_close_matches  # only when it is wrong

            near = get_close_matches(item.code.upper(), codes, 1, 0.7)
            hint = f"是不是 {near[0]}？" if near else ""
            yield Hit(item.approval.position, f"没有代码为“{item.code}”的规则", f"{hint}运行 zcjd rules 查代码")
