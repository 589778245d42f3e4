"""A statement that was made for another pair."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair
from generator.rules import Context, rule
from generator.rules.sign_off import again, sign_off


@rule("ZJ215", on=Pair, level=Level.BLOCK)
def foreign_statement(pair: Pair, context: Context) -> Iterator[Hit]:
    """拿别的文件的审签凭证来充数。

    ## 查什么
    凭证里的 `编号` 要和凭证的文件名一样。

    ## 为什么
    签的是那一份，不能挪到这一份上用。

    ## 反例
    ```文件 content/signoffs/2026-zufang-butie.yml
    - 身份: 起草
      姓名: 示例甲
      日期: 2026-02-24
      编号: 2026-laonian-zhucan
      级别: 摘要
      政策: '0000000000000000000000000000000000000000000000000000000000000000'
    ```

    ## 正例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 怎么改
    删掉这一份，由本人对着这一份文件重新签。
    """
    signoff = sign_off(pair, context)
    for statement in signoff.statements if signoff else ():
        if statement.id != pair.id:
            message = f"{statement.name}的“{statement.role}”凭证是为 {statement.id[:80]} 签的，不是这一份"
            yield Hit(statement.position, message, f"删掉这一份；{again(pair, [statement])}")
