"""A number or an address by which one who interpreted can be reached in private."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule

_REACHED = re.compile(r"\d[\d -]{4,}|@|微信|QQ|电话|手机|邮箱", re.IGNORECASE)


@rule("ZJ942", on=Interpretation, level=Level.BLOCK)
def interpreter_contact(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读人写了私人的联系方式。

    ## 查什么
    `解读人` 的姓名和单位里不能有电话、邮箱、微信，也不能有 5 位以上的号码。

    ## 为什么
    专家、记者是来帮忙讲解的。群众有事找单位，单位的电话写在 `联系方式` 里。

    ## 反例
    ```yaml 解读
    解读人: [{姓名: 示例专家甲, 身份: 专家, 单位: "示例大学（jia@example.org）", 同意公开: 是}]
    ```

    ## 正例
    ```yaml 解读
    解读人: [{姓名: 示例专家甲, 身份: 专家, 单位: 示例大学, 同意公开: 是}]
    ```

    ## 怎么改
    删掉号码和邮箱；要让人找得到的，在 `联系方式` 里写单位和办公电话。
    """
    for person in item.interpreters:
        for text in person.texts:
            if _REACHED.search(unicodedata.normalize("NFKC", text)):
                fix = "删掉；群众要问的，“联系方式”里写单位的办公电话"
                yield Hit(person.position, "“解读人”里有号码、邮箱或者联系方式", fix)
                break
