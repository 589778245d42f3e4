"""Two figures of an interpretation that changed places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.finding import Hit, Level
from generator.model import Interpretation, Policy
from generator.rules import Context, rule
from generator.rules.labelled_figures import exchanged, labelled_figures

_MOST = 20


@rule("ZJ509", on=Interpretation, level=Level.WARN)
def figures_exchanged(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读里两个数写颠倒了。

    ## 查什么
    同一句话、同一张表里的两个数，政策里都有，但是政策把甲的数写给乙、乙的数写给甲：如政策写“本科毕业生每月500元、研究生每月800元”，
    解读写“本科毕业生800元、研究生500元”。看的是数字前面的词、表格的行名和列名；词在政策里找不到的不报。

    ## 为什么
    两个数政策里都有，逐个核对看不出来；照着解读算的人，钱全算错。

    ## 反例
    ```markdown 政策
    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。
    ```

    ```markdown 解读 主要内容
    本科毕业生每月补贴800元，研究生每月补贴500元，最长24个月。
    ```

    表格里两行的数颠倒了：

    ```markdown 政策
    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。
    ```

    ```markdown 解读 主要内容
    最长24个月。

    | 对象 | 每月补贴 |
    |---|---|
    | 本科毕业生 | 800元 |
    | 研究生 | 500元 |
    ```

    ## 正例
    ```markdown 政策
    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。
    ```

    ```markdown 解读 主要内容
    | 对象 | 每月补贴 |
    |---|---|
    | 研究生 | 800元 |
    | 本科毕业生 | 500元 |
    ```

    ## 怎么改
    对照政策把两个数调过来。
    """
    documents = [context.documents.get(f"content/policies/{target}.md") for target in item.targets]
    policies = [policy for policy in documents if isinstance(policy, Policy)]
    theirs = tuple(each for policy in policies for each in context.once(labelled_figures, policy))
    if not theirs or len(policies) < len(documents):
        return
    told: set[int] = set()
    for found in islice(exchanged(context.once(labelled_figures, item), theirs), _MOST):
        if {id(found.one), id(found.other)} & told:
            continue
        told |= {id(found.one), id(found.other)}
        left, right = found.labels
        where = f"政策{found.article or '正文'}"
        message = (
            f"“{left}”写的是“{found.one.text.strip()}”，“{right}”写的是“{found.other.text.strip()}”，{where}正好相反"
        )
        yield Hit(found.one.piece.at(found.one.start), message, f"对照{where}把两个数调过来")
