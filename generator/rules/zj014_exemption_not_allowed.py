"""An exemption from a family that nothing excuses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import EXEMPTIBLE_WARNINGS, UNEXEMPTIBLE, Context, all_rules, rule


@rule("ZJ014", on=Document, level=Level.BLOCK)
def exemption_not_allowed(document: Document, context: Context) -> Iterator[Hit]:
    """这条规则不能豁免。

    ## 查什么
    `豁免` 里写了不能豁免的代码：ZJ0（文件与元数据，读不出的附件 ZJ023 除外）、ZJ6（隐私、保密与活动内容）、
    ZJ107（删掉现行政策的解读）、ZJ211 到 ZJ217 和 ZJ219（审签凭证）、ZJ91（遴选的名单和评分表）、ZJ921（反馈表）、
    ZJ941 和 ZJ942（解读人的同意和联系方式）。
    ZJ608、ZJ610 的警告（单位的收款账号、引号里举例的密级标志）可以豁免，它们的阻断不能。

    ## 为什么
    读不出来的文件没法发布；泄露隐私、夹带脚本，没有人能批准；审签和评分能豁免，就等于没有审、没有评。

    ## 反例
    ```yaml 解读
    豁免: {ZJ601: {理由: 要用网页代码排版, 批准: 区政府办公室主任}}
    ```

    ## 正例
    ```yaml 解读
    豁免: {ZJ203: {理由: 网站迁移停机三天, 批准: 区政府办公室主任}}
    ```

    ## 怎么改
    删去这条豁免，按规则的提示改内容。
    """
    known = {item.code: item for item in all_rules()} if document.exemptions else {}
    for item in document.exemptions:
        if item.code in known and item.code.startswith(UNEXEMPTIBLE) and item.code not in EXEMPTIBLE_WARNINGS:
            yield Hit(
                item.approval.position,
                f"{item.code}（{known[item.code].title}）不能豁免",
                f"删去“豁免”里的 {item.code}，按 zcjd explain {item.code} 改内容",
            )
