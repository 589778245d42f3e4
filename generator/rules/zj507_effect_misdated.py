"""The day a policy takes effect, or how long it lasts, stated wrongly in its interpretation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule
from generator.rules.effect_dates import misdated


@rule("ZJ507", on=Interpretation, level=Level.WARN)
def effect_misdated(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读写的施行日期、有效期与政策不一样。

    ## 查什么
    解读写明说的是这份政策（标题、《办法》、“本办法”）的“某年某月某日起施行”“有效期几年”，要与政策文件头的 `施行日期`、
    `失效日期` 一样；背景里的也查。政策正文里有同样的日期或者年限的不报。

    ## 为什么
    群众照着解读算从哪天起、到哪天止能申请。写错了，有人白跑，有人错过。

    ## 反例
    ```yaml 政策
    施行日期: 2026-04-01
    失效日期: 2029-03-31
    ```

    ```markdown 解读 背景依据
    《示例区高校毕业生租房补贴办法》（示政办〔2026〕12号）自2026年5月1日起施行，面向来区就业的毕业生。
    ```

    又如，有效期写错了：

    ```yaml 政策
    施行日期: 2026-04-01
    失效日期: 2029-03-31
    ```

    ```markdown 解读 主要内容
    本科毕业生每月补贴500元，最长24个月。本办法有效期五年。
    ```

    ## 正例
    ```yaml 政策
    施行日期: 2026-04-01
    失效日期: 2029-03-31
    ```

    ```markdown 解读 背景依据
    《示例区高校毕业生租房补贴办法》（示政办〔2026〕12号）自2026年4月1日起施行，有效期3年。
    ```

    ## 怎么改
    照政策的施行日期、有效期改解读；文件头写错的，改文件头。
    """
    for found in misdated(item, context):
        yield Hit(found.piece.at(found.start), found.message, found.fix)
