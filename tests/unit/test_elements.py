"""Headings as offices write them, and the elements they stand for."""

from __future__ import annotations

import pytest

from generator.elements import (
    BY_ID,
    ELEMENTS,
    element_of,
    elements_of,
    find_cues,
    find_deeper,
    find_named_content,
    find_sections,
)
from generator.model import Block, Body, Heading, Position, Section

HERE = Position("content/interpretations/2026-a.md")


def heading(text: str, level: int = 2, key: str | None = None) -> Heading:
    return Heading(level, text, HERE, key)


MEANT = {
    "background": "背景依据 政策背景 一、制定背景 （一）起草背景和依据 出台《办法》的背景 《办法》出台背景是什么？ 修订的必要性 制定依据 "
    "背景依据：为什么出台 "
    "为什么要出台这个办法 第一部分　政策依据 1.文件背景 【背景介绍】 关于《通知》出台的背景？",
    "goals": "目标任务 二、工作目标 出台目的和意义 总体要求 基本原则 指导思想 公告意义 主要目标 制定的目的",
    "content": "主要内容 《办法》的主要内容有哪些？ 三、重点内容 具体举措 需要说明的主要问题 政策亮点 基本框架 "
    "修订的主要内容 逐条解读 政策红利",
    "issues": "解决问题 解决了哪些问题 主要解决的问题 破解难题 痛点难点 针对的突出问题 着力解决的主要问题 办法要解决什么问题",
    "scope": "涉及范围 适用范围 补贴对象 支持对象 适用于哪些企业 谁可以申请 哪些人可以享受补贴",
    "standard": "执行标准 补贴标准 奖补标准是多少 支持内容 能补多少",
    "flow": "申报流程 办理流程 申请流程图 操作步骤 兑现程序 第五部分：流程",
    "guide": "办事指南 申报指南 申请条件 如何申请 怎么办理 在哪里办 受理单位 所需材料 申报时间",
    "example": "示例 举例说明 计算示例 典型案例 以案说法 例1 算一笔账",
    "faq": "问题解答 常见问题 热点问答 您问我答 热点问题解答",
    "terms": "关键词诠释 名词解释 什么是零工市场 术语",
    "differences": "新旧政策差异 主要变化 修订前后对比 有哪些变化 新旧政策衔接",
    "notes": "注意事项 温馨提示 需要注意的问题 其他需要说明的事项",
    "benefits": "惠民利民举措 便民举措",
    "time": "实施时间 施行日期 有效期 什么时候起施行 执行期限",
    "contact": "联系方式 咨询电话 解读机关 政策咨询 解读单位及联系方式",
}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in MEANT.items() for text in texts.split(" ")])
def test_a_heading_means_its_element(key: str, text: str) -> None:
    found = element_of(heading(text))
    assert found, text
    assert found.id == key


ASKED = {
    "background": (
        "起草过程 编制过程说明 立法背景 出台的原因 修订原因说明 为啥要出这个政策 为什么要开展这项工作 缘何出台新政 "
        "政策是怎么来的 依据什么制定的 根据哪些文件制定 出台是出于什么考虑 制定时有哪些考虑 出台这份文件的考虑 "
        "出台背景与目的意义"
    ),
    "goals": (
        "有什么目标 希望达到什么效果 预期效果 出台有什么意义 有何重要意义 目标定位 到2030年的目标 我们的目标 "
        "想实现什么 目的何在 重大意义 出台这个办法想达到什么效果 能起到什么作用 五年目标"
    ),
    "content": (
        "主要规定了哪些内容 《办法》包括哪些主要内容 文件有哪些主要内容 有哪些主要内容 主要包括哪些内容 "
        "主要修订了哪些内容 修改了哪些内容 有哪些具体措施 主要政策措施 内容概要 支持政策有哪些 办法讲了什么 "
        "作了哪些规定 推出了哪些新举措 办法是怎么规定的 文件分为几部分 政策干货"
    ),
    "issues": (
        "能解决什么问题 解决群众什么难题 能帮群众解决哪些难题 解决问题的措施 旨在解决的问题 政策着力解决的几个问题 "
        "主要解决了以下问题 解决哪些急难愁盼 哪些难题被破解 如何解决问题 解决了3个问题 为群众解决了哪些问题 "
        "出台前存在哪些问题 打通哪些堵点 问题和对策"
    ),
}
OTHER = (
    "困难群众救助 解决纠纷的途径 争议解决 有什么条件 需要什么材料 要写哪些材料 保障措施 处罚措施 评审过程 "
    "停发的原因 为什么要交押金 实施效果 怎么解决停车难 解决住房困难家庭的范围 问题楼盘 依据户口簿 企业定位 "
    "涉及哪些部门 包括哪些对象 达到什么条件 做了什么会被处罚 疏通管道 五年内不得申请 2028年前建成的房屋 "
    "采取保全措施 分几次发 怎么规定上限 矛盾纠纷调解 资金不足怎么办 有哪些银行可以办 哪些情况不能领"
)


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in ASKED.items() for text in texts.split(" ")])
def test_a_question_about_the_policy_means_its_element(key: str, text: str) -> None:
    assert key in [item.id for item in elements_of(heading(f"一、{text}？"))]


@pytest.mark.parametrize("text", OTHER.split(" "))
def test_a_question_about_something_else_means_none_of_the_four(text: str) -> None:
    assert not {item.id for item in elements_of(heading(text))} & ASKED.keys()


