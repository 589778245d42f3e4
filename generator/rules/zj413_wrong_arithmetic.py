"""An example whose calculation does not come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.arithmetic import Flaw, Known
from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.quantities import quantities
from generator.rules import Context, rule
from generator.rules.example_figures import Example, Line, bounds, bounds_in, examples_of, policies_of
from generator.rules.places_in_blocks import block_of, places_of

_LIMIT = re.compile(r"(?:最高|最多|上限|封顶)(?:不(?:得)?超过|为|是)?$|不(?:得)?超过$")


@rule("ZJ413", on=Interpretation, level=Level.BLOCK)
def wrong_arithmetic(item: Interpretation, context: Context) -> Iterator[Hit]:
    """示例的算式算错了。

    ## 查什么
    `example` 块的“计算”逐行重算：加减乘除和括号、万元、百分数、汉字数字、元/月乘月数、一年按12个月、连等、取低取高。
    等号两边不等就拦下；“结果”里的数和算出来的不一样，也拦下。写明了“最高不超过”“封顶”“按…元”的，按写明的算。
    读不懂的等式、没写明取舍的小数，作“提示”。每份解读最多重算 200 行。

    ## 为什么
    示例是群众照着算钱的，错一个数就要退一笔钱、道一次歉。

    ## 反例
    ````markdown 解读 示例
    ```example
    情形: 本科毕业生小陈租房8个月
    计算: 500元/月 × 8个月 = 4500元
    依据: 第三条
    ```
    ````

    结果和算式对不上：

    ````markdown 解读 示例
    ```example
    情形: 本科毕业生小陈租房8个月
    计算: 500元/月 × 8个月 = 4000元
    结果: 一共领到4500元
    依据: 第三条
    ```
    ````

    ## 正例
    ````markdown 解读 示例
    ```example
    情形: 本科毕业生小陈租房一年，合租的室友是研究生，租满半年
    计算:
      - 小陈 = 500元/月 × 1年 = 6000元
      - 室友 = 八百元/月 × 6个月 = 4800元
      - 小陈 + 室友 = 1.08万元
    结果: 两人一共领到10800元
    依据: 第三条
    ```
    ````

    ## 怎么改
    按提示改算式或者结果。超过上限、低于下限的，在同一个示例里写明，如“最高不超过4500元”；约数写“≈”或“约”。
    """
    from_policies: frozenset[Decimal] | None = None
    for example in context.once(examples_of, item):
        stated = bounds_in(example.text)
        for line in example.lines:
            for flaw in line.outcome.flaws:
                if flaw.kind == "wrong" and flaw.stated and Decimal(_decimal(flaw.stated.number)) in stated:
                    continue
                if from_policies is None:
                    found = (context.once(bounds, policy) for policy in policies_of(item, context))
                    from_policies = frozenset().union(*found)
                yield _hit(line, flaw, from_policies)
        yield from _over_limit(example)
        yield from _other_result(item, example, stated)


def _decimal(number: object) -> str:
    top, bottom = getattr(number, "numerator", 0), getattr(number, "denominator", 1)
    return str(Decimal(top) / Decimal(bottom))


def _hit(line: Line, flaw: Flaw, from_policies: frozenset[Decimal]) -> Hit:
    place, written = line.at(flaw.start), line.text[flaw.since : flaw.end].strip(" ：:、")
    written = written if len(written) <= 60 else f"…{written[-60:]}"
    if flaw.kind == "unclear":
        message = f"“{flaw.text}”没法重算：{flaw.reason}"
        return Hit(
            place,
            message,
            "写成“500元/月 × 8个月 = 4000元”这样的完整算式；算不成算式的，写进“情形”或“结果”",
            Level.INFO,
        )
    if flaw.kind == "rounded":
        fix = f"写成“≈ {flaw.text}”或“约{flaw.text}”，或写明取整、四舍五入"
        return Hit(place, f"“{written}”没有写明取舍，算出来是{flaw.right}", fix, Level.INFO)
    if flaw.kind == "unit":
        return Hit(
            place, f"“{written}”单位不对，算出来是{flaw.right}", f"把“{flaw.text}”改为“{flaw.right}”", Level.WARN
        )
    if flaw.stated and Decimal(_decimal(flaw.stated.number)) in from_policies:
        fix = f"在“情形”里写明，如“算出来是{flaw.right}，按{flaw.text}补”"
        return Hit(place, f"“{written}”算出来是{flaw.right}，写的是政策里的限额，没有说明", fix, Level.INFO)
    fix = f"把“{flaw.text}”改为“{flaw.right}”；数抄错了的，改等号左边"
    return Hit(place, f"“{written}”算错了，算出来是{flaw.right}", fix)


def _over_limit(example: Example) -> Iterator[Hit]:
    """A result above the ceiling that stands in the same line, and that no later line or result takes into account."""
    used = {value for row in example.results for text in row.values for value in _numbers(text)}
    for row, line in enumerate(example.lines):
        if not line.outcome.results:
            continue
        last = line.outcome.results[-1]
        later = {str(operand.value.number) for other in example.lines[row + 1 :] for operand in other.outcome.operands}
        for each in quantities(line.text):
            if each.unit != "元" or last.value.units != (("元", 1),) or not _LIMIT.search(line.text, 0, each.start):
                continue
            if last.value.number > each.value and each.value not in used and str(each.value) not in later:
                message = f"算出来的“{last.text}”超过了写明的“{each.text}”"
                yield Hit(line.at(last.start), message, f"在“结果”里写明按{each.text}算", Level.WARN)


def _numbers(text: str) -> Iterator[Decimal]:
    for each in quantities(text):
        yield each.value


def _other_result(item: Interpretation, example: Example, stated: frozenset[Decimal]) -> Iterator[Hit]:
    """A 结果 that gives another amount than the calculation, in the unit of the last result."""
    final = next((line.outcome.results[-1] for line in reversed(example.lines) if line.outcome.results), None)
    if final is None or any(flaw.kind != "rounded" for line in example.lines for flaw in line.outcome.flaws):
        return
    unit = _unit(final)
    computed = Decimal(_decimal(final.value.number))
    inputs = {Decimal(_decimal(each.value.number)) for line in example.lines for each in line.outcome.operands}
    outputs = {Decimal(_decimal(each.value.number)) for line in example.lines for each in line.outcome.results}
    before = {each.value for row in example.others for value in row.values for each in quantities(value)}
    for row in example.results:
        found = [each for value in row.values for each in quantities(value) if unit and each.unit == unit]
        strange = [each for each in found if each.value not in inputs | outputs | before | stated]
        near = any(abs(each.value - computed) < 1 for each in found)
        if not strange or near or any(each.value == computed for each in found):
            continue
        value = next(value for value in row.values if strange[0].text in value)
        places = places_of(block_of(item.body, example.card), row)
        place = places[row.values.index(value)]
        text = strange[0].text
        yield Hit(
            place, f"“{row.label}”写的是{text}，“计算”得出的是{final.text}", f"把“{text}”改为“{final.text}”，或改“计算”"
        )


def _unit(result: Known) -> str:
    units = result.value.units
    return units[0][0] if len(units) == 1 and units[0][1] == 1 else ""
