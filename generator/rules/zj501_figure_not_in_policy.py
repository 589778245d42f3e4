"""A figure of the interpretation that its policy does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator.finding import Hit, Level
from generator.model import Interpretation, Pair, Policy
from generator.quantities import number
from generator.rules import Context, rule
from generator.rules.derived_figures import Reckoner
from generator.rules.effect_dates import misdated
from generator.rules.figure_scope import Scoped, scoped_figures
from generator.rules.figures import (
    MOST,
    Figure,
    Key,
    attached_figures,
    counts_of,
    figures_of,
    likeness,
    table_numbers,
    unmeasured,
)
from generator.rules.figures_beside_words import PolicyFigures

_ALIKE = 7
"""Characters around two figures that agree when both stand in the same sentence of the policy."""

_NEAREST = 200
_TIMES = frozenset(map(Decimal, range(2, 10)))
_QUOTING = 5
_PARAGRAPHS = 2000
_OLD_AND_NEW = ("differences", "issues")
_GIVEN = ("background", "fact", "other", "loose")


@rule("ZJ501", on=Interpretation, level=Level.WARN)
def figure_not_in_policy(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读里的数字在政策里找不到。

    ## 查什么
    解读里的金额、比例、期限、年龄、人数等数字，要与政策一致。`300元`、`三百元`、`0.03万元` 算同一个数，`六折` 和 `60%`、
    `80厘米` 和 `0.8米` 也算；由政策的数字算出来的（全年合计、两项之和、“种200亩补3万元”这样设想的情形）不报。背景、示例、写明出处的数字
    和表格“原来”“修订前”一列不查。

    ## 为什么
    群众照着解读办事。解读把500元写成600元，就是对外作了一个政策没有的承诺。

    ## 反例
    ```markdown 政策
    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。
    ```

    ```markdown 解读 主要内容
    本科毕业生每月补贴600元，最长24个月。
    ```

    ## 正例
    ```markdown 政策
    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。
    ```

    ```markdown 解读 主要内容
    本科毕业生每月补贴五百元，最长24个月。
    ```

    ## 怎么改
    对照政策改正。数字出自别的文件或统计的，在同一句里写明出处：写上那份文件的《标题》或文号，或者写“（来源：区统计局2025年公报）”。
    """
    evidence = gather(item, context)
    if evidence is None:
        return
    dated = list(misdated(item, context))  # ZJ507 says so
    for scoped in evidence.scoped:
        nearest = misquoted(scoped, evidence)
        if nearest is None or any(
            each.piece is scoped.piece and each.start <= scoped.quantity.start < each.end for each in dated
        ):
            continue
        at = scoped.piece.at(scoped.quantity.start)
        yield Hit(at, f"政策里没有“{scoped.quantity.text}”{_nearest(nearest)}", _remedy(scoped, nearest))


@dataclass(frozen=True, slots=True)
class Evidence:
    """All figures that an interpretation may quote, by kind and value.

    `scoped` are the interpretation's own figures. `policy` maps each figure of its policies to the articles it stands in,
    `passages` the kind and the three characters before to the figures of running text; `amended` and `replaced` are those
    of documents that the policies change and end, `said` those that the interpretation gives as facts; `derived` are the places
    of those that follow from others.
    """

    scoped: tuple[Scoped, ...]
    own: tuple[Figure, ...]
    policy: Mapping[Key, set[str]]
    passages: Mapping[tuple[str, str], Sequence[Figure]]
    amended: frozenset[Key]
    replaced: frozenset[Key]
    cells: frozenset[Decimal]
    said: frozenset[Key]
    derived: frozenset[tuple[int, int]]


def gather(item: Interpretation, context: Context) -> Evidence | None:
    """What the figures of an interpretation are compared with; None while a policy's text is missing or too long."""
    policies = [context.documents.get(f"content/policies/{target}.md") for target in item.targets]
    known = [policy for policy in policies if isinstance(policy, Policy) and policy.body.sections]
    if not known or len(known) < len(policies):
        return None
    pairs = tuple(Pair(policy.id, policy, (item,)) for policy in known)
    own = [each for policy in known for each in (*context.once(figures_of, policy), *attached_figures(policy, context))]
    if len(own) >= MOST:
        return None
    amended = [each for policy in known for each in _others(policy.amends, context)]
    replaced = frozenset(each.key for policy in known for each in _others((*policy.repeals, *policy.bases), context))
    cells = frozenset(value for policy in known for value in context.once(table_numbers, policy))
    scoped = tuple(scoped_figures(item, pairs))
    said = {each.figure.key for each in scoped if each.reason in _GIVEN}
    places: defaultdict[Key, set[str]] = defaultdict(set)
    passages: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for each in dict.fromkeys(own):  # the same words over and over are looked at once
        places[each.key].add(each.place)
        near = passages[each.kind, each.before[-3:]]
        if not each.in_table and len(near) < _NEAREST:
            near.append(each)
    for policy in known:
        for key in unmeasured(policy):
            places[key].add("")
        if policy.effective and policy.expires:  # how long it lasts, which its text may leave to the front matter
            places["月", Decimal(round((policy.expires - policy.effective).days / 30.4375))].add("")
    keys, facts = frozenset(each.key for each in amended), frozenset(said)
    counts = [each for policy in known for each in context.once(counts_of, policy)]
    derived = frozenset(_derived(scoped, Reckoner(PolicyFigures((*own, *amended), counts)), places))
    return Evidence(scoped, tuple(own), places, passages, keys, replaced, cells, facts, derived)


