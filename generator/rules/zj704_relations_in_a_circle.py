"""Documents that amend, repeal or rest on each other in a circle, or on themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules.relations import CHANGES, Relation, relations


@rule("ZJ704", on=Corpus, level=Level.BLOCK)
def relations_in_a_circle(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """修改、废止、依据绕成了圈。

    ## 查什么
    顺着 `修改`、`废止` 往前找，不能回到自己；`依据` 也一样。写了自己的编号或文号，也算。

    ## 为什么
    甲废止乙、乙又废止甲，两份都显示失效，群众找不到还算数的那一份。

    ## 反例
    ```yaml 政策
    废止: [示政办〔2026〕12号]
    ```

    又如，两份互相写：

    ```yaml 政策
    修改: [2026-rencai-gongyu]
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕13号
    废止: [2026-zufang-butie]
    ```

    ## 正例
    ```yaml 政策
    废止: [示政办〔2022〕18号]
    ```

    ## 怎么改
    只在后出台的文件里写关系，删去先出台的文件里写错的那一条。
    """
    for keys in (CHANGES, ("依据",)):
        steps: dict[str, list[Relation]] = {}
        for relation in relations(corpus):
            if relation.key in keys:
                steps.setdefault(relation.policy.id, []).append(relation)
        for circle in _circles(steps):
            last = circle[-1]
            if len(circle) == 1:
                message = f"“{last.key}”里的“{last.reference}”就是本文件自己"
            else:
                names = " → ".join(relation.policy.id for relation in [*circle, circle[0]])
                message = f"“{last.key}”里的“{last.reference}”绕成了圈：{names}"
            yield Hit(last.policy.at(last.key), message, f"从“{last.key}”里删去“{last.reference}”")


def _circles(steps: dict[str, list[Relation]]) -> Iterator[list[Relation]]:
    """A circle for every step that leads back onto the way walked, without recursion; the step that closes it comes last."""
    done: set[str] = set()
    for start in sorted(steps):
        if start in done:
            continue
        way: list[Relation] = []
        places = {start: 0}
        waiting = [iter(steps[start])]
        while waiting:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
                leaving = way.pop().other.id if way else start
                places.pop(leaving)
                done.add(leaving)
            elif step.other.id in places:
                yield [*way[places[step.other.id] :], step]
            elif step.other.id not in done:
                way.append(step)
                places[step.other.id] = len(way)
                waiting.append(iter(steps.get(step.other.id, ())))
