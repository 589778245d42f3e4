"""The number of a bank card."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.privacy import shown
from generator.rules import Context, rule
from generator.rules.personal_numbers import Found, Kind, seen_in

KINDS = frozenset((Kind.CARD, Kind.LIKELY_CARD, Kind.OFFICE_ACCOUNT))


@rule("ZJ608", on=Document, level=Level.BLOCK)
def bank_card(document: Document, context: Context) -> Iterator[Hit]:
    """写了银行卡号。

    ## 查什么
    16 到 19 位、开头是发卡银行的号段、校验位对得上的数字，前面提到银行、卡号、账户等。没有提到、但以 62 开头的 16 位或 19 位数字是警告。
    写明户名是单位的、缴入财政专户一类的收款账号也是警告，核对过的可以写 `豁免`；阻断的不能豁免。
    统一社会信用代码不算。附件和手写页面由 ZJ611 查。

    ## 为什么
    卡号和姓名、身份证号凑在一起，就能冒名绑卡、转账。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补500元，打到小陈的银行卡 6222 0200 0000 0000 000。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元，打到小陈的银行卡（尾号 0000）。统一社会信用代码：91350102MA0000000X。
    ```

    又如：

    ```yaml 解读
    豁免: {ZJ608: {理由: 财务科核对过，是区财政局的收款专户, 批准: 区财政局局长}}
    ```

    ```markdown 解读 主要内容
    本科毕业生每月补500元。多领的退回：户名：示例区财政局，开户行：示例农商行，账号：6222020000000000000。
    ```

    ## 怎么改
    删掉，或者只写“尾号 0000”。是单位收款的账户、必须写全的，写成“户名：…，开户行：…，账号：…”，核对是对公账户以后写 `豁免`。
    """
    for found in context.once(seen_in, document).numbers:
        if found.kind in KINDS:
            yield hit(found)


def hit(found: Found) -> Hit:
    """The finding for one number; it never shows the number in full."""
    message = f"{found.where}{found.kind}“{shown(found.number)}”"
    if found.kind is Kind.LIKELY_CARD:
        return Hit(
            found.position,
            message,
            f"是卡号的删掉，或只写“尾号 {found.number[-4:]}”；不是的，在前面写明是什么号",
            Level.WARN,
        )
    if found.kind is Kind.OFFICE_ACCOUNT:
        fix = "核对是单位的账户：是的，照发，写进“豁免”就不再提醒（附件、页面不用写）；是个人的，删掉"
        return Hit(found.position, message, fix, Level.WARN)
    return Hit(found.position, message, f"删掉，或者只写“尾号 {found.number[-4:]}”")
