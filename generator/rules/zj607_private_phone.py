"""The number of somebody's mobile or home phone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.privacy import shown
from generator.rules import Context, rule
from generator.rules.personal_numbers import Found, Kind, seen_in

KINDS = frozenset((Kind.PHONE, Kind.OFFICE_PHONE, Kind.HOME_PHONE))


@rule("ZJ607", on=Document, level=Level.BLOCK)
def private_phone(document: Document, context: Context) -> Iterator[Hit]:
    """写了手机号、住宅电话。

    ## 查什么
    11 位的手机号，不论怎样分段、用什么数字来写；写明是家庭电话、住宅电话的固定电话。办公电话、12345、400 电话不算。
    手机号写在 `联系方式`、办事指南的电话或者“咨询电话”后面的，是警告：可能就是窗口的手机。附件和手写页面由 ZJ611 查。

    ## 为什么
    手机号连着姓名就能找到人，骚扰和诈骗电话也由此而来。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补500元。有问题找小陈，一三八 〇〇一三 八〇〇〇。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元。有问题打 0000-12345678，或者 12345；领取人小陈，138****8000。
    ```

    ## 怎么改
    换成办公室的固定电话。是名单里的，删掉，或者写成“138****8000”的样子。窗口只有手机的，写成“咨询电话：…”，核对后照发。
    """
    for found in context.once(seen_in, document).numbers:
        if found.kind in KINDS:
            yield hit(found)


def hit(found: Found) -> Hit:
    """The finding for one number; it never shows the number in full."""
    message = f"{found.where}{found.kind}“{shown(found.number)}”"
    if found.kind is Kind.OFFICE_PHONE:
        return Hit(found.position, message, "换成办公室的固定电话；确实是公用的手机，核对后可以照发", Level.WARN)
    if found.kind is Kind.HOME_PHONE:
        return Hit(found.position, message, "删掉，或者换成办公室的电话")
    masked = f"{found.number[:3]}****{found.number[-4:]}"
    fix = f"换成办公室的固定电话；名单里的写成“{masked}”；是给群众打的，前面写明“咨询电话”"
    return Hit(found.position, message, fix)
