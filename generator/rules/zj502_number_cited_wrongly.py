"""The policy's own 文号, written wrongly in its interpretation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Policy
from generator.rules import Context, rule
from generator.rules.document_numbers import Number, numbers, own_number, unlike

_SLIPS = 2
_AROUND = 160
_OFFICIAL = re.compile("〔[0-9]{4}〕")
_LEADS = r"(?: ?[（(] ?(?:以下简称[^（），。]{1,20}，)?)?(?:，?(?:文号|发文字号)(?:为|是)?[：:]?)?"
_PASSED_ON = re.compile("转发|批转")
_EARLIER = re.compile("原|旧|修[订改]|废止|失效|到期|届满|试行|此前|以前|过去|曾|第[一二三]版|上一[版轮]|征求意见")


@rule("ZJ502", on=Interpretation, level=Level.BLOCK)
def number_cited_wrongly(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读把政策的文号写错了。

    ## 查什么
    解读紧跟在政策标题后面写的文号，要与政策文件头的 `文号` 一样：发文机关代字、序号写错的拦下；年份不同的、整个写错的、括号不是〔〕或者
    缺了半边的，作“警告”。同一句里说到原办法、废止、到期、那一年的，说的是以前的版本，不查。

    ## 为什么
    群众按文号去查原文。错一个字，查到的就是别的文件，或者什么也查不到。

    ## 反例
    ```markdown 解读 背景依据
    《示例区高校毕业生租房补贴办法》（示政办〔2026〕13号）自4月1日起施行，面向来区就业的毕业生。
    ```

    ## 正例
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
        for piece in item.body.pieces():
            for found in numbers(piece.text):
                if _is_slip(found, own, piece.text, policy) or _is_strange(found, own, piece.text, policy, item):
                    message = f"“{found.text}”与政策的文号“{policy.number}”不一样{_brackets(found, own)}"
                    sure = found.year == own.year and 0 < unlike(found, own) <= _SLIPS
                    fix = f"改为“{policy.number}”" + ("；政策文件头写错的，改文件头" if sure else "")
                    yield Hit(piece.at(found.start), message, fix, None if sure else Level.WARN)


def _brackets(found: Number, own: Number) -> str:
    """Said where office, year and serial are right: a reader would search in vain for the difference."""
    return "：年份两边要用六角括号“〔〕”" if unlike(found, own) == 0 and not _OFFICIAL.search(found.text) else ""


def _is_slip(found: Number, own: Number, text: str, policy: Policy) -> bool:
    differs = unlike(found, own)
    if differs == 0:
        return not found.official and found.text.replace(" ", "") != "".join((policy.number or "").split())
    before = text[max(0, found.start - _AROUND) : found.start]
    return _beside(before, policy) and differs <= _SLIPS and not _of_earlier(found, own, text, policy.title or "")


def _is_strange(found: Number, own: Number, text: str, policy: Policy, item: Interpretation) -> bool:
    """Whether a number with nothing of the policy's own stands where that belongs, and the interpretation never gives the right one."""
    before = text[max(0, found.start - _AROUND) : found.start]
    if unlike(found, own) <= _SLIPS or not _beside(before, policy) or _PASSED_ON.search(text + (policy.title or "")):
        return False
    if (found.year, found.serial) == (own.year, own.serial) or _of_earlier(found, own, text, policy.title or ""):
        return False  # 海关总署公告2024年第18号 and 公告〔2024〕18号 are the same
    return not any(unlike(each, own) == 0 for each in numbers(item.body.text))


def _beside(before: str, policy: Policy) -> bool:
    """Whether the text that ends here leads from the policy's full title straight to its number."""
    title = re.escape(policy.title or "")
    return bool(title) and re.search(rf"《{title}》{_LEADS}$", before) is not None


def _of_earlier(found: Number, own: Number, text: str, title: str) -> bool:
    """Whether the sentence speaks of an earlier version, which may have the same title."""
    end = found.start + len(found.text)
    before = re.split("[。！？\n]", text[max(0, found.start - _AROUND) : found.start])[-1]
    after = re.split("[。！？\n]", text[end : end + _AROUND])[0]
    rest = before.replace(title, "") + after
    return _EARLIER.search(rest) is not None or (found.year != own.year and f"{found.year}年" in rest)
