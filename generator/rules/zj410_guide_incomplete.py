"""A guide block that leaves out what citizens need most."""

from __future__ import annotations

from collections.abc import Iterator

from generator.elements import element_of
from generator.finding import Hit, Level
from generator.model import Interpretation, Policy, Section, Stage
from generator.rules import Context, rule
from generator.rules.guide_items import FEE, ITEMS, Item, charges, labelled, rows_of, says_in_words
from generator.rules.phone_to_ask import PHONE, gives_phone


@rule("ZJ410", on=Interpretation, level=Level.WARN, stage=Stage.SIGN)
def guide_incomplete(item: Interpretation, context: Context) -> Iterator[Hit]:
    """办事指南不完整。

    ## 查什么
    `guide` 块里要有受理单位、受理条件、申请材料、办理时限、办理地点（或网上办理）、咨询电话；政策里写了要交的费用的，还要有收费标准。
    “申报条件”“补贴对象”“需要什么材料”“多久办好”“到哪里办”“联系电话”这类说法都认。空着的，写“无”“详见附件”的，算没有写。
    整份解读没有一个咨询电话的，由 ZJ415 报告。补助性、支持性政策的指南是用表格、列表、段落写的，通篇找不到其中哪一项时，作“提示”。

    ## 为什么
    够不够条件、带什么、等多久、去哪里、问谁，缺一样群众就要多跑一趟。

    ## 反例
    ````markdown 解读 办事指南
    ```guide
    受理单位: 乡镇（街道）便民服务中心
    受理条件: [毕业两年内, 在本区租房居住]
    申请材料: [身份证, 租赁合同]
    办理时限: 10个工作日
    ```
    ````

    ## 正例
    ````markdown 解读 办事指南
    ```guide
    受理机构: 乡镇（街道）便民服务中心
    补贴对象: [毕业两年内, 在本区租房居住]
    申报材料: 无需提交材料，凭身份证现场核验
    多久办好: 10个工作日
    到哪里办: 居住地的便民服务中心
    联系电话: 0000-12345678
    ```
    ````

    ## 怎么改
    在 `guide` 块里补上提示的那一行。
    """
    cards = [card for card in item.body.cards if card.kind == "guide"]
    policies = [context.documents.get(f"content/policies/{target}.md") for target in item.targets]
    known = [policy for policy in policies if isinstance(policy, Policy)]
    wanted = (*ITEMS, FEE) if any(context.once(charges, policy) for policy in known) else ITEMS
    if cards:
        rows = [row for card in cards for row in rows_of(card)]
        missing = [each for each in wanted if not any(labelled(each, row) for row in rows)]
        if PHONE in missing and _nobody_to_ask(item, context):
            missing.remove(PHONE)  # ZJ415 says so
        if missing:
            yield Hit(cards[0].position, f"办事指南缺 {len(missing)} 项：{_names(missing)}", _fix(missing))
        return
    section = _in_words(item)
    if section and section.heading and item.round == 1 and any(policy.supports for policy in known):
        missing = [each for each in ITEMS if not says_in_words(each, item)]
        if missing:
            message = f"“{section.title}”里找不到 {len(missing)} 项：{_names(missing)}"
            yield Hit(section.heading.position, message, _fix(missing), Level.INFO)


def _nobody_to_ask(item: Interpretation, context: Context) -> bool:
    """Whether no first interpretation gives a number to ask at, neither this one nor that of the policy's own name."""
    named = (context.documents.get(f"content/interpretations/{target}.md") for target in item.targets)
    first = [item, *(each for each in named if isinstance(each, Interpretation))]
    return item.round == 1 and not any(gives_phone(each) for each in first)


def _in_words(item: Interpretation) -> Section | None:
    """The section that is the guide, when it is written without a block."""
    if any(
        block.kind == "code" and block.info == "guide" for section in item.body.sections for block in section.blocks
    ):
        return None  # a block that could not be read: ZJ010 says so
    for section in item.body.sections:
        element = element_of(section.heading) if section.heading else None
        if element and element.id == "guide" and section.text.strip():
            return section
    return None


def _names(missing: list[Item]) -> str:
    return "、".join(f"“{each.name}”" for each in missing)


def _fix(missing: list[Item]) -> str:
    lines = "、".join(each.line for each in missing[:2])
    return f"补上{lines}" + (f"等 {len(missing)} 行" if len(missing) > 2 else "")
