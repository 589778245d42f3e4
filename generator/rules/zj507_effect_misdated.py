"""The day a policy takes effect, or how long it lasts, stated wrongly in its interpretation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.articles import names_policy
from generator.finding import Hit, Level
from generator.model import Interpretation, Pair, Policy
from generator.quantities import number
from generator.rules import Context, rule

_SENTENCE = re.compile(r"[^。！？；\n]+")
_BEGINS = re.compile(r"(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日起?(?:正式|开始)?(?:施行|实施|执行)")
_LASTS = re.compile(r"有效期限?(?:为|是)?([0-9]{1,2}|[一二两三四五六七八九十])年(?![度底内初])")
_TITLES = re.compile(r"《([^《》]{1,100})》")
_THIS = re.compile("本(?:办法|规定|细则|规则|通知|意见|方案|措施|政策|文件|决定)")
_OTHER = re.compile("原|旧|修[订改]|废止|此前|以前|曾|条例|法[》自从]|上位|延长|试行|证|协议|合同|例如|比如")
_SLACK = 2  # days: the last day, or the day after it


@rule("ZJ507", on=Interpretation, level=Level.WARN)
def effect_misdated(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读写的施行日期、有效期与政策不一样。

    ## 查什么
    解读写明说的是这份政策（标题、《办法》、“本办法”）的“某年某月某日起施行”“有效期几年”，要与政策文件头的 `施行日期`、
    `失效日期` 一样；背景里的也查。政策正文里有同样的日期或者年限的不报。

    ## 为什么
    群众照着解读算从哪天起、到哪天止能申请。写错了，有人白跑，有人错过。

    ## 反例
    ```markdown 解读 背景依据
    《示例区高校毕业生租房补贴办法》（示政办〔2026〕12号）自2026年5月1日起施行，面向来区就业的毕业生。
    ```

    又如，有效期写错了：

    ```markdown 解读 主要内容
    本科毕业生每月补贴500元，最长24个月。本办法有效期五年。
    ```

    ## 正例
    ```markdown 解读 背景依据
    《示例区高校毕业生租房补贴办法》（示政办〔2026〕12号）自2026年4月1日起施行，有效期3年。
    ```

    ## 怎么改
    照政策的施行日期、有效期改解读；文件头写错的，改文件头。
    """
    policy = context.documents.get(f"content/policies/{item.targets[0]}.md") if len(item.targets) == 1 else None
    if not isinstance(policy, Policy) or policy.effective is None:
        return
    pair = Pair(policy.id, policy, (item,))
    begins, text = policy.effective, "".join(policy.body.text.split())
    for piece in item.body.pieces():
        for sentence in _SENTENCE.finditer(piece.text):
            first, lasts = _BEGINS.search(sentence[0]), _LASTS.search(sentence[0])
            if not (first or lasts) or not _of_this(sentence[0], pair):
                continue
            if first and _differs(first, begins) and first[0].split("日")[0] not in text:
                said = f"{begins.year}年{begins.month}月{begins.day}日"
                message = f"解读写“{first[0]}”，政策的施行日期是{said}"
                yield Hit(
                    piece.at(sentence.start() + first.start()),
                    message,
                    f"改为“{said}起施行”；政策文件头写错的，改文件头",
                )
            if lasts and policy.expires and lasts[0] not in text and _outlasts(lasts[1], begins, policy.expires):
                message = f"解读写“{lasts[0]}”，政策自 {begins} 起施行，失效日期是 {policy.expires}"
                fix = "照政策的有效期改；政策文件头的“失效日期”写错的，改文件头"
                yield Hit(piece.at(sentence.start() + lasts.start()), message, fix)


def _of_this(sentence: str, pair: Pair) -> bool:
    """Whether a sentence speaks of this policy and of no other document."""
    titles = _TITLES.findall(sentence)
    rest = _TITLES.sub("《》", sentence)
    if _OTHER.search(rest) or not all(names_policy(title, pair) for title in titles):
        return False
    return bool(titles) or _THIS.search(sentence) is not None


def _differs(found: re.Match[str], begins: date) -> bool:
    return (int(found[1]), int(found[2]), int(found[3])) != (begins.year, begins.month, begins.day)


def _outlasts(written: str, begins: date, expires: date) -> bool:
    years = int(number(written) or 0)
    leap = begins.month == 2 and begins.day == 29
    return abs((expires - begins.replace(year=begins.year + years, day=28 if leap else begins.day)).days) > _SLACK
