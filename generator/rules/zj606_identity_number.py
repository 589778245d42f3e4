"""A number of somebody's identity card, passport or permit, in whatever form it is written."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.privacy import shown
from generator.rules import Context, rule
from generator.rules.personal_numbers import Found, Kind, seen_in

KINDS = frozenset((Kind.IDENTITY, Kind.MISTYPED, Kind.ROUNDED, Kind.OLD, Kind.PAPER))


@rule("ZJ606", on=Document, level=Level.BLOCK)
def identity_number(document: Document, context: Context) -> Iterator[Hit]:
    """写了身份证号、护照号。

    ## 查什么
    正文、文件头（注释也算）、表格、图片说明、链接、文件名里的身份证号：18 位，地区、出生日期和校验码都对得上的；文字里说了是身份证号的，
    15 位的旧号和校验码错了一位的也算。全角、带空格或横线、断成几行、夹着加粗符号、写成中文数字或带圈数字，都认得出。
    写明是护照号、通行证号的也查。附件和手写页面由 ZJ611 查。

    ## 为什么
    身份证号一上网就收不回来，会被人拿去开户、贷款。这一条不能豁免，历史文件也一样。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补500元。首批领取的有小陈（110101 19000101 0014）。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元。首批领取的有小陈（110*************14）。
    ```

    ## 怎么改
    删掉。确实要让人认出是谁的，写姓名加“前 3 位 + 星号 + 后 2 位”。
    不是身份证号、只是碰巧对得上的编号，只写后 6 位，或者在中间加上字母、汉字。
    """
    for found in context.once(seen_in, document).numbers:
        if found.kind in KINDS:
            yield hit(found)


def hit(found: Found) -> Hit:
    """The finding for one number; it never shows the number in full."""
    level = Level.WARN if found.kind in (Kind.MISTYPED, Kind.ROUNDED, Kind.OLD) else None
    stars = "*" * (len(found.number) - 5)
    masked = f"{found.number[:3]}{stars}{found.number[-2:]}"
    fix = f"删掉；要让人认出是谁的，写成“{masked}”；只是碰巧对得上的编号，只写后 6 位"
    return Hit(found.position, f"{found.where}{found.kind}“{shown(found.number)}”", fix, level)
