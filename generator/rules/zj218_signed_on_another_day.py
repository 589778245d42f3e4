"""A final signature whose date is not that of the documents, or an earlier one that comes after it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import ROLES, Document, Pair, SignOff, Statement
from generator.rules import Context, rule
from generator.rules.sign_off import sign_off

_AFTER = "发布以后更正、重新签发的，写豁免，附理由和批准"


@rule("ZJ218", on=Pair, level=Level.BLOCK)
def signed_on_another_day(pair: Pair, context: Context) -> Iterator[Hit]:
    """签发的日期与文件头对不上。

    ## 查什么
    签发凭证的日期，要等于它包括的文件里最晚的 `审签日期`；没写 `审签日期` 的，不能晚于最晚的 `发布日期`。
    还没有签发凭证的，起草、审核凭证不能晚于它包括的文件里最晚的 `审签日期`。

    ## 为什么
    文件上写哪天签发，就要是那天签的；先发后签，就不是同步审签。

    ## 反例
    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-25
    签发 示例丙 2026-03-20
    ```

    又如：

    ```审签 2026-zufang-butie
    起草 示例甲 2026-02-24
    审核 示例乙 2026-02-27
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
    if signoff is None:
        return
    statement = signoff.of(ROLES[-1])
    if statement is None:
        yield from _signed_afterwards(pair, signoff)
        return
    known = _known(pair, statement)
    signed = max(
        ((each.signed, each.path, each) for each in known if each.signed), default=None, key=lambda found: found[:2]
    )
    published = max((each.published for each in known if each.published), default=None)
    head = f"签发凭证（{statement.name}）是 {statement.day}"
    if signed and signed[0] != statement.day:
        fix = f"签的日期写错的，重新签，写 --date {signed[0]}；“审签日期”写错的，改正后三个人重新签；{_AFTER}"
        yield Hit(signed[2].at("审签日期"), f"{head}，“审签日期”是 {signed[0]}", fix)
    elif not signed and published and statement.day > published and pair.policy:
        fix = f"日期写错的改正后重新签；{_AFTER}"
        days = (statement.day - published).days
        yield Hit(pair.policy.at("发布日期"), f"{head}，比“发布日期”{published} 晚 {days} 天", fix)


def _known(pair: Pair, statement: Statement) -> list[Document]:
    """The documents the statement speaks of."""
    return [each for each in pair.documents if each is pair.policy or f"{each.id}.md" in statement.interpretations]


def _signed_afterwards(pair: Pair, signoff: SignOff) -> Iterator[Hit]:
    """Who drafts and reviews signs before the document is approved; one whose day is still open can be signed any day."""
    for statement in signoff.statements:
        dates = [(each.signed, each.path, each) for each in _known(pair, statement)]
        if not dates or not all(day for day, _, _ in dates):
            continue
        day, _, document = max(dates, key=lambda found: (str(found[0]), found[1]))
        if day and statement.day > day:
            message = f"“{statement.role}”凭证（{statement.name}）是 {statement.day}，“审签日期”是 {day}，{statement.role}在审签以后"
            fix = (
                f"签的日期写错的，重新签，写 --date 加当天的日期；“审签日期”写错的，改正后{ROLES[0]}人重新签；{_AFTER}"
            )
            yield Hit(document.at("审签日期"), message, fix)
