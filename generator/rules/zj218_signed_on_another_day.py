"""A final signature whose date is not that of the documents."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import ROLES, Pair
from generator.rules import Context, rule
from generator.rules.sign_off import sign_off


@rule("ZJ218", on=Pair, level=Level.BLOCK)
def signed_on_another_day(pair: Pair, context: Context) -> Iterator[Hit]:
    """签发的日期与文件头对不上。

    ## 查什么
    签发凭证的日期，要等于它包括的文件里最晚的 `审签日期`；没写 `审签日期` 的，不能晚于最晚的 `发布日期`。

    ## 为什么
    文件上写哪天签发，就要是那天签的；先发后签，就不是同步审签。

    ## 反例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-03-20
    ```

    ## 正例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-02-26
    ```

    ## 怎么改
    日期写错的改正，再重新签。发布以后更正内容、重新签发的，先在这份文件里写 `豁免: {ZJ218: {理由: 发布后更正, 批准: 谁}}`，再签。
    """
    signoff = sign_off(pair, context)
    statement = signoff.of(ROLES[-1]) if signoff else None
    if statement is None:
        return
    known = [
        document
        for document in pair.documents
        if document is pair.policy or f"{document.id}.md" in statement.interpretations
    ]
    signed = max(
        ((each.signed, each.path, each) for each in known if each.signed), default=None, key=lambda found: found[:2]
    )
    published = max((each.published for each in known if each.published), default=None)
    head = f"签发凭证（{statement.name}）是 {statement.day}"
    after = "发布以后更正、重新签发的，写豁免，附理由和批准"
    if signed and signed[0] != statement.day:
        fix = f"签的日期写错的，重新签，写 --date {signed[0]}；“审签日期”写错的，改正后三个人重新签；{after}"
        yield Hit(signed[2].at("审签日期"), f"{head}，“审签日期”是 {signed[0]}", fix)
    elif not signed and published and statement.day > published and pair.policy:
        fix = f"日期写错的改正后重新签；{after}"
        days = (statement.day - published).days
        yield Hit(pair.policy.at("发布日期"), f"{head}，比“发布日期”{published} 晚 {days} 天", fix)
