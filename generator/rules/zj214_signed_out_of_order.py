"""Statements that come in the wrong order, twice, or before there was a draft."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.finding import Hit, Level
from generator.model import ROLES, Pair, SignOff
from generator.program import PROGRAM
from generator.rules import Context, rule
from generator.rules.sign_off import again, sign_off


@rule("ZJ214", on=Pair, level=Level.BLOCK)
def signed_out_of_order(pair: Pair, context: Context) -> Iterator[Hit]:
    """审签的先后不对。

    ## 查什么
    先起草、再审核、再签发，日期不能倒着来，一个身份只有一份凭证，中间不能缺；都不能早于它包括的文件的 `起草日期`。

    ## 为什么
    没审核就签发、没写完就审核，签的就不是定稿。

    ## 反例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-23
    ```

    又如：

    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    签发 示例丙 2026-02-26
    ```

    ## 正例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 怎么改
    按 起草、审核、签发 的顺序，用真实的日期重新运行 `zcjd sign`。
    """
    signoff = sign_off(pair, context)
    if signoff is None:
        return
    yield from _order(pair, signoff)
    for statement in signoff.statements:
        names = {"", *statement.interpretations}
        dates = [
            (document.drafted, document.path)
            for document in pair.documents
            if document.drafted and ("" if document is pair.policy else f"{document.id}.md") in names
        ]
        latest = max(dates, default=None)
        if latest and statement.day < latest[0]:
            message = f"“{statement.role}”凭证是 {statement.day}，{latest[1]} 到 {latest[0]} 才起草"
            yield Hit(statement.position, message, f"日期写错的改正；{again(pair, [statement])}")


def _order(pair: Pair, signoff: SignOff) -> Iterator[Hit]:
    seen: set[str] = set()
    for statement in signoff.statements:
        if statement.role in seen:
            message = f"“{statement.role}”有两份凭证，这是后一份（{statement.name}，{statement.day}）"
            yield Hit(statement.position, message, "留下有效的一份，删掉另一份")
        seen.add(statement.role)
    for before, role in pairwise(ROLES):
        earlier, later = signoff.of(before), signoff.of(role)
        if later and earlier is None:
            yield Hit(
                later.position,
                f"有“{role}”凭证，没有“{before}”凭证",
                f"先由{before}人运行 {PROGRAM} sign {pair.id} --role {before} --name 姓名，再由{role}人重新签",
            )
        elif (
            later
            and earlier
            and later.day < earlier.day
            and not later.interpretations.keys() < earlier.interpretations.keys()
        ):
            message = f"“{role}”（{later.name}，{later.day}）比“{before}”（{earlier.name}，{earlier.day}）早"
            yield Hit(later.position, message, f"核对日期；{again(pair, [later])}")
