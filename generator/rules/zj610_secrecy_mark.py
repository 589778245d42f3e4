"""A mark of secrecy or of internal handling on what is going to be published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document, Position
from generator.privacy.marks import Mark
from generator.rules import Context, rule
from generator.rules.personal_numbers import seen_in


@rule("ZJ610", on=Document, level=Level.BLOCK)
def secrecy_mark(document: Document, context: Context) -> Iterator[Hit]:
    """带着密级、内部资料或批示的标志。

    ## 查什么
    “机密★10年”“密级：秘密”这样的密级标志，附注里的“此件依申请公开”“此件不公开”；单独成行的“内部资料 注意保存”“不得外传”，
    和“领导批示：…”“拟办意见：…”是警告。夹着看不见的字符、写成繁体字的也认得出；表格里有密级一栏的是警告。
    讲怎么标密级的句子里、放在引号里举例的标志也是警告，核对过的可以写 `豁免`；阻断的不能豁免。
    句子里说到保守国家秘密的不算。附件和手写页面由 ZJ611 查。

    ## 为什么
    带着标志的稿子不是给公众看的版本：要么还没有解密，要么拿错了文件。

    ## 反例
    ```markdown 解读 主要内容
    机密★10年

    本科毕业生每月补500元。
    ```

    又如：

    ```markdown 解读 主要内容
    本科毕业生每月补500元。

    （此件依申请公开）
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元。工作人员应当保守国家秘密和个人信息，内部资料不得外传。

    （此件公开发布）
    ```

    又如：

    ```yaml 解读
    豁免: {ZJ610: {理由: 是举例，保密员核对过, 批准: 区政府办公室主任}}
    ```

    ```markdown 解读 主要内容
    本科毕业生每月补500元。涉密载体要在左上角标注密级，如“秘密★长期”。
    ```

    ## 怎么改
    先找保密员核对能不能公开。能公开的，删掉标志，换成定稿；不能的，把政策和解读移出 `content`。
    """
    for mark in context.once(seen_in, document).marks:
        yield hit(*mark)


def hit(mark: Mark, position: Position, label: str) -> Hit:
    """The finding for one mark."""
    if mark.sample:
        fix = "核对是举例：是的，照发，写进“豁免”就不再提醒（附件、页面不用写）；不是的，把文件移出 content"
        return Hit(position, f"{label}引号里有“{mark.words}”的标志，像是举例", fix, Level.WARN)
    fix = "能公开的，删掉这个标志；不能公开的，把文件移出 content"
    return Hit(position, f"{label}有“{mark.words}”的标志", fix, None if mark.grave else Level.WARN)
