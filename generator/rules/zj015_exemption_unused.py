"""An exemption that excuses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document, Stage
from generator.rules import EXEMPTIBLE_WARNINGS, UNEXEMPTIBLE, Context, all_rules, rule


@rule("ZJ015", on=Document, level=Level.WARN, stage=Stage.PUBLISH, after=True)
def exemption_unused(document: Document, context: Context) -> Iterator[Hit]:
    """豁免没有用上。

    ## 查什么
    写了豁免，但这份文件里已经没有那条规则的问题。到发布阶段才查。

    ## 为什么
    问题改好了，豁免还留着，以后再犯就没人提醒了。

    ## 反例
    ```yaml 解读
    豁免: {ZJ203: {理由: 网站迁移停机三天, 批准: 区政府办公室主任}}
    ```

    ## 正例
    ```yaml 解读
    发布日期: 2026-03-05
    豁免: {ZJ203: {理由: 网站迁移停机三天, 批准: 区政府办公室主任}}
    ```

    ## 怎么改
    删去这条豁免；问题出在另一份文件里的，把豁免移到那份文件里。
    """
    excusable = {item.code for item in all_rules() if not item.after and not item.code.startswith(UNEXEMPTIBLE)}
    codes = {*excusable, *EXEMPTIBLE_WARNINGS}
    used = {finding.code for finding in context.found if finding.position.path == document.path}
    for item in document.exemptions:
        if item.code in codes - used and item.approval.reason and item.approval.approver:
            yield Hit(item.approval.position, f"本文件没有 {item.code} 的问题，这条豁免用不上", "从“豁免”里删去它")
