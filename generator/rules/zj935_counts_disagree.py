"""Numbers of opinions that the list of opinions does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Consultation
from generator.model.consultations import NOT_ADOPTED
from generator.rules import Context, rule


@rule("ZJ935", on=Consultation, level=Level.BLOCK)
def counts_disagree(item: Consultation, context: Context) -> Iterator[Hit]:
    """收到数、采纳数和意见对不上。

    ## 查什么
    每条意见算 1 条，写了 `条数` 的按条数算：加起来等于 `收到数`；其中 `采纳` 和 `部分采纳` 的加起来等于 `采纳数`。
    写了 `反馈日期` 的，`收到数` 也要写。`意见` 里有读不懂的，先改好那一处（ZJ005），再来数。

    ## 为什么
    收到 40 条只列 3 条，别人会问其余的哪里去了。相同的意见合成一条，写上 `条数`，一条也不少。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    意见: [{编号: 1, 意见: 写明房租发票可用复印件, 采纳: 采纳}]
    收到数: 3
    采纳数: 1
    ---
    ```

    ## 正例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    意见: [{编号: 1, 意见: 写明房租发票可用复印件, 条数: 3, 采纳: 采纳}]
    收到数: 3
    采纳数: 3
    ---
    ```

    ## 怎么改
    按提示的数改；漏了的意见补上。
    """
    if item.wrote("意见") and _unread(item):
        return  # nothing was counted, so no number may be told
    listed = sum(opinion.times for opinion in item.opinions)
    taken = sum(opinion.times for opinion in item.opinions if opinion.answer not in (None, NOT_ADOPTED))
    if item.received is None and item.answered and not item.wrote("收到数"):
        fix = f"加一行“收到数: {listed}”"
        yield Hit(item.at("反馈日期"), f"写了反馈日期，没有写收到多少条（列出的有 {listed} 条）", fix)
    for key, said, found, what in (
        ("收到数", item.received, listed, "列出的意见"),
        ("采纳数", item.adopted, taken, "采纳和部分采纳的"),
    ):
        if said is not None and said != found:
            fix = f"补全意见，或改成“{key}: {found}”；相同的意见合成一条，写“条数”"
            yield Hit(item.at(key), f"“{key}”是 {said}，{what}加起来是 {found} 条", fix)


def _unread(item: Consultation) -> bool:
    """Whether something amiss between 意见 and the next key left the reader without any opinion."""
    start = item.at("意见")
    ends = min((place for place in item.places.values() if place > start), default=None)
    inside = (start <= each.position and (ends is None or each.position < ends) for each in item.problems)
    return not item.opinions and any(inside)
