"""An interpretation that leaves most articles of its policy unexplained."""

from __future__ import annotations

from collections.abc import Iterator

from generator.coverage import Explained, coverage
from generator.finding import Hit, Level
from generator.model import Pair
from generator.rules import Context, rule
from generator.rules.substance_of_sections import main_interpretation

_FEWEST = 6
_ENOUGH = 0.4
_SHOWN = 12


@rule("ZJ506", on=Pair, level=Level.INFO)
def articles_left_out(pair: Pair, context: Context) -> Iterator[Hit]:
    """政策的条款大半没有讲到。

    ## 查什么
    政策有实质内容的条款（制定目的、定义、解释权、施行日期这些不算）在 6 条以上，全部解读讲到的不到四成，就列出没有讲到的是哪几条。
    标准要求逐条说明的（如广州2018），规章和行政规范性文件有一条没有讲到就列出；是否触及权利义务，由人判断。
    讲到，是指注明了“第几条”，或者有一段话与这一条的用词大体对得上。

    ## 为什么
    没讲到的条款里，常常正有群众要问的：什么情形领不到、什么时候要退钱。不必条条都讲，但要有意取舍。

    ## 反例
    ```markdown 政策
    **第一条** 为帮助高校毕业生在本区安心就业，制定本办法。

    **第二条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。

    **第四条** 申请人向居住地的便民服务中心提出申请，区人力资源和社会保障局在10个工作日内完成复核。

    **第五条** 机关事业单位在编人员和已经享受公共租赁住房的家庭不得重复申请。

    **第六条** 领取人更换住处或者购买住房的，三十日内向原窗口报告变更情况。

    **第七条** 提交虚假合同骗取资金的，责令全额退回，三年内不再受理。

    **第八条** 财政部门按季度拨付资金，审计部门每年抽查一次使用情况。

    **第九条** 对不予发放的决定不服，可以在收到告知书后申请复查一次。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补500元，研究生每月补800元，最长补24个月（第三条）。条件见第二条，怎么申请见第四条。
    ```

    ## 怎么改
    看一遍列出的条款：群众要照着办的、会吃亏的，补上一两句，句末注明第几条；确实不用讲的，可以不讲。
    """
    item = main_interpretation(pair)
    if pair.policy is None or item is None or not item.body.sections:
        return
    substantive = [each for each in coverage(pair) if each.substantive]
    left = [each for each in substantive if not each.passages]
    told = len(substantive) - len(left)
    if left and context.standard.explains_each_article(pair.policy):
        norm = f"“{context.standard.name}”要求触及权利义务的条款逐条说明"
        message = f"{norm}：有实质内容的 {len(substantive)} 条，解读讲到 {told} 条，没有讲到{_names(left)}"
        fix = "触及权利义务的，各写一段，句末注明“（第几条）”；不触及的可以不讲"
        yield Hit(item.body.sections[0].position, message, fix)
    elif len(substantive) >= _FEWEST and told < _ENOUGH * len(substantive):
        message = f"政策有实质内容的条款 {len(substantive)} 条，解读讲到 {told} 条，没有讲到{_names(left)}"
        fix = "挑群众要照着办的补上一两句，句末注明“（第几条）”；确实不用讲的可以不讲"
        yield Hit(item.body.sections[0].position, message, fix)


def _names(left: list[Explained]) -> str:
    names = "、".join(each.article.label for each in left[:_SHOWN])
    return f"{names}等 {len(left)} 条" if len(left) > _SHOWN else names
