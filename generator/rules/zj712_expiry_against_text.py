"""A 失效日期 that is not the one the policy's own text gives, or is missing although the text gives one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.finding import Hit, Level
from generator.model import Policy, Stage
from generator.rules import Context, rule
from generator.rules.relations import relations

_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LASTS = re.compile(
    r"(?:施行|实施|执行)，(?:试行期|有效期)(?:限)?(?:为|是)?(?:(\d{1,2})|([一二两三四五六七八九十]))(个月|年)(?![度底内初])"
)
_UNTIL = re.compile(r"(?:施行|实施|执行)，(?:(?:试行期|有效期)(?:限)?)?至(\d{4})年(\d{1,2})月(\d{1,2})日")


@rule("ZJ712", on=Policy, level=Level.WARN, stage=Stage.PUBLISH)
def expiry_against_text(policy: Policy, context: Context) -> Iterator[Hit]:
    """失效日期与正文写的有效期对不上。

    ## 查什么
    正文写“自……起施行，有效期3年”或者“有效期至2028年12月31日”的，`失效日期` 要是那一天（差一天不计较）；没写 `失效日期` 的也报。
    写了“有效（延续实施）”，或者被别的文件修改过的，`失效日期` 可以晚于正文。

    ## 为什么
    网站按 `失效日期` 显示有效还是失效，写错了，到期的政策还标着“有效”。

    ## 反例
    ```markdown 政策
    **第一条** 本办法自2026年4月1日起施行，有效期5年。
    ```

    又如，没有写失效日期：

    ```yaml 政策
    失效日期:
    ```
    ```markdown 政策
    **第一条** 本办法自2026年4月1日起施行，有效期至2028年12月31日。
    ```

    ## 正例
    ```markdown 政策
    **第一条** 本办法自2026年4月1日起施行，有效期三年。
    ```

    ## 怎么改
    按正文改 `失效日期`：有效期 3 年、2026-04-01 施行的，写 2029-03-31。
    """
    ends = {end: said for said, end in _ends(policy)}
    if len(ends) != 1:
        return  # nothing said, or several periods, of which one must be another document's
    ((last, said),) = ends.items()
    if _extended(policy, last, context):
        return
    if policy.expires is None:
        message = f"正文写着“{said}”，文件头没有“失效日期”"
        yield Hit(policy.at("施行日期"), message, f"补上“失效日期: {last}”")
    elif abs(policy.expires - last) > timedelta(days=1):
        message = f"正文写着“{said}”，算到 {last}，“失效日期”是 {policy.expires}"
        yield Hit(policy.at("失效日期"), message, f"改成“失效日期: {last}”，或改正文")


def _extended(policy: Policy, last: date, context: Context) -> bool:
    """Whether it lasts beyond what its own text says because somebody prolonged it."""
    if policy.expires is None or policy.expires <= last:
        return policy.expires is None and policy.validity == "有效（延续实施）"
    if policy.validity == "有效（延续实施）":
        return True
    return any(each.key == "修改" and each.other is policy for each in relations(context.corpus))


def _ends(policy: Policy) -> Iterator[tuple[str, date]]:
    """What the text says of its own period, and the last day that comes of it."""
    for piece in policy.body.pieces():
        for found in _UNTIL.finditer(piece.text):
            try:
                yield found.group().partition("，")[2], date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
        for found in _LASTS.finditer(piece.text):
            months = (int(found[1]) if found[1] else _NUMERALS[found[2]]) * (12 if found[3] == "年" else 1)
            if policy.effective and months:
                yield found.group().partition("，")[2], _after(policy.effective, months) - timedelta(days=1)


def _after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(9999, 12, 31)
