"""A final list that departs from the rules of its selection, or from the ranking without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Category, Corpus, FinalList, Position
from generator.program import PROGRAM
from generator.rules import Context, rule
from generator.rules.selections import category_of, changed, taking_part


@rule("ZJ918", on=Corpus, level=Level.BLOCK)
def final_list_amiss(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """终审名单与遴选规则或者名次不符。

    ## 查什么
    每一类入选的不超过名额，类别是政策该归的那一类，公布日期不早于基准日，每一件都带着摘要。
    摘要对得上的（入选以后没有改过），得分、名次要与照同样文件算出来的一样。
    名次在前而没有入选的，列在 `未入选` 里写明理由。

    ## 为什么
    结果可以不照名次，但要说得出理由，留得下记录。

    ## 反例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    ```

    ```文件 content/showcase/2026/final.yml
    公布日期: 2026-05-08
    入选:
      - 编号: 2026-zufang-butie
        类别: 惠民补助
        名次: 2
        摘要:
          interpretations/2026-zufang-butie.md: 721d12b230c969db7813f92e6eb4d5d6ecac9a32f410e7ea0756aa9d7ac12fca
          policies/2026-zufang-butie.md: c03a4e6324fa40111d347fbe2908ca86018d2db52b6e829fae62ba12679aa8e7
    ```
    ## 正例
    ```文件 content/showcase/2026/selection.yml
    评选期: {起: 2026-01-01, 止: 2026-03-31}
    基准日: 2026-04-01
    类别:
      - {名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 1}
    ```

    ```文件 content/showcase/2026/final.yml
    公布日期: 2026-05-08
    入选:
      - 编号: 2026-zufang-butie
        类别: 惠民补助
        名次: 1
        摘要:
          interpretations/2026-zufang-butie.md: 721d12b230c969db7813f92e6eb4d5d6ecac9a32f410e7ea0756aa9d7ac12fca
          policies/2026-zufang-butie.md: c03a4e6324fa40111d347fbe2908ca86018d2db52b6e829fae62ba12679aa8e7
    ```
    ## 怎么改
    从 `zcjd showcase 年份 --output 目录` 写出的 `final.yml` 改起；调整名次的，补上 `未入选` 和 `理由`。
    """
    for selection in corpus.selections:
        final = selection.final
        if final is None:
            continue
        if final.day < selection.base_day:
            message = f"公布日期 {final.day} 在基准日（{selection.base_day}）以前"
            yield Hit(Position(final.path), message, "改成公布那天；名单拿错了年份的，换成这一年的")
        known = taking_part(selection, corpus)
        names = [category.name for category in selection.categories]
        for choice in final.chosen:
            if choice.category not in names:
                said = f"“{choice.id}”的类别“{choice.category}”" if choice.category else f"“{choice.id}”没有写类别，"
                yield Hit(choice.position, f"{said}不在遴选的类别里", f"写成其中一个：{'、'.join(names)}")
            elif (
                (pair := known.get(choice.id))
                and (category := category_of(pair, selection))
                and category.name != choice.category
                and not changed(choice, corpus)
            ):
                message = f"“{choice.id}”写的类别是“{choice.category}”，它属于“{category.name}”"
                yield Hit(choice.position, message, f"改成“类别: {category.name}”，在那一类里比")
            if not choice.digests:
                fix = f"从 {PROGRAM} showcase {selection.year} --output 目录 写出的 final.yml 里抄来"
                yield Hit(choice.position, f"“{choice.id}”没有“摘要”，入选以后改没改过看不出来", fix)
        for choice in final.passed_over:
            if not choice.reason:
                yield Hit(choice.position, f"“{choice.id}”没有入选，没有写理由", "补一行“理由: …”")
        for category in selection.categories:
            yield from _against_the_ranking(category, final)


def _against_the_ranking(category: Category, final: FinalList) -> Iterator[Hit]:
    chosen = [choice for choice in final.chosen if choice.category == category.name]
    if len(chosen) > category.seats:
        message = f"“{category.name}”入选 {len(chosen)} 件，名额是 {category.seats} 件"
        yield Hit(chosen[category.seats].position, message, "减到名额以内；名额确实增加的，改 selection.yml 并另行公布")
    others = [choice for choice in final.passed_over if choice.category == category.name]
    for choice in chosen:
        ahead = sum(other.rank < choice.rank for other in (*chosen, *others))
        if ahead < choice.rank - 1:
            message = f"“{choice.id}”排第 {choice.rank}，前面有 {choice.rank - 1 - ahead} 件没有入选，没有写理由"
            fix = f"把它们列在“未入选”里，写明编号、类别“{category.name}”、名次和理由"
            yield Hit(choice.position, message, fix)