@pytest.mark.parametrize(
    "text",
    [
        "第一条",
        "附件",
        "让毕业生租得起房的背景下",
        "刚毕业的年轻人收入不高，这是出台办法的背景",
        "公共租赁住房",
        "背景音乐管理",
        "关于资金来源",
        "第一步",
        "解除劳动合同的经济补偿",
        "范围外的情形怎么处理",
        "时间银行建设",
        "标准厂房建设",
        "主要内容以外的其他工作安排",
        "2026年工作安排",
        "",
        "、",
        "《背景依据》",
        "关于补贴：背景",
    ],
)
def test_a_heading_that_merely_mentions_an_element_is_none(text: str) -> None:
    assert element_of(heading(text)) is None


def test_a_heading_that_joins_two_elements_is_both() -> None:
    assert [item.id for item in elements_of(heading("一、出台背景及目的"))] == ["background", "goals"]


def test_an_explicit_id_settles_it() -> None:
    assert [item.id for item in elements_of(heading("主要内容", key="goals"))] == ["goals"]
    assert element_of(heading("主要内容", key="my-anchor")) is BY_ID["content"]


def test_ids_and_names_are_unique() -> None:
    assert len({item.id for item in ELEMENTS}) == len({item.name for item in ELEMENTS}) == len(ELEMENTS)
    for item in ELEMENTS:
        assert element_of(heading(item.name)) is item


def test_a_section_of_its_own_wins_over_a_shared_heading() -> None:
    shared, own = (Section(heading(text), (), HERE) for text in ("办理流程", "办事指南"))
    assert find_sections(Body(sections=(shared, own))) == {"flow": shared, "guide": own}


def test_deeper_headings_are_found_apart() -> None:
    deep = heading("目标任务", level=3)
    body = Body(headings=(heading("背景依据"), deep), sections=(Section(heading("背景依据"), (), HERE),))
    assert find_deeper(body) == {"goals": deep}
    assert "goals" not in find_sections(body)


def test_cues_are_read_from_paragraphs() -> None:
    blocks = (
        Block("paragraph", "近年来，租房支出增长较快。", HERE),
        Block("paragraph", "为进一步支持就业，办法明确了补贴标准。", HERE),
    )
    cues = find_cues(Body(sections=(Section(None, blocks, HERE),)))
    assert {"background", "goals", "content"} <= cues
    assert not {"flow", "example", "contact"} & cues


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("示例一：企业A申报进口润滑油1920升。", True),
        ("应在到期前提出。举例：有效期到2023年10月30日的，7月15日提交不行。", True),
        ("例如，小李2024年毕业，每月领500元。", True),
        ("假设某企业投入100万元，可得10万元。", True),
        ("以一户三口之家为例，每月可省80元。", True),
        ("比如像伪造、变造证单的行为，就不能适用。", False),
        ("例如，2023年度牛肉类产品的数量由海关公布。", False),
        ("带上证明材料，例如身份证、户口簿。", False),
    ],
)
def test_an_example_is_told_from_a_thing_named_for_instance(text: str, example: bool) -> None:
    cues = find_cues(Body(sections=(Section(None, (Block("paragraph", text, HERE),), HERE),)))
    assert ("example" in cues) is example


def test_hostile_headings_take_no_time() -> None:
    for text in ("一、" * 5000, "《" * 20000, "解决的" * 8000, "和" * 20000, "为什么要" * 5000):
        element_of(heading(text))
        element_of(heading(f"解决{text[:190]}x"))


@pytest.mark.parametrize(
    "number", ["一、", "（一）", "(1)", "1.", "１．", "第一部分 ", "第二章　", "Part3. ", "问：", "【", "　"]
)
@pytest.mark.parametrize("text", ["制定背景", "目标任务", "主要内容", "办理流程"])
def test_numbering_and_width_change_nothing(number: str, text: str) -> None:
    assert elements_of(heading(f"{number}{text}？")) == elements_of(heading(text)) != ()


POLICY_TEXT = "租房补贴按月发放。申请人应当在本区就业。换租的，到便民服务中心登记。"
LONG = "补贴每月发到申请人本人的银行账户，换了银行卡的要去登记。"


def named(*titles: str, text: str = LONG) -> Body:
    sections = tuple(Section(heading(title), (Block("paragraph", text, HERE),), HERE) for title in titles)
    return Body(headings=tuple(item.heading for item in sections if item.heading), sections=sections)


def test_headings_that_name_what_the_policy_rules_are_its_content() -> None:
    found = find_named_content(named("一、租房补贴怎么发", "二、换租怎么登记", "三、出台背景"), POLICY_TEXT)
    assert [item.text for item in found] == ["一、租房补贴怎么发", "二、换租怎么登记"]


@pytest.mark.parametrize(
    "body",
    [
        named("一、租房补贴怎么发"),
        named("一、篮球赛", "二、荔枝熟了"),
        named("一、出台背景", "二、联系方式", "三、租房补贴问题解答"),
        named("一、租房补贴怎么发", "二、换租怎么登记", text="略"),
        named("一、有关规定", "二、具体要求"),
    ],
    ids=["one", "of other things", "about the policy", "over nothing", "words every policy has"],
)
def test_other_headings_are_no_content(body: Body) -> None:
    assert find_named_content(body, POLICY_TEXT + "有关规定和具体要求。") == ()


def test_a_heading_over_deeper_ones_counts_as_those() -> None:
    deeper = tuple(Block("heading", title, HERE) for title in ("（一）租房补贴。", "（二）换租登记。"))
    section = Section(heading("一、安居政策"), (Block("paragraph", LONG, HERE), *deeper), HERE)
    assert len(find_named_content(Body(sections=(section,)), POLICY_TEXT)) == 2
