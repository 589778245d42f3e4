"""The front matter of both halves as a table: what the reader parses, rules require, and the help pages print.

To add a key, add a line here and an attribute of the same name to the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model import Consultation, Document, Policy, Stage


class Kind(StrEnum):
    """How the text of a value is parsed; the value is what a drafter reads in messages."""

    TEXT = "一行文字"
    DATE = "日期（如 2026-03-02）"
    CHOICE = "给定选项之一"
    CHOICES = "给定选项的列表"
    LIST = "列表"
    NUMBER = "正整数"
    STAGE = "阶段"
    APPROVAL = "理由和批准"
    ATTACHMENTS = "附件列表（标题、文件）"
    MEDIA = "媒体列表（标题、文件，可加字幕、文字稿）"
    CONTACT = "单位和电话"
    PLAN = "形式、渠道和时间"
    EXEMPTIONS = "豁免的规则代码，各附理由和批准"
    COUNT = "整数，可以是 0"
    CHANNEL = "网址、电话、邮箱、地址"
    OPINIONS = "意见列表（编号、意见、条数、采纳、理由）"
    PEOPLE = "解读人列表（姓名或称呼、身份、单位、同意公开）"


@dataclass(frozen=True, slots=True)
class Field:
    """One key: model attribute, Chinese key (the written form), kind, the stage from which it is required, and what it means."""

    name: str
    key: str
    kind: Kind
    required: Stage | None
    meaning: str
    choices: tuple[str, ...] = ()


DOCUMENT_TYPES = ("规章", "行政规范性文件", "其他政策文件", "征求意见稿")
POLICY_TYPES = ("补助性", "支持性", "管理性", "规划计划", "其他")
DISCLOSURES = ("主动公开", "依申请公开", "不予公开")
VALIDITIES = ("有效", "有效（延续实施）", "已修改", "失效", "失效（提前废止）", "征求意见")
MATTERS = ("规章", "重大行政决策", "行政规范性文件", "其他政策文件")
FORMS = ("文字", "图解", "问答", "视频", "音频", "访谈", "发布会", "专家", "媒体")

_DRAFT, _SIGN, _PUBLISH = Stage.DRAFT, Stage.SIGN, Stage.PUBLISH
_FORMER = Field("former_ids", "曾用编号", Kind.LIST, None, "文件改名以前的编号，最早的写在前面；旧网址会转到新网址")
_EXEMPTIONS = Field("exemptions", "豁免", Kind.EXEMPTIONS, None, "不适用的规则代码，各写理由和批准人")

POLICY_FIELDS = (
    Field("title", "标题", Kind.TEXT, _DRAFT, "文件全称"),
    Field("number", "文号", Kind.TEXT, _PUBLISH, "发文字号，如 示政办〔2026〕12号；征求意见稿不用写"),
    Field("index_number", "索引号", Kind.TEXT, None, "政府信息公开索引号"),
    Field("issuer", "发布机构", Kind.TEXT, _DRAFT, "以谁的名义发布"),
    Field("unit", "责任单位", Kind.TEXT, _DRAFT, "牵头起草、负责解释的单位"),
    Field("document_type", "文件类型", Kind.CHOICE, _DRAFT, "文件的种类", DOCUMENT_TYPES),
    Field("policy_types", "政策类型", Kind.CHOICES, _DRAFT, "补助性、支持性的须附流程、指南和示例", POLICY_TYPES),
    Field("topics", "主题", Kind.LIST, None, "如 住房保障、就业创业"),
    Field("audiences", "面向对象", Kind.LIST, None, "政策管到谁、帮到谁"),
    Field("summary", "内容概述", Kind.TEXT, None, "一两句话说清讲什么"),
    Field("disclosure", "公开属性", Kind.CHOICE, None, "只有主动公开的才会上网", DISCLOSURES),
    Field("stage", "阶段", Kind.STAGE, _DRAFT, "走到哪一步：起草、审签、发布"),
    Field("drafted", "起草日期", Kind.DATE, _DRAFT, "形成初稿的日期"),
    Field("signed", "审签日期", Kind.DATE, _SIGN, "签发的日期"),
    Field("formed", "成文日期", Kind.DATE, _PUBLISH, "落款日期"),
    Field("published", "发布日期", Kind.DATE, _PUBLISH, "在网站公布的日期"),
    Field("effective", "施行日期", Kind.DATE, None, "开始执行的日期"),
    Field("expires", "失效日期", Kind.DATE, None, "有效期的最后一天"),
    Field("validity", "有效性", Kind.CHOICE, None, "不写时按日期和修改、废止关系推算", VALIDITIES),
    Field("amends", "修改", Kind.LIST, None, "本文件修改了哪些文件（编号或文号）"),
    Field("repeals", "废止", Kind.LIST, None, "本文件废止了哪些文件（编号或文号）"),
    Field("bases", "依据", Kind.LIST, None, "制定依据（编号、文号或名称）"),
    Field("attachments", "附件", Kind.ATTACHMENTS, None, "附件的标题和 content/files/ 下的文件名"),
    Field("keywords", "关键词", Kind.LIST, None, "便于检索的词"),
    Field("aliases", "别名", Kind.LIST, None, "群众平常怎么叫它"),
    Field("exempt", "免予解读", Kind.APPROVAL, None, "确实不用解读的，写理由和批准人"),
    _FORMER,
    _EXEMPTIONS,
)

INTERPRETATION_FIELDS = (
    Field("title", "标题", Kind.TEXT, _DRAFT, "解读的标题"),
    Field("unit", "解读单位", Kind.TEXT, _DRAFT, "谁来解读"),
    Field("forms", "解读形式", Kind.CHOICES, _DRAFT, "文字、图解、问答等，可写多种", FORMS),
    Field("targets", "解读对象", Kind.LIST, None, "解读哪些政策（编号）；不写时按文件名"),
    Field("round", "轮次", Kind.NUMBER, None, "第几次解读，不写为 1"),
    Field("stage", "阶段", Kind.STAGE, _DRAFT, "走到哪一步：起草、审签、发布"),
    Field("drafted", "起草日期", Kind.DATE, _DRAFT, "形成初稿的日期"),
    Field("signed", "审签日期", Kind.DATE, _SIGN, "签发的日期"),
    Field("published", "发布日期", Kind.DATE, _PUBLISH, "在网站公布的日期"),
    Field("contact", "联系方式", Kind.CONTACT, None, "群众找谁问"),
    Field("media", "媒体", Kind.MEDIA, None, "图片、视频、音频"),
    Field("plan", "解读方案", Kind.PLAN, None, "打算怎样解读：形式、渠道、时间"),
    Field("source", "来源", Kind.TEXT, None, "转自哪里"),
    Field("interpreters", "解读人", Kind.PEOPLE, None, "专家、媒体、协会等谁来解读，本人同意才公开"),
    _FORMER,
    _EXEMPTIONS,
)

CONSULTATION_FIELDS = (
    Field("title", "标题", Kind.TEXT, _DRAFT, "预公开的标题"),
    Field("matter", "决策事项", Kind.TEXT, _DRAFT, "要决定什么"),
    Field("kind", "类别", Kind.CHOICE, _DRAFT, "草案将来是什么，决定期限至少多长", MATTERS),
    Field("unit", "责任单位", Kind.TEXT, _DRAFT, "谁来征求意见、谁来答复"),
    Field("stage", "阶段", Kind.STAGE, _DRAFT, "走到哪一步：起草、审签、发布"),
    Field("draft", "草案", Kind.TEXT, _PUBLISH, "征求意见稿的编号，或 content/files/ 下的文件名"),
    Field("explanation", "说明", Kind.TEXT, None, "草案的主要内容和为什么这样规定"),
    Field("background", "背景", Kind.TEXT, None, "为什么要做这件事"),
    Field("opens", "开始日期", Kind.DATE, _PUBLISH, "从哪一天起收意见，那一天上网"),
    Field("closes", "截止日期", Kind.DATE, _PUBLISH, "收意见的最后一天"),
    Field("shortened", "缩短理由", Kind.TEXT, None, "情况紧急、期限不够长的，写明为什么"),
    Field("channel", "渠道", Kind.CHANNEL, _PUBLISH, "意见往哪里提"),
    Field("became", "成为", Kind.LIST, None, "后来成了哪些政策（编号）"),
    Field("opinions", "意见", Kind.OPINIONS, None, "收到的意见和是否采纳，相同的合成一条；不写是谁提的"),
    Field("received", "收到数", Kind.COUNT, None, "一共收到多少条"),
    Field("adopted", "采纳数", Kind.COUNT, None, "采纳和部分采纳的多少条"),
    Field("answered", "反馈日期", Kind.DATE, None, "公布采纳情况的日期"),
    _EXEMPTIONS,
)


def fields_of(document: Document) -> tuple[Field, ...]:
    """The table that this document's front matter follows."""
    if isinstance(document, Policy):
        return POLICY_FIELDS
    return CONSULTATION_FIELDS if isinstance(document, Consultation) else INTERPRETATION_FIELDS
