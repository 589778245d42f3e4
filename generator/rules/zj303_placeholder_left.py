"""A placeholder of a template left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.elements import element_of
from generator.empty_text import placeholder, to_do
from generator.finding import Hit, Level
from generator.model import Document, Interpretation, Policy, Stage
from generator.rules import Context, rule
from generator.rules.substance_of_sections import empty_sections
from generator.rules.written_texts import written_texts

_QUOTED = re.compile("“([^“”]{1,200})”")
_FIX = "填上实际内容，或删去这一处"


@rule("ZJ303", on=Document, level=Level.BLOCK, stage=Stage.SIGN)
def placeholder_left(document: Document, context: Context) -> Iterator[Hit]:
    """还留着占位符。

    ## 查什么
    文件头和正文里单独的“待补充”“待完善”“TBD”；解读正文里还有连着三个以上的“×”或“X”、填空用的长下划线。
    前后有数字或字母的（如 138××××1234）是隐去的号码，不算；引号里照引政策原文的（如编号的写法“×政〔××××〕×号”），也不算。

    ## 为什么
    没填完的稿子发出去，群众看到的是“咨询电话：×××”。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补×××元，研究生每月补800元。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元（500元×24个月，最多12000元）。短信里的号码显示为138××××1234。
    ```

    ## 怎么改
    填上实际内容，或者删去这一处。
    """
    for position, text in written_texts(document):
        if left := to_do(text):
            yield Hit(position, f"还留着占位符“{left}”", _FIX)
    explains = isinstance(document, Interpretation)
    find = placeholder if explains else to_do  # a policy may hold forms to fill in
    empty = {section.position for section in empty_sections(document.body)} if explains else set()
    for section in document.body.sections:
        if section.position in empty and section.heading and element_of(section.heading):
            continue  # ZJ302 says so
        for block in section.blocks:
            text = block.text
            if explains and find(text):
                originals = _originals(document, context)
                text = _unquoted(text, originals)
            if left := find(text):
                yield Hit(block.position, f"还留着占位符“{left[:12]}”", _FIX)


def _unquoted(text: str, originals: tuple[str, ...]) -> str:
    """The text without what it quotes from one of these, word for word."""
    return _QUOTED.sub(lambda found: "" if any(found[1] in each for each in originals) else found[0], text)


def _originals(document: Document, context: Context) -> tuple[str, ...]:
    """The texts of the policies that an interpretation may quote."""
    if not isinstance(document, Interpretation):
        return ()
    policies = (context.documents.get(f"content/policies/{target}.md") for target in document.targets)
    return tuple(policy.body.text for policy in policies if isinstance(policy, Policy))
