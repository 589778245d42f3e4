"""A 失效日期 that is not the one the policy's own text gives; a 施行日期 or 失效日期 missing although the text gives one."""

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
_FROM = re.compile(
    r"(?:本(?:办法|规定|细则|规则|规程|通知|公告|通告|意见|方案|措施|政策|文件|决定|标准|目录|要点|指南|制度)|^|[。；\n])\s*"
    r"[自从](?:(\d{4})年(\d{1,2})月(\d{1,2})日(?:零时|0时)?|(?:发布|公布)之日)起(?:正式)?(?:施行|实施|执行|生效)"
)
_UNTIL = re.compile(r"(?:施行|实施|执行)，(?:(?:试行期|有效期)(?:限)?)?至(\d{4})年(\d{1,2})月(\d{1,2})日")


@rule("ZJ712", on=Policy, level=Level.WARN, stage=Stage.SIGN)
def expiry_against_text(policy: Policy, context: Context) -> Iterator[Hit]:
    """施行日期、失效日期没照正文写。

    ## 查什么
    正文写“自……起施行，有效期3年”或者“有效期至2028年12月31日”的，`失效日期` 要是那一天（差一天不计较）；没写 `失效日期` 的也报。
    正文写“本办法自2026年12月1日起施行”，文件头没有 `施行日期` 的，也报。征求意见稿不查。
    写了“有效（延续实施）”，或者被别的文件修改过的，`失效日期` 可以晚于正文。

    ## 为什么
    网站按 `施行日期`、`失效日期` 显示有效、失效还是尚未施行；漏了、错了，没施行的、到期的政策都标着“有效”。

    ## 反例
    ```yaml 政策
    施行日期: 2026-04-01
    失效日期: 2029-03-31
    ```
    ```markdown 政策
    **第一条** 本办法自2026年4月1日起施行，有效期5年。
    ```

    又如，没有写失效日期：

    ```yaml 政策
    施行日期: 2026-04-01
    失效日期:
    ```
    ```markdown 政策
    **第一条** 本办法自2026年4月1日起施行，有效期至2028年12月31日。
    ```

    又如，施行日期也没有写：

    ```yaml 政策
    施行日期:
    失效日期:
    ```
    ```markdown 政策
    **第一条** 本办法自2026年4月1日起施行，有效期3年。
    ```

    ## 正例
    ```yaml 政策
    施行日期: 2026-04-01
    失效日期: 2029-03-31
    ```
    ```markdown 政策
    **第一条** 本办法自2026年4月1日起施行，有效期三年。
    ```

    ## 怎么改
    照正文写 `施行日期`、`失效日期`：有效期 3 年、2026-04-01 施行的，写 2029-03-31。
    """
    if "征求意见" in (policy.validity or "") or policy.document_type == "征求意见稿":
        return  # what it says is proposed: none of it is in force
    stated = {day for found in _beginnings(policy) if (day := _day(*found.groups(), instead=None))}
    if policy.effective is None and len(stated) == 1:
        (day,) = stated
        message = f"正文写着自 {day} 起施行，文件头没有“施行日期”"
        yield Hit(policy.at("施行日期"), message, f"在文件头写上“施行日期: {day}”")
    ends = {end: said for said, end in _ends(policy, policy.effective or _begins(policy))}
    if len(ends) != 1:
        return  # nothing said, or several periods, of which one must be another document's
    ((last, said),) = ends.items()
    if _extended(policy, last, context):
        return
    if policy.expires is None:
        message = f"正文写着“{said}”，文件头没有“失效日期”"
        yield Hit(policy.at("施行日期"), message, f"在文件头写上“失效日期: {last}”")
    elif abs(policy.expires - last) > timedelta(days=1):
        message = f"正文写着“{said}”，算到 {last}，“失效日期”是 {policy.expires}"
        yield Hit(policy.at("失效日期"), message, f"改成“失效日期: {last}”，或改正文")


def _beginnings(policy: Policy) -> Iterator[re.Match[str]]:
    """Where the text says from when it applies itself; words it quotes, of a document it changes, are not its own."""
    for piece in policy.body.pieces():
        for found in _FROM.finditer(piece.text):
            before = piece.text[: found.start()]
            if before.count("“") == before.count("”"):
                yield found


def _begins(policy: Policy) -> date | None:
    """The one day from which the text says that it applies, or None."""
    days = {_day(*found.groups(), instead=policy.published) for found in _beginnings(policy)}
    return days.pop() if len(days) == 1 else None


def _day(year: str | None, month: str | None, day: str | None, *, instead: date | None) -> date | None:
    """The date in figures; `instead` where the text says 发布之日, None where there is no such day."""
    if not (year and month and day):
        return instead
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _extended(policy: Policy, last: date, context: Context) -> bool:
    """Whether it lasts beyond what its own text says because somebody prolonged it."""
    if policy.expires is None or policy.expires <= last:
        return policy.expires is None and policy.validity == "有效（延续实施）"
    if policy.validity == "有效（延续实施）":
        return True
    return any(each.key == "修改" and each.other is policy for each in relations(context.corpus))


def _ends(policy: Policy, begins: date | None) -> Iterator[tuple[str, date]]:
    """What the text says of its own period, and the last day that comes of it."""
    for piece in policy.body.pieces():
        for found in _UNTIL.finditer(piece.text):
            if last := _day(*found.groups(), instead=None):
                yield found.group().partition("，")[2], last
        for found in _LASTS.finditer(piece.text):
            months = (int(found[1]) if found[1] else _NUMERALS[found[2]]) * (12 if found[3] == "年" else 1)
            if begins and months:
                yield found.group().partition("，")[2], _after(begins, months) - timedelta(days=1)


def _after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(9999, 12, 31)
