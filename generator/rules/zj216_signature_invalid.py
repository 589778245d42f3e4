"""A signature that does not fit its statement, or cannot be verified here."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import BY_SIGNATURE, Pair
from generator.rules import Context, rule
from generator.rules.sign_off import again, sign_off, verdict
from generator.signoff.signatures import Verdict


@rule("ZJ216", on=Pair, level=Level.BLOCK)
def signature_invalid(pair: Pair, context: Context) -> Iterator[Hit]:
    """审签凭证的签名不对。

    ## 查什么
    级别是“签名”的凭证，签名要是对这一份凭证作的：编号、身份、姓名、日期、各个摘要都签在里面，改一处就对不上。
    这台机器上没有 ssh-keygen、核对不了的，也算不对。

    ## 为什么
    签名对不上，说明凭证签过以后改过，或者是从别处抄来的。

    ## 反例
    ```文件 content/signoffs/2026-zufang-butie.yml
    - 身份: 起草
      姓名: 示例甲
      日期: 2026-02-24
      编号: 2026-zufang-butie
      级别: 签名
      政策: '0000000000000000000000000000000000000000000000000000000000000000'
      签名: 已签
    ```

    ## 正例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 怎么改
    由本人用自己的私钥重新签：`zcjd sign 编号 --role 身份 --name 姓名 --key 私钥文件`。
    """
    signoff = sign_off(pair, context)
    for statement in signoff.statements if signoff else ():
        if statement.level != BY_SIGNATURE:
            continue
        found = verdict(statement, context)
        if found is Verdict.BAD:
            message = f"{statement.name}的“{statement.role}”凭证（{statement.day}），签名对不上内容"
            yield Hit(statement.position, message, f"{again(pair, [statement])}，带上 --key 私钥文件")
        elif found is Verdict.NO_PROGRAM:
            message = f"这台机器上没有 ssh-keygen，{statement.name}的签名核对不了"
            yield Hit(
                statement.position, message, "装上 OpenSSH（Windows 在“可选功能”里加“OpenSSH 客户端”），再检查一次"
            )