def _others(references: Sequence[str], context: Context) -> Iterator[Figure]:
    """The figures of the policies that another one names by id."""
    for each in references:
        other = context.documents.get(f"content/policies/{each}.md")
        if other:
            yield from context.once(figures_of, other)


def misquoted(scoped: Scoped, evidence: Evidence) -> Sequence[Figure] | None:
    """The figures of the policy nearest to one that it does not have, the likeliest first; None for one it has."""
    figure = scoped.figure
    if scoped.reason not in ("", "fact", "other"):
        return None
    if figure.key in evidence.policy:
        return _elsewhere(scoped, evidence) if not scoped.reason else None
    same = [other for other in evidence.own if other.kind == figure.kind][:_NEAREST]
    nearest = sorted(same, key=lambda other: (-_kinship(scoped, other), abs(other.value - figure.value)))
    if scoped.reason:  # a sentence on another document that has the policy's own words around the figure
        return nearest if any(likeness(figure, other) >= _QUOTING for other in nearest) else None
    if figure.key in evidence.amended or figure.key in evidence.said or _in_table(scoped, evidence):
        return None
    if scoped.element in _OLD_AND_NEW and figure.key in evidence.replaced:
        return None
    return None if _place(scoped) in evidence.derived else nearest


def _derived(scoped: Sequence[Scoped], reckoner: Reckoner, policy: Mapping[Key, object]) -> Iterator[tuple[int, int]]:
    """The places of figures that follow from others; paragraphs whose figures the policy all has are not looked at."""
    for row_number, (_, group) in enumerate(groupby(scoped, key=lambda each: id(each.piece))):
        row = list(group)
        if row_number < _PARAGRAPHS and any(each.figure.key not in policy and not each.reason for each in row):
            yield from ((id(row[0].piece), start) for start in reckoner.follows(row, policy))


def _place(scoped: Scoped) -> tuple[int, int]:
    return id(scoped.piece), scoped.quantity.start


def _kinship(scoped: Scoped, other: Figure) -> int:
    """How likely a figure of the policy is the one meant: the same words around it, the article that the sentence cites."""
    cited = bool(other.place) and other.place in scoped.sentence
    return likeness(scoped.figure, other) + (_QUOTING if cited else 0)


def _elsewhere(scoped: Scoped, evidence: Evidence) -> Sequence[Figure] | None:
    """The figures that the policy has in this very sentence, when it has the one written only in other articles."""
    figure = scoped.figure
    if getattr(scoped.piece, "kind", "") == "table":
        return None
    near = evidence.passages.get((figure.kind, figure.before[-3:]), ())
    best = max((likeness(figure, other) for other in near), default=0)
    if best < _ALIKE:
        return None
    best_ones = [other for other in near if likeness(figure, other) == best]
    places = {other.place for other in best_ones}
    if places & evidence.policy[figure.key]:
        return None
    return best_ones


def _in_table(scoped: Scoped, evidence: Evidence) -> bool:
    if scoped.figure.value in evidence.cells or scoped.quantity.value in evidence.cells:
        return True
    written = number(scoped.quantity.text.rstrip("元%％万亿 "))
    return written is not None and written in evidence.cells


def _nearest(nearest: Sequence[Figure]) -> str:
    if not nearest:
        return "，也没有这一类数字"
    first = nearest[0]
    where = "政策的" if first.place.startswith("附件") else "政策"
    return f"，{where}{first.place}写的是“{first.text.strip()}”"


def _remedy(scoped: Scoped, nearest: Sequence[Figure]) -> str:
    """What to do; the policy's figure is offered only where a single one is of the same subject and a slip away."""
    source = "数字另有出处的，在同一句里写明，如“（来源：区统计局2025年公报）”；算出来的，写出算式"
    if not nearest:
        return f"对照政策改正；{source}"
    first = nearest[0]
    best = _kinship(scoped, first)
    single = len({other.key for other in nearest if _kinship(scoped, other) == best}) == 1
    if best >= _QUOTING and single and _is_slip(scoped.figure.value, first.value):
        return f"对照政策改正，如“{first.text.strip()}”；{source}"
    where = first.place if first.place.startswith("附件") else f"政策{first.place}"
    return f"与{where}对照后改正；{source}"


def _is_slip(written: Decimal, meant: Decimal) -> bool:
    """Whether one figure becomes the other by a digit that is wrong, missing or too many, or by two that change places.

    A few times the policy's figure (5000元 for 1000元) is rather one that somebody reckoned.
    """
    one, other = (f"{value.normalize():f}".replace(".", "") for value in (written, meant))
    if one.rstrip("0") == other.rstrip("0"):  # 500万元 for 500元
        return True
    if meant and written / meant in _TIMES:
        return False
    if len(one) == len(other):
        wrong = [row for row in range(len(one)) if one[row] != other[row]]
        return len(wrong) == 1 or (len(wrong) == 2 and sorted(one) == sorted(other) and wrong[1] == wrong[0] + 1)
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:row] + longer[row + 1 :] == shorter for row in range(len(longer)))
