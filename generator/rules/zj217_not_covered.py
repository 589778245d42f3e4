"""What a statement does not speak of: added since, or gone since."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import ROLES, Pair, Stage
from generator.rules import Context, rule
from generator.rules.sign_off import again, by, sign_off, voided
from generator.signoff.coverage import covered, gone, needs_cover


@rule("ZJ217", on=Pair, level=Level.BLOCK)
def not_covered(pair: Pair, context: Context) -> Iterator[Hit]:
    """审签凭证没有包括全部文件。

    ## 查什么
    凭证要包括这份政策、它的每一篇解读和每一个附件。签过以后加了解读、加了附件、改了文件名、删了文件，都要重新签。
    后续解读还在起草的不算；到了审签，先看起草人的凭证，到了发布，三份凭证都要包括它。

    ## 为什么
    没审过的内容，不能跟着审过的一起发出去。

    ## 反例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ```yaml 解读 2026-zufang-butie.wenda
    标题: 租房补贴问答
    解读形式: [问答]
    ```

    ## 正例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ```yaml 解读 2026-zufang-butie.di-er-lun
    标题: 租房补贴第二次解读
    轮次: 2
    阶段: 起草
    审签日期:
    发布日期:
    ```

    ## 怎么改
    起草、审核、签发三个人依次重新签；不该加、不该删的，恢复原样。
    """
    signoff = sign_off(pair, context)
    if signoff is None:
        return
    items = list(covered(pair, signoff.files))
    for item in items:
        if needs_cover(item.owner):
            due = ROLES if context.stage(item.owner) is Stage.PUBLISH else ROLES[:1]
            without = [each for each in signoff.statements if each.role in due and item.said(each) is None]
            if without:
                message = f"{by(without)}签的时候没有 {item.path}，它没有审过"
                fix = f"不该加的拿掉；该加的，{again(pair, without)}"
                yield Hit(item.position, message, fix, voided(pair, context))
    for statement in signoff.statements:
        missing = gone(statement, items)
        if pair.policy is None:
            missing = [f"content/policies/{pair.id}.md", *missing]
        if missing:
            message = f"{by([statement])}签过的 {'、'.join(missing[:5])} 不在了"
            fix = f"恢复原样；确实不要了的，{again(pair, [statement])}"
            yield Hit(statement.position, message, fix, voided(pair, context))
