"""A signature by somebody who is not on the list of signers, or was not on that day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import BY_SIGNATURE, Pair
from generator.rules import Context, rule
from generator.rules.sign_off import again, list_name, sign_off, verdict
from generator.signoff.signatures import Verdict


@rule("ZJ219", on=Pair, level=Level.BLOCK)
def signer_not_listed(pair: Pair, context: Context) -> Iterator[Hit]:
    """签名的人不在名单上。

    ## 查什么
    项目目录下的 `signers` 写着谁用哪把钥匙签（OpenSSH 的 allowed signers 格式，一行一把）。签名的钥匙要在名单上、
    在这个姓名名下、在凭证的日期有效。用 `check --base` 时名单取自那个分支，这次改动里加进名单的人不算。

    ## 为什么
    谁都能生成一把钥匙。钥匙是谁的，要由受保护的分支说了算。

    ## 反例
    ```文件 content/signoffs/2026-zufang-butie.yml
    - 身份: 起草
      姓名: 示例甲
      日期: 2026-02-24
      编号: 2026-zufang-butie
      级别: 签名
      政策: '0000000000000000000000000000000000000000000000000000000000000000'
      签名: |
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQ==
        -----END SSH SIGNATURE-----
    ```

    ## 正例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 怎么改
    先把这个人的公钥写进 `signers`，合并到受保护的分支，再签。离任的人不要从名单上删，给他那一行加 `valid-before="日期"`。
    """
    signoff = sign_off(pair, context)
    for statement in signoff.statements if signoff else ():
        if statement.level != BY_SIGNATURE:
            continue
        found = verdict(statement, context)
        if found is Verdict.UNKNOWN_SIGNER:
            message = (
                f"签“{statement.role}”的钥匙，在{list_name(context)} 里 {statement.day} 这天不是{statement.name}的"
            )
            fix = f"核对名单里{statement.name}的公钥和有效期；签错了钥匙的，{again(pair, [statement])}"
            yield Hit(statement.position, message, fix)
        elif found is Verdict.NO_LIST:
            message = f"没有签名人名单（{list_name(context)}），{statement.name}的签名无从核对"
            yield Hit(statement.position, message, "建立 signers，一行写：姓名 ssh-ed25519 公钥")
