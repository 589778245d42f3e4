"""The policy's own 文号, written wrongly in its interpretation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from generator.articles import names_policy
from generator.finding import Hit, Level
from generator.model import Interpretation, Pair, Policy
from generator.rules import Context, rule
from generator.rules.document_numbers import AROUND, LEADS, Number, beside, numbers, own_number, unlike

_SLIPS = 2
_OFFICIAL = re.compile("〔[0-9]{4}〕")
_SHORT = re.compile(rf"《([^《》]{{1,40}})》{LEADS}$")
_PASSED_ON = re.compile("转发|批转")
_EARLIER = re.compile("原|旧|修[订改]|修正|废止|失效|到期|届满|试行|此前|以前|过去|曾|第[一二三]版|上一[版轮]|征求意见")

_THEN = re.compile("(?:以前|过去)[^，《]{2,40}，")


@rule("ZJ502", on=Interpretation, level=Level.BLOCK)
def number_cited_wrongly(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读把政策的文号写错了。

    ## 查什么
    解读紧跟在政策标题后面写的文号，要与政策文件头的 `文号` 一样：发文机关代字、序号写错的拦下；年份不同的、整个写错的、跟在简称后面的、
    括号不是〔〕或者缺了半边的、序号写成汉字的，作“警告”。同一句里说到原办法、废止、到期、那一年的，说的是以前的版本，不查。

    ## 为什么
    群众按文号去查原文。错一个字，查到的就是别的文件，或者什么也查不到。

    ## 反例
    ```yaml 政策
    文号: 示政办〔2026〕12号
    ```

    ```markdown 解读 背景依据
    《示例区高校毕业生租房补贴办法》（示政办〔2026〕13号）自4月1日起施行，面向来区就业的毕业生。
    ```

    ## 正例
    ```yaml 政策
    文号: 示政办〔2026〕12号
    ```

    ```markdown 解读 背景依据
    《示例区高校毕业生租房补贴办法》（示政办〔2026〕12号）自4月1日起施行，面向来区就业的毕业生。
    ```

    ## 怎么改
    照政策文件头的“文号”改；文件头写错的，改文件头。说的是以前的版本，写明“原《…》”。
    """
    for target in item.targets:
        policy = context.documents.get(f"content/policies/{target}.md")
        own = own_number(policy.number) if isinstance(policy, Policy) and policy.number else None
        if own is None or not isinstance(policy, Policy):
            continue
        given = any(unlike(each, own) == 0 for each in numbers(item.body.text))
        for piece in item.body.pieces():
            for found in numbers(piece.text):
                verdict = _verdict(found, own, piece.text, policy, item, given=given)
                if verdict is not _Verdict.RIGHT:
                    message = f"“{found.text}”与政策的文号“{policy.number}”不一样{_form(found, own)}"
                    sure = verdict is _Verdict.WRONG
                    fix = f"改为“{policy.number}”" + ("；政策文件头写错的，改文件头" if sure else "")
                    yield Hit(piece.at(found.start), message, fix, None if sure else Level.WARN)


class _Verdict(Enum):
    RIGHT = auto()
    DOUBTFUL = auto()
    WRONG = auto()


def _form(found: Number, own: Number) -> str:
    """Said where office, year and serial are right: a reader would search in vain for the difference."""
    if unlike(found, own) != 0:
        return ""
    if not _OFFICIAL.search(found.text):
        return "：年份两边要用六角括号“〔〕”"
    return "：序号用数字写，前面不加“第”" if not found.official else ""


def _verdict(found: Number, own: Number, text: str, policy: Policy, item: Interpretation, *, given: bool) -> _Verdict:
    """What to think of a number; `given` tells whether the interpretation gives the right one anywhere."""
    differs = unlike(found, own)
    if differs == 0:
        same = found.official or found.text.replace(" ", "") == "".join((policy.number or "").split())
        return _Verdict.RIGHT if same else _Verdict.DOUBTFUL
    before = text[max(0, found.start - AROUND) : found.start]
    if _of_earlier(found, own, text, policy.title or ""):
        return _Verdict.RIGHT
    whole = beside(text, found, policy.title or "")
    near = text[max(0, found.start - AROUND) : found.start + len(found.text) + AROUND]
    passed_on = _PASSED_ON.search(near + (policy.title or "")) is not None  # by a document with a number of its own
    if whole and differs <= _SLIPS:
        return _Verdict.WRONG if found.year == own.year and not passed_on else _Verdict.DOUBTFUL
    if passed_on or (found.year, found.serial) == (own.year, own.serial):
        return _Verdict.RIGHT  # 海关总署公告2024年第18号 and 公告〔2024〕18号 are the same
    series = (found.office, found.year) == (own.office, own.year)  # an office names no two documents of a year alike
    if whole:
        if given:
            return _Verdict.DOUBTFUL if series else _Verdict.RIGHT
        return _Verdict.WRONG if series else _Verdict.DOUBTFUL
    short = _SHORT.search(before) if series and not given else None
    return _Verdict.DOUBTFUL if short and names_policy(short[1], Pair(policy.id, policy, (item,))) else _Verdict.RIGHT


def _of_earlier(found: Number, own: Number, text: str, title: str) -> bool:
    """Whether the sentence speaks of an earlier version, which may have the same title."""
    end = found.start + len(found.text)
    before = re.split("[。！？\n]", text[max(0, found.start - AROUND) : found.start])[-1]
    after = re.split("[。！？\n]", text[end : end + AROUND])[0]
    if found.year == own.year:
        before = _THEN.sub("", before)  # 以前很乱，印发了《…》 speaks of no earlier version
    rest = before.replace(title, "") + after
    return _EARLIER.search(rest) is not None or (found.year != own.year and f"{found.year}年" in rest)
