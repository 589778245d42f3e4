"""Time limits of guide, flow and policy that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from operator import itemgetter

from generator.durations import Duration, counted, quoted, shown
from generator.finding import Hit, Level
from generator.model import Flow, Interpretation, Position, Stage
from generator.rules import Context, rule
from generator.rules.example_figures import policies_of
from generator.rules.flow_graph import flows, is_sound
from generator.rules.guide_items import ITEMS, labelled
from generator.rules.places_in_blocks import block_of, place_of, places_of
from generator.rules.time_limits import (
    LONGEST_PART,
    MOST_FLOWS,
    Limit,
    Limits,
    Way,
    limits_of,
    of_applicant,
    parts_of_totals,
    sums,
    ways,
)

_TIME = next(item for item in ITEMS if item.name == "办理时限")
_BARE = re.compile(
    "(?:自|从)?[受申收][^，。；]{0,10}(?:之日)?(?:起|后)?的?|(?:一共|总共|合计|总计|共|全程|全部|办结)?(?:不超过|不多于|最[长多晚迟]|大约|约|在|为|需|于)?|以?内(?:办结|办好|办理完毕|完成)?|[，。；\\s]"
)
_WHOLE = re.compile("合计|总共|共计|全部|全程|办结|总时限|不超过")
MOST_VALUES = 20
LONGEST_VALUE = 200
_WORK = "办理 办结 审核 复核 审批 审查 核准 决定 答复"
"""What a policy calls the work that a guide's single time limit is for."""

_COMMON_WORDS = re.compile("之日|工作日|[以日]?内|不超过|不得|期限|时限")
_UNITS = ("工作日", "日")
_PROMISED = re.compile("承诺|压缩|提速|缩短|预计|一般|最快|通常")


@rule("ZJ412", on=Interpretation, level=Level.BLOCK, stage=Stage.SIGN)
def time_limits_disagree(item: Interpretation, context: Context) -> Iterator[Hit]:
    """办事指南、申报流程和政策的时限对不上。

    ## 查什么
    - 指南的“办理时限”只写了一个数的，要等于流程里各办理单位的时限之和（走最长的一条路；公示、拨付、受理前的检查可以不算在内）。
      怎么加都对不上的拦下；只等于其中几步之和、没写清是哪几步的，作“警告”。
    - 流程每一步、指南每一个时限，政策里写过时限的，要在政策里找得到，或者是政策里相邻几个时限之和
      （政策写了合计的，不超过那个合计）。政策同一件事的时限，数字一样而“日”“工作日”不同的拦下，
      找不到的作“警告”。写明“承诺”“压缩”的，比政策短可以。
    - 随时可办、当场、按季度发放，以及申请人自己的步骤，不参加比对。

    ## 为什么
    同一页上写两个期限，群众只会记住短的那个；到期没办好，就是失信。

    ## 反例
    ```markdown 政策
    **第四条** 申请人向便民服务中心提出申请，区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 窗口申请
        办理: 申请人
        时限: 随时可办
      - 名称: 资格复核
        办理: 区人力资源和社会保障局
        时限: 10个工作日
        下一步: 结束
    ```
    ````

    ````markdown 解读 办事指南
    ```guide
    受理单位: 乡镇（街道）便民服务中心
    受理条件: [毕业两年内, 在本区就业, 在本区租房居住]
    申请材料: [身份证, 毕业证书, 租赁合同]
    办理时限: 15个工作日
    办理地点: 居住地的乡镇（街道）便民服务中心
    咨询电话: 0000-12345678
    ```
    ````

    ## 正例
    ```markdown 政策
    **第四条** 申请人向便民服务中心提出申请，区人力资源和社会保障局在10个工作日内完成复核。
    ```

    ````markdown 解读 申报流程
    ```flow
    名称: 租房补贴申报流程
    步骤:
      - 名称: 窗口申请
        办理: 申请人
        时限: 随时可办
      - 名称: 资格复核
        办理: 区人力资源和社会保障局
        时限: 10个工作日
        下一步: 结束
    ```
    ````

    ````markdown 解读 办事指南
    ```guide
    受理单位: 乡镇（街道）便民服务中心
    受理条件: [毕业两年内, 在本区就业, 在本区租房居住]
    申请材料: [身份证, 毕业证书, 租赁合同]
    办理时限: 自受理之日起十个工作日内
    办理地点: 居住地的乡镇（街道）便民服务中心
    咨询电话: 0000-12345678
    ```
    ````

    ## 怎么改
    以政策的条款为准，三处改成一样。合计的期限写清包括哪几步，如“受理、审核和公示合计不超过20个工作日”。
    """
    limits = Limits.of([context.once(limits_of, policy) for policy in policies_of(item, context)])
    paths = [way for flow in islice(flows(item), MOST_FLOWS) if is_sound(flow) for way in ways(flow)]
    yield from _steps_against_policy(item, paths, limits)
    yield from _guides(item, paths, limits)


def _steps_against_policy(item: Interpretation, paths: list[Way], limits: Limits) -> Iterator[Hit]:
    explained = parts_of_totals(paths, limits)
    steps = {
        step.position: (way.flow, step, limit)
        for way in paths
        for step, limit in zip(way.steps, way.limits, strict=True)
    }
    for flow, step, limit in steps.values():
        if limit is None or of_applicant(step) or _PROMISED.search(f"{step.limit}{step.note}"):
            continue
        if not limits.has(limit) and step.name not in explained:
            place = place_of(block_of(item.body, flow), step.limit or "", step.position)
            yield from _not_in_policy(f"流程“{step.name}”的时限", limit, step.name, place, limits)


