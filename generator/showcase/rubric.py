"""The rubric of the first round, as data: what earns points, by which formula, and on whose word. No official one exists.

Every criterion of the selection is made of items; `parts` says how many hundredths of its points an item is worth. A measure
gives each item a share from 0 to 1, so points = points of the criterion × parts ÷ 100 × share.
"""

from __future__ import annotations

from dataclasses import dataclass

APPLYING, OTHER = "群众要申请的", "不用申请的"
"""Policies of 补助性 or 支持性, and all others: what is of use to a reader differs."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `formula` is what an author reads, `source` where the demand comes from, `policies` whom it is asked of."""

    key: str
    criterion: str
    name: str
    parts: int
    formula: str
    source: str
    policies: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition without which nothing is ranked."""

    key: str
    name: str
    formula: str
    source: str


_CHANGLE = "长乐区 2023 年政务公开工作要点二（一）4"
_STATE = "国办发〔2016〕80号"
_OURS = "本程序自定"

GATES = (
    Gate("public", "已公开发布", "政策和首次解读在基准日都已经上网", _CHANGLE),
    Gate("together", "三同步", "没有 ZJ201—ZJ208 的问题，也没有豁免它们", _CHANGLE),
    Gate("sound", "无阻断问题", "政策和各篇解读都没有“阻断”级的问题", _OURS),
    Gate("signed", "审签凭证有效", "本站要求审签凭证的，起草、审核、签发都签了，没有 ZJ211—ZJ219 的问题", _CHANGLE),
    Gate("holds", "政策有效", "政策在基准日有效、延续实施或者已修改；征求意见稿、没施行的和失效的不评", _OURS),
    Gate("class", "有所属类别", "政策类型或者文件类型属于遴选的某一类", _OURS),
)

ITEMS = (
    Item("required", "完整性", "必备要素", 60, "写了的必备要素 ÷ 标准要求的", _CHANGLE),
    Item("articles", "完整性", "条款讲到", 25, "讲到的实质条款 ÷ 全部实质条款；政策不分条的得满", _STATE),
    Item("further", "完整性", "其他要素", 15, "必备以外的要素，每项三分之一，三项得满", _STATE),
    Item(
        "facts",
        "准确性",
        "与政策一致",
        70,
        "满分减去：数字、文号、条款、期限、有效性的警告每处十分之二，提示每处十分之一",
        _OURS,
    ),
    Item("writing", "准确性", "文字规范", 30, "满分减去：文字、链接、表格的警告每处十分之二，提示每处十分之一", _OURS),
    Item(
        "guide",
        "实用性",
        "办事指南",
        30,
        "写成 guide 块的，六项每写一项得六分之一；有文字一节的至少得一半",
        _CHANGLE,
        APPLYING,
    ),
    Item("flow", "实用性", "申报流程", 30, "有申报流程图得满；只有文字的得一半", _CHANGLE, APPLYING),
    Item("scope", "实用性", "涉及范围", 30, "写明管到谁、适用哪里（涉及范围一节）", _STATE, OTHER),
    Item("answers", "实用性", "问答", 30, "有问答一节或者问答形式的解读", _STATE, OTHER),
    Item("example", "实用性", "示例", 25, "有 example 块（算式会重算）得满；只有文字举例的得一半", _CHANGLE),
    Item("contact", "实用性", "联系方式", 15, "写明单位和电话，各一半", _STATE),
    Item(
        "plain",
        "通俗性",
        "好懂分",
        50,
        "首次解读里最好懂的一篇的好懂分 ÷ 100（公式见 docs/adr/0015）；不到三句话的算一半",
        "辽政办〔2022〕43号",
    ),
    Item(
        "own",
        "通俗性",
        "用自己的话",
        30,
        "1 − 照抄政策的比例，取首次解读里最少的一篇；标题和引用的条文不算照抄",
        "辽政办〔2022〕43号",
    ),
    Item("easy", "通俗性", "长句和术语", 20, "满分减去：长句、没解释的术语、不比政策好懂，每处五分之一", _OURS),
    Item(
        "forms",
        "形式多样",
        "解读形式",
        70,
        "一种形式得十分之四，两种十分之七，三种以上得满；只写了没有做的（ZJ308）不算",
        _CHANGLE,
    ),
    Item("access", "形式多样", "人人可看", 30, "图解、视频、音频里有配了文字稿或者字幕的", _OURS),
    Item("same-day", "时效与跟踪", "同步发布", 50, "与政策同一天发布得满，晚一个工作日减四分之一", _CHANGLE),
    Item("plan", "时效与跟踪", "解读方案", 20, "写了解读方案的形式、渠道、时间，各三分之一", "云政办发〔2023〕13号"),
    Item("follow-up", "时效与跟踪", "后续解读", 30, "基准日以前有二次或者三次解读", _CHANGLE),
)

FACTS = (
    "ZJ501",
    "ZJ502",
    "ZJ503",
    "ZJ504",
    "ZJ507",
    "ZJ508",
    "ZJ509",
    "ZJ410",
    "ZJ412",
    "ZJ413",
    "ZJ414",
    "ZJ416",
    "ZJ7",
)
WRITING = (
    *("ZJ307", "ZJ801", "ZJ802", "ZJ803", "ZJ804", "ZJ805", "ZJ806", "ZJ807"),
    *("ZJ811", "ZJ812", "ZJ813", "ZJ814"),
)
EASY = ("ZJ808", "ZJ809", "ZJ810")
TOGETHER = tuple(f"ZJ20{number}" for number in range(1, 9))
SIGNED = tuple(f"ZJ21{number}" for number in range(1, 10))
"""The findings that each item and gate looks at, by the beginnings of their codes."""

FURTHER = ("scope", "standard", "terms", "differences", "notes", "benefits", "time", "faq")
"""The elements that count when the norm does not ask for them."""


def items_of(applying: bool) -> tuple[Item, ...]:
    """The items that are asked of a policy under which citizens apply, or of another."""
    asked = APPLYING if applying else OTHER
    return tuple(item for item in ITEMS if item.policies in ("", asked))
