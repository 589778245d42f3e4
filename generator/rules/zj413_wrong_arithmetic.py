"""An example whose calculation does not come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from generator.arithmetic import Flaw, Known, readings
from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.quantities import Quantity, quantities
from generator.rules import Context, rule
from generator.rules.example_ceilings import over_ceilings
from generator.rules.example_figures import Example, Line, bounds, bounds_in, capped, examples_of, policies_of
from generator.rules.places_in_blocks import block_of, places_of

_CLOSING = re.compile(
    r"(?:以上)?(?:合计|总计|共计|一共|总共|总额|两项合计|全部)[:：为是]? ?(约?[0-9][0-9,.，]{0,15}[万亿]?元)[。；;]?"
)
_COMPARISON = re.compile(r"[>＞≥<＜≤]([^=＝>＞<＜≥≤，。；]{1,30})")
_REST = re.compile(
    "[节再]?省|少|多|差|减|余|剩|[实自还另]付|自[负己费出掏理]|掏|个人|还要|[再补]交|退|[抵扣]|降|优惠|到手|实[得际领]"
)
_PAID = re.compile("(?:领到?|补贴?|得到?|发|奖励?|到手)(?:共?约?)$")
_YEARLY = re.compile("全年|一年|每年|年度")
_SIGN = re.compile("[×÷+]")
_HEADS = frozenset({"人", "户", "家", "个"})
_MOST_ADDED = 8
_MOST_COMPARED = 40
_STATED = re.compile("[=＝﹦≈≒≅>＞<＜≥≤→⇒]|等于|[得共是为]|合计|总计")


@rule("ZJ413", on=Interpretation, level=Level.BLOCK)
def wrong_arithmetic(item: Interpretation, context: Context) -> Iterator[Hit]:
    """示例的算式算错了。

    ## 查什么
    `example` 块的“计算”逐行重算：加减乘除和括号、万元、百分数、汉字数字、元/月乘月数、一年按12个月、连等、取低取高。
    等号两边不等就拦下；“结果”里的数、最后一行“合计：…元”和算出来的不一样，也拦下；几行之和、“实付”“节省”的差额算一样。
    写明了“最高不超过”“封顶”的，可以比算出来的少；写明了“最低”“不低于”的，可以多。
    超过“依据”那一条写的上限、没有交代的，作“警告”。读不懂的等式、没写明取舍的小数、没写得数的算式，作“提示”。每份解读最多
    重算 200 行。

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
                if flaw.kind == "wrong" and _explained(flaw, example.text, stated):
                    continue
                if from_policies is None:
                    found = (context.once(bounds, policy) for policy in policies_of(item, context))
                    from_policies = frozenset().union(*found)
                yield _hit(line, flaw, from_policies)
        yield from over_ceilings(example, policies_of(item, context), context)
        yield from _without_result(example)
        yield from _other_result(item, example, stated)


def _decimal(number: object) -> str:
    top, bottom = getattr(number, "numerator", 0), getattr(number, "denominator", 1)
    return str(Decimal(top) / Decimal(bottom))


def _explained(flaw: Flaw, text: str, bounded: frozenset[Decimal]) -> bool:
    """Whether the example says by which ceiling or floor the stated amount comes of the computed one."""
    if flaw.stated is None or flaw.computed is None or (stated := Decimal(_decimal(flaw.stated.number))) not in bounded:
        return False
    return any(capped(text, stated, Decimal(_decimal(each))) for each in readings(flaw.computed, flaw.stated))


def _hit(line: Line, flaw: Flaw, from_policies: frozenset[Decimal]) -> Hit:
    place, written = line.at(flaw.start), line.text[flaw.since : flaw.until or flaw.end].strip(" ：:、")
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
    fix = f"把“{flaw.text}”改为“{flaw.right}”；数抄错了的，改等号{'右' if flaw.until else '左'}边"
    return Hit(place, f"“{written}”算错了，算出来是{flaw.right}", fix)


def _without_result(example: Example) -> Iterator[Hit]:
    """A calculation without = whose result no later line gives; a 结果 with a sum is held against it."""
    for row, line in enumerate(example.lines):
        last = line.outcome.results[-1] if line.outcome.results else None
        if last is None or _STATED.search(line.text) or len(line.outcome.operands) < 2 or not _SIGN.search(last.text):
            continue
        computed, unit = Decimal(_decimal(last.value.number)), _unit(last)
        later = [
            each for other in example.lines[row + 1 :] for each in quantities(other.text) if each.value == computed
        ]
        given = [each for other in example.results for text in other.values for each in quantities(text)]
        if not later and not any(each.unit == unit for each in given):
            message = f"“{last.text}”没有写得数" + (f"，算出来是{computed.normalize():f}{unit}" if unit else "")
            yield Hit(line.at(last.start), message, "在后面写上“=”和得数", Level.INFO)