def _not_in_policy(what: str, limit: Duration, topic: str, place: Position, limits: Limits) -> Iterator[Hit]:
    if limit.unit not in _UNITS or not (same := [each for each in limits.all if each.duration.unit in _UNITS]):
        return  # the policy is silent
    written = quoted(limit)
    meant = [each for each in same if _common(topic, each.around)]
    nearest = max(
        meant,
        key=lambda each: (
            _common(topic, each.clause),
            _common(topic, each.around),
            -abs(each.duration.value - limit.value),
        ),
        default=None,
    )
    if nearest is None:
        fix = f"对照政策改正；比政策短的，写明“承诺{written}”"
        yield Hit(place, f"{what}是{written}，政策里没有这个时限", fix, Level.WARN)
        return
    theirs = quoted(nearest.duration)
    where = f"政策{nearest.article or '正文'}（第 {nearest.place.line} 行）"
    if nearest.duration.value == limit.value and nearest.duration.unit != limit.unit:
        yield Hit(place, f"{what}是{written}，{where}写的是{theirs}", f"改成“{theirs}”")
        return
    message = f"{what}是{written}，政策里没有这个时限；相近的是{where}的{theirs}"
    sure = nearest.duration.unit == limit.unit and _common(topic, nearest.clause) > 0
    remedy = f"改成“{theirs}”" if sure else f"与{where}对照后改正"
    yield Hit(place, message, f"{remedy}；比政策短的，写明“承诺{written}”", Level.WARN)


def _common(topic: str, words: str) -> int:
    """How many pairs of neighbouring characters of the topic stand in the words."""
    return sum(topic[at : at + 2] in words for at in range(len(topic) - 1))


def _guides(item: Interpretation, paths: list[Way], limits: Limits) -> Iterator[Hit]:
    kept: dict[str, _Flows] = {}
    for card in item.body.cards:
        if card.kind != "guide":
            continue
        block = block_of(item.body, card)
        for row in card.rows:
            if not labelled(_TIME, row):
                continue
            for value, place in islice(zip(row.values, places_of(block, row), strict=True), MOST_VALUES):
                alone = len(row.values) == 1 and len(value) <= LONGEST_VALUE and _is_bare(value)
                for limit in counted(value[:LONGEST_VALUE]):
                    if limit.unit not in kept:
                        kept[limit.unit] = _Flows.of(paths, limit.unit)
                    yield from _guide_limit(limit, alone, place, value, kept[limit.unit], limits)


@dataclass(frozen=True, slots=True)
class _Flows:
    """What the flows add up to in one unit: whole ways, any neighbours, and the longest way with its flow."""

    full: frozenset[Fraction]
    pieces: frozenset[Fraction]
    longest: Fraction
    flow: Flow | None

    @classmethod
    def of(cls, paths: list[Way], unit: str) -> _Flows:
        totals = [(way.totals(unit), way) for way in paths]
        longest, flow = max(
            ((max(found), way.flow) for found, way in totals), key=itemgetter(0), default=(Fraction(0), None)
        )
        full = frozenset(total for found, _ in totals for total in found if total)
        pieces = frozenset(total for way in paths for total in sums(filter(None, way.row(unit)), LONGEST_PART))
        return cls(full, pieces, longest, flow)


def _is_bare(value: str) -> bool:
    """Whether the value is one time limit and says nothing of what it covers."""
    found = counted(value)
    if len(found) != 1 or found[0].low != found[0].value:
        return False
    return not _BARE.sub("", value[: found[0].start] + "，" + value[found[0].end :])


def _guide_limit(
    limit: Duration, alone: bool, place: Position, value: str, found: _Flows, limits: Limits
) -> Iterator[Hit]:
    if _PROMISED.search(value):
        return
    total = limits.total(limit.unit) if alone else None
    if total and limit.value > total.duration.value and not limits.has(limit):
        yield _above(limit, total, place)
        return
    if limit.value in found.full:
        return
    written, known = quoted(limit), limit.value in found.pieces or limits.has(limit)
    if alone and found.full and found.flow:
        added = shown(found.longest, limit.unit)
        told = f"办理时限是{written}，流程“{found.flow.name}”（第 {found.flow.position.line} 行）各步加起来是{added}"
        if not known:
            yield Hit(place, told, f"把办理时限改成“{added}”，或改流程各步的时限")
        elif found.longest > limit.value and not _is_total(limit, limits):
            yield Hit(place, told, f"写清这{written}包括哪几步，或改成“{added}”", Level.WARN)
    elif not known:
        yield from _not_in_policy("办理时限", limit, _topic(value, limit), place, limits)


def _topic(value: str, limit: Duration) -> str:
    """What the guide's time limit is for: the words beside it, and those for an office's work."""
    return f"{_WORK} {_COMMON_WORDS.sub(' ', value[: limit.start][-40:] + ' ' + value[limit.end :][:40])}"


def _above(limit: Duration, total: Limit, place: Position) -> Hit:
    written, theirs = quoted(limit), quoted(total.duration)
    where = f"政策{total.article or '正文'}（第 {total.place.line} 行）"
    message = f"办理时限是{written}，{where}写的合计是{theirs}"
    return Hit(place, message, f"改成“{theirs}”；公示、拨付另算的，写清这{written}包括哪几步", Level.WARN)


def _is_total(limit: Duration, limits: Limits) -> bool:
    """Whether the policy itself gives this time limit for the whole."""
    return any(
        (each.duration.unit, each.duration.value) == (limit.unit, limit.value) and _WHOLE.search(each.sentence)
        for each in limits.all
    )
