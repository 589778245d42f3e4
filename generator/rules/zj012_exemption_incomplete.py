"""An exemption that does not say why or by whose leave."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule
from generator.rules.approvals import lacking


@rule("ZJ012", on=Document, level=Level.BLOCK)
def exemption_incomplete(document: Document, context: Context) -> Iterator[Hit]:
    """豁免没有写明理由或批准人。

    ## 查什么
    `豁免` 里的每个代码都要有 `理由` 和 `批准`，各写两个字以上；“无”“待补充”“不详”“同上”“TBD”之类不算。

    ## 为什么
    豁免是例外，要有人负责，事后要查得到。写不全的豁免不起作用。

    ## 反例
    ```yaml 解读
    豁免: {ZJ203: {理由: 网站迁移停机三天}}
    ```

    又如：

    ```yaml 解读
    豁免: {ZJ203: {理由: 待定, 批准: 同上}}
    ```

    ## 正例
    ```yaml 解读
    豁免: {ZJ203: {理由: 网站迁移停机三天, 批准: 区政府办公室主任}}
    ```

    ## 怎么改
    补上缺的那一项，或者删去这条豁免。
    """
    for item in document.exemptions:
        if why := lacking(item.approval):
            yield Hit(
                item.approval.position,
                f"豁免 {item.code} 不起作用：{why}",
                f"写成“{item.code}: {{理由: …, 批准: …}}”，理由写清为什么，批准写谁同意的，各写两个字以上",
            )
