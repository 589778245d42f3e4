"""A document that goes ahead without the sign-off its site asks for, or that the change has taken away."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import BY_DIGEST, BY_SIGNATURE, NOT_ASKED, ROLES, Pair, Stage
from generator.program import PROGRAM
from generator.rules import Context, rule
from generator.rules.sign_off import sign_off

_LEVELS = (NOT_ASKED, BY_DIGEST, BY_SIGNATURE)


@rule("ZJ211", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def signoff_missing(pair: Pair, context: Context) -> Iterator[Hit]:
    """缺审签凭证。

    ## 查什么
    `mkdocs.yml` 里写了 `审签凭证: 摘要` 或 `签名` 的，到审签阶段要有起草人的凭证，到发布阶段起草、审核、签发三份都要有；
    写“签名”的，凭证要带签名。用 `check --base` 时，原来有的凭证也不能在这次改动里少掉或降级。历史文件不查。

    ## 为什么
    同步审签要有据可查：谁、哪天、对着哪一稿签的。

    ## 反例
    ```yaml 设置
    审签凭证: 摘要
    ```

    又如：

    ```yaml 设置
    审签凭证: 签名
    ```

    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 正例
    ```yaml 设置
    审签凭证: 摘要
    ```

    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 怎么改
    起草人、审核人、签发人依次运行 `zcjd sign 编号 --role 身份 --name 姓名`；要签名的加 `--key 私钥文件`。
    """
    if pair.policy is None:
        return
    now, before = sign_off(pair, context), context.base.signoffs.get(pair.id) if context.base else None
    asked = NOT_ASKED if context.legacy(pair.policy) else context.settings.signoff
    for role in ROLES if context.stage(pair) is Stage.PUBLISH else ROLES[:1]:
        statement, earlier = now.of(role) if now else None, before.of(role) if before else None
        level = max(asked, earlier.level if earlier else NOT_ASKED, key=_LEVELS.index)
        if level == NOT_ASKED or (statement and _LEVELS.index(statement.level) >= _LEVELS.index(level)):
            continue
        key = " --key 私钥文件" if level == BY_SIGNATURE else ""
        fix = f"运行 {PROGRAM} sign {pair.id} --role {role} --name 姓名{key}"
        if earlier and level == earlier.level:
            had = f"{earlier.name} {earlier.day} 的“{role}”凭证（{level}）"
            message = f"{had}在这次改动里{'降成了“' + statement.level + '”' if statement else '没有了'}"
            yield Hit(pair.policy.at("阶段"), message, f"把 content/signoffs/{pair.id}.yml 恢复原样，或者{fix}")
        elif statement:
            message = f"“{role}”凭证（{statement.name}，{statement.day}）没有签名，本站要求“{level}”"
            yield Hit(pair.policy.at("阶段"), message, fix)
        else:
            yield Hit(pair.policy.at("阶段"), f"没有“{role}”的审签凭证，本站要求“{level}”", fix)