def _other_result(item: Interpretation, example: Example, stated: frozenset[Decimal]) -> Iterator[Hit]:
    """A 结果, or a last line 合计：…, that gives another amount than the calculation, in the unit of the last result."""
    final = next((line.outcome.results[-1] for line in reversed(example.lines) if line.outcome.results), None)
    if final is None or any(flaw.kind != "rounded" for line in example.lines for flaw in line.outcome.flaws):
        return
    unit = _unit(final)
    computed = Decimal(_decimal(final.value.number))
    inputs = {Decimal(_decimal(each.value.number)) for line in example.lines for each in line.outcome.operands}
    made = [value for line in example.lines for value in _amounts(line, unit)]
    outputs = {*made, *_compared(example), *_sums(made)}
    shown = f"{computed.normalize():f}{unit}" if _SIGN.search(final.text) else final.text
    if total := _closing(example, unit):
        line, last = total
        if last.value not in outputs | stated | _differences(outputs):
            fix = "照前面各行的得数改合计；前面的数抄错了的，改前面"
            yield Hit(line.place, f"“{line.text.strip()}”不是前面各行的和", fix)
            return
        computed, shown = last.value, last.text
    known = outputs | stated | {computed}
    before = {each.value for row in example.others for value in row.values for each in quantities(value)}
    for row in example.results:
        found = [each for value in row.values for each in quantities(value) if unit and each.unit == unit]
        if any(each.value in known or abs(each.value - computed) < 1 for each in found):
            continue
        strange = [each for each in found if each.value not in inputs]
        value = next((value for value in row.values if strange and strange[0].text in value), "")
        left = _REST.search(value)
        if not value or (left and strange[0].value in _differences(inputs | known)):
            continue
        if any(strange[0].value == each * times for times in _multiples(value, unit) for each in outputs):
            continue
        text, level = strange[0].text, None
        if strange[0].value in before:  # 情形 has it too: 交了5500元社保
            if not (value.strip() == text or _PAID.search(value[: strange[0].start])):
                continue
            level = Level.WARN
        place = places_of(block_of(item.body, example.card), row)[row.values.index(value)]
        fix = f"照“计算”改“{row.label}”，或改“计算”" if left else f"把“{text}”改为“{shown}”，或改“计算”"
        yield Hit(place, f"“{row.label}”写的是{text}，“计算”得出的是{shown}", fix, level)


def _amounts(line: Line, unit: str) -> Iterator[Decimal]:
    """The results of a line, or the amounts of one that only states them (社保补贴：21600元)."""
    if line.outcome.results:
        yield from (Decimal(_decimal(each.value.number)) for each in line.outcome.results)
    elif not _CLOSING.fullmatch(line.text.strip()):
        yield from (each.value for each in quantities(line.text) if each.unit == unit)


def _closing(example: Example, unit: str) -> tuple[Line, Quantity] | None:
    """The last line of a calculation that is only a total (合计：26100元), with its amount."""
    line = example.lines[-1]
    found = None if line.outcome.results else _CLOSING.fullmatch(line.text.strip())
    amount = next((each for each in quantities(found[1]) if each.unit == unit), None) if found else None
    return (line, amount) if amount else None


def _compared(example: Example) -> Iterator[Decimal]:
    """What calculations are compared with: 390000元 > 300000元."""
    for line in example.lines:
        for found in _COMPARISON.finditer(line.text):
            yield from (each.value for each in quantities(found[1]))


def _sums(values: list[Decimal]) -> set[Decimal]:
    """What several of the last results add up to."""
    found = {Decimal(0)}
    for value in values[-_MOST_ADDED:]:
        found |= {total + value for total in found}
    return found - {Decimal(0)}


def _multiples(value: str, unit: str) -> Iterator[Decimal]:
    """What a 结果 multiplies with: the 3 of 三年下来9000元, the 12 of 全年."""
    yield from (each.value for each in quantities(value) if each.unit != unit)
    if _YEARLY.search(value):
        yield Decimal(12)


def _differences(values: set[Decimal]) -> set[Decimal]:
    row = sorted(values)[:_MOST_COMPARED]
    return {high - low for low, high in combinations(row, 2)}


def _unit(result: Known) -> str:
    """The unit of a result; money times heads, as in 1500元 × 3人, is money."""
    units = [(name, power) for name, power in result.value.units if name not in _HEADS or power != 1]
    if not units:
        units = list(result.value.units)
    return units[0][0] if len(units) == 1 and units[0][1] == 1 else ""
