"""An example that rests on an article the policy does not have, or on none at all."""

from __future__ import annotations

from collections.abc import Iterator

from generator.articles import Article, Citation, articles_with_annexes, citations, cites_policy
from generator.finding import Hit, Level
from generator.model import Interpretation, Pair, Policy, Position, Stage
from generator.rules import Context, rule
from generator.rules.example_figures import Example, examples_of, policies_of
from generator.rules.places_in_blocks import block_of, places_of

LONGEST = 300
"""Characters of a 依据 that are read."""


@rule("ZJ414", on=Interpretation, level=Level.BLOCK, stage=Stage.SIGN)
def example_basis_wrong(item: Interpretation, context: Context) -> Iterator[Hit]:
    """示例没有写依据，或者依据的条款不存在。

    ## 查什么
    `example` 块的“依据”引的条、款、项，在政策里要找得到；没有这一条的拦下，没有这一款、这一项的作“警告”。
    “依据”里写《某某办法》、原办法的，说的是别的文件，不查。整块没有一处提到条款或文件的，作“警告”（有算式的）或“提示”。

    ## 为什么
    群众拿着示例来问“凭什么”，要翻得到那一条。

    ## 反例
    ```markdown 政策
    **第一条** 为帮助高校毕业生在本区安心就业，制定本办法。

    **第二条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。

    **第四条** 申请人向便民服务中心提出申请，区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ````markdown 解读 示例
    ```example
    情形: 本科毕业生小陈租房8个月
    计算: 500元/月 × 8个月 = 4000元
    依据: 第十三条
    ```
    ````

    没有写依据：

    ```markdown 政策
    **第一条** 为帮助高校毕业生在本区安心就业，制定本办法。

    **第二条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。

    **第四条** 申请人向便民服务中心提出申请，区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ````markdown 解读 示例
    ```example
    情形: 本科毕业生小陈租房8个月
    计算: 500元/月 × 8个月 = 4000元
    ```
    ````

    ## 正例
    ```markdown 政策
    **第一条** 为帮助高校毕业生在本区安心就业，制定本办法。

    **第二条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。

    **第四条** 申请人向便民服务中心提出申请，区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ````markdown 解读 示例
    ```example
    情形: 本科毕业生小陈租房8个月
    计算: 500元/月 × 8个月 = 4000元
    依据: 第三条、第四条
    ```
    ````

    ## 怎么改
    加一行“依据: 第三条”，写示例用到的那一条；条号写错了的改过来。
    """
    policies = policies_of(item, context)
    for example in context.once(examples_of, item):
        yield from _unfounded(example)
        for row in example.bases:
            places = places_of(block_of(item.body, example.card), row)
            for value, place in zip(row.values, places, strict=True):
                for citation in citations(value[:LONGEST]):
                    at = place if place == row.position else _moved(place, citation.start)
                    if all(_speaks_of(citation, policy, item) for policy in policies):
                        yield from _missing(citation, policies, context, at)


def _moved(place: Position, columns: int) -> Position:
    return Position(place.path, place.line, place.column + columns)


def _unfounded(example: Example) -> Iterator[Hit]:
    if any(value.strip() for row in example.bases for value in row.values):
        return
    if "《" in example.text or citations(example.text):
        return
    level = Level.WARN if example.lines else Level.INFO
    yield Hit(example.card.position, "示例没有写依据的条款", "加一行“依据: 第…条”，写示例用到的那一条", level)


def _speaks_of(citation: Citation, policy: Policy, item: Interpretation) -> bool:
    """In the row 依据 an article without a name is one of the policy."""
    if citation.title is None and not citation.before.strip(" 、，,；;（("):
        return True
    return cites_policy(citation, Pair(policy.id, policy, (item,)))


def _missing(citation: Citation, policies: list[Policy], context: Context, place: Position) -> Iterator[Hit]:
    """Hits when none of the policies has what is cited; a policy that is not divided into articles says nothing."""
    divided = [_parts(policy, context) for policy in policies]
    if not divided or not all(divided):
        return
    fits = [
        part
        for parts in divided
        for part in parts
        if (part.number, part.inserted) == (citation.first, citation.inserted)
    ]
    numbers = {part.number for parts in divided for part in parts}
    if not fits or citation.last not in numbers:
        wanted = citation.first if not fits else citation.last
        last = max((part for parts in divided for part in parts), key=lambda part: part.number)
        message = f"依据写的是“{citation.text}”，政策里没有第 {wanted} 条，最后一条是{last.label}"
        yield Hit(place, message, "改成政策里真有的条款；说的是别的文件，前面写上《文件名》")
    elif citation.paragraph and all(citation.paragraph > len(part.paragraphs) for part in fits):
        message = f"依据写的是“{citation.text}”，政策{fits[0].label}只有 {len(fits[0].paragraphs)} 款"
        yield Hit(place, message, "改成有的那一款，或只写到条", Level.WARN)
    elif citation.item and all(citation.item not in part.items for part in fits):
        message = f"依据写的是“{citation.text}”，政策{fits[0].label}有 {len(fits[0].items)} 项，没有这一项"
        yield Hit(place, message, "改成有的那一项，或只写到条", Level.WARN)


def _parts(policy: Policy, context: Context) -> tuple[Article, ...]:
    """The articles, when they are there from the first on; 第七条 in an example of an amendment may be one of the amended document."""
    articles = context.once(articles_with_annexes, policy)
    whole = any(article.number == 1 for article in articles)
    return articles if whole and not policy.amends and "修改" not in (policy.title or "") else ()
