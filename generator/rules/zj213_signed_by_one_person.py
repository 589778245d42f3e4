"""Two roles in the hands of one person."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import ROLES, Pair
from generator.rules import Context, rule
from generator.rules.sign_off import sign_off
from generator.signoff.names import same_person


@rule("ZJ213", on=Pair, level=Level.BLOCK)
def signed_by_one_person(pair: Pair, context: Context) -> Iterator[Hit]:
    """自己起草的自己批。

    ## 查什么
    起草人不能同时是审核人或签发人。姓名比较时不看空格、间隔号、全角半角和繁体简体。审核人与签发人相同的，只警告。

    ## 为什么
    审签是第二双眼睛。自己批自己写的，等于没有审。

    ## 反例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例甲 2026-02-25
    ```

    ## 正例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 怎么改
    换一个人审核、签发，重新运行 `zcjd sign`。
    """
    signoff = sign_off(pair, context)
    statements = [found for role in ROLES if signoff and (found := signoff.of(role))]
    for number, later in enumerate(statements):
        for earlier in statements[:number]:
            if same_person(earlier.name, later.name):
                message = f"“{earlier.role}”和“{later.role}”都是{later.name}"
                level = None if earlier.role == ROLES[0] else Level.WARN
                yield Hit(later.position, message, f"由另一个人{later.role}，重新运行 zcjd sign", level)
                break
