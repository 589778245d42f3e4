"""A sentence of an interpretation that is too long to be read in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.plainness import sentences
from generator.rules import Context, rule

LONGEST = 80
_SHOWN = 3
_ITEM = re.compile(r"（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|[①-⑳]")


@rule("ZJ808", on=Interpretation, level=Level.INFO)
def long_sentence(interpretation: Interpretation, context: Context) -> Iterator[Hit]:
    """句子超过 80 个字。

    ## 查什么
    解读的自然段里，从一个句号（或者问号、叹号）到下一个，超过 80 个字。标点、《》里的文件名和括号里的文号不算字；
    列表、表格、引用的原文、流程图等方框不查。一份解读只报一次，写明一共几句、最长的是哪一句。

    ## 为什么
    句子一长，念一遍记不住开头。手机上一句占满一屏。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补500元，研究生每月补800元，最长补24个月，从受理的当月算起，中间换了工作或者搬了家的也接着算，
    不用重新排队，只要在三十天以内告诉窗口一声，补贴就会按照新的租赁合同继续打到原来的银行卡上，不会断（第三条）。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元，研究生每月补800元，最长补24个月，从受理的当月算起（第三条）。中间换了工作或者搬了家的也接着算，
    不用重新排队。三十天以内告诉窗口一声，补贴就会继续打到原来的银行卡上，不会断。
    ```

    ## 怎么改
    一句话只说一件事。在“，”处断开，改成句号；并列的几项改成列表。
    """
    long = [
        sentence
        for sentence in sentences(interpretation.body, ("paragraph",))
        if sentence.length > LONGEST and not _ITEM.match(sentence.text)
    ]
    if not long:
        return
    longest = sorted(long, key=lambda sentence: -sentence.length)[:_SHOWN]
    shown = "、".join(
        f"第 {sentence.block.at(sentence.offset).line} 行的“{sentence.text[:12]}……”（{sentence.length} 字）"
        for sentence in longest
    )
    place = longest[0].block.at(longest[0].offset)
    yield Hit(place, f"有 {len(long)} 句超过 {LONGEST} 字：{shown}", "在逗号处断成两三句，或者把并列的几项改成列表")
