"""The elements of an interpretation: one table of ids, Chinese names, headings that mean them, and cues for old texts.

A heading is matched whole, after full-width forms, numbering, quoted titles and question marks are taken off, so a sentence
that merely mentions 背景 is no heading of the background. A heading that joins two (背景及目的) is both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Heading

if TYPE_CHECKING:
    from generator.model import Body, Section


@dataclass(frozen=True, slots=True)
class Element:
    """One element: `pattern` matches a whole plain heading, `cue` an opening of a paragraph in a text without headings."""

    id: str
    name: str
    pattern: re.Pattern[str]
    opening: str

    @property
    def cue(self) -> re.Pattern[str]:
        """Compiled when asked for: only texts without headings need it."""
        return re.compile(self.opening)


_DOCUMENT = (
    "(?:(?:本|该|新|此次|本次|这次|这[个份项]|我[省市区县])?"
    "(?:政策|文件|办法|通知|公告|意见|方案|规定|细则|规划|计划|决定|条例|规章|规程|措施|指引|制度|新规|新政)?的?|我们的?)?"
)
_MADE = (
    "(?:(?:立法|出台|制定|制订|制发|起草|修订|修改|修正|发布|颁布|印发|下发|发文|编制|实施|调整)(?:本|该)?[时后]?的?)?"
)
_SURELY = "(?:还|都|又|将|想|要|拟|能够?|可以?|会|希望|力争|旨在|预期|计划|具体|主要|重点|着力|着重|集中|首先|努力|一共|共|需|试图|打算)*"
_WHICH = "(?:什么样?的?|哪些|哪几[个项条点类大]?|何种?|怎样的|几[个项条点大])"
_KINDS = (
    "(?:主要|重要|重大|深远|重点|核心|关键|具体|突出|实际|现实|总体|新|政策|法律|工作|制度|特别|实实在在|配套|相应"
    "|支持|扶持|帮扶|优惠|奖励|创新)*的?"
)
_ASKED = (
    f"(?:的?情况)?(?:说明|介绍|概述|解读|解析|概要|概览|提要|摘要|简介|一览|梳理|如何|何在|怎样|在哪里?|(?:分别|主要|具体|又|都|究竟|到底)?"
    f"(?:是|有|包括|包含|分为|体现在|涉及|来自)(?:了|些)?(?:啥|{_WHICH})(?:个?方面|部分|内容|呢)?)?"
)
_MAKE = "(?:出台|制定|制订|制发|起草|修订|修改|修正|发布|颁布|印发|下发|编制|实施|推出|调整|立法)"
_THIS = "(?:本|该|此|这)(?:[个份项次件部套]|一)?"
_PAPER = "(?:政策|文件|办法|通知|公告|意见|方案|规定|细则|规划|计划|决定|条例|规章|规程|措施|指引|制度|新规|新政|行动|活动|工作|事)"
_PEOPLE = "(?:(?:人民)?群众|老?百姓|市民|居民|企业|大家|我们|经营主体|市场主体|行业|社会|单位|基层|农户|家长|学生|老人|职工|人才|项目)*的?"
_TROUBLE = "(?:问题|痛点|难点|堵点|卡点|难题|难事|烦心事|急难愁盼|矛盾|短板|瓶颈|困难|困扰|障碍|漏洞|不足)"
_NUMBERED = f"(?:{_WHICH}|以下|下列|这些|一些|[一二三四五六七八九十两\\d]+[个大类项])"
_GIVEN = "(?:补贴|补助|奖励|奖补|资助|扶持|支持|救助|享受|保障|待遇|受益|惠及|优惠|适用|涉及|覆盖|服务)"
_DONE = "(?:申报|申请|申领|办理|办事|操作|审核|审批|兑现|发放|拨付|报名|受理|业务|享受|领取)"


def _element(key: str, name: str, headings: tuple[str, ...], cue: str) -> Element:
    return Element(key, name, re.compile("|".join(headings)), cue)


ELEMENTS = (
    _element(
        "background",
        "背景依据",
        (
            f"{_DOCUMENT}{_MADE}(?:主要|有关|相关|现实|时代|政策|法律|法规|制定|上位法?)?的?(?:背景|依据|由来|缘由|缘起|起因){_ASKED}",
            f"(?:{_DOCUMENT}{_MADE})?(?:背景|政策|法律)?依据{_ASKED}",
            f"{_DOCUMENT}{_MADE}的?(?:背景依据|背景目的|必要性){_ASKED}",
            f"{_MADE}{_DOCUMENT}背景{_ASKED}",
            "(?:出台|制定|制订|修订|修改|发布|印发)[^，。的]{1,30}的背景(?:[和及与](?:目的|重要意义|意义|依据))?(?:是什么|有哪些)?",
            "(?:为什么|为何|为啥|缘何|何以)(?:还|会|又|再)?(?:需要|要|得)?(?:再|又|重新|专门|单独|现在)?"
            f"(?:{_MAKE}.{{0,16}}|[^，。]{{1,4}}{_THIS}{_PAPER}?{_PAPER})",
            f"{_DOCUMENT}{_MAKE}了?(?:{_THIS})?{_PAPER}?的?(?:主要|基本|简要|现实)?的?(?:原因|动因|来由|缘起|过程|经过|始末|考虑|考量){_ASKED}",
            f"{_DOCUMENT}{_MADE}{_SURELY}是?(?:有|基于|出于)了?{_WHICH}{_KINDS}(?:背景|依据|考虑|考量)",
            f"{_DOCUMENT}是?(?:从何而来|因何而来|(?:怎么|如何)(?:出台|制定|来)的)",
            f"(?:主要)?(?:依据|根据)(?:是)?{_WHICH}(?:{_MAKE}的?|文件|法律|法规|规定)*",
        ),
        r"背景|^(?:为了?[^，。]{2}|根据|按照|依据|依照|近年来|近日|当前|随着|长期以来|自\d{4}年|20\d\d年)|(?:出台|印发|发布|制定)了",
    ),
    _element(
        "goals",
        "目标任务",
        (
            f"{_DOCUMENT}{_MADE}(?:主要|总体|工作|政策|发展|建设|具体|预期|阶段性|重要|重大|深远|现实|总)?的?(?:目标|目的|意义|宗旨|初衷){_ASKED}",
            f"{_DOCUMENT}(?:工作|总体|主要|发展)?(?:目标任务|目的意义|任务目标|目标要求|目标愿景){_ASKED}",
            f"{_DOCUMENT}{_MADE}(?:(?:总体|主要|有关|基本)(?:要求|考虑|思路|原则|任务)|指导思想|工作思路|工作原则|遵循的原则|重点任务|工作任务|任务){_ASKED}",
            f"{_MADE}{_DOCUMENT}(?:目的|意义){_ASKED}",
            "(?:出台|制定|制订|修订|修改|发布|印发)(?!背景)[^，。的]{1,30}的(?:背景[和及与])?(?:目的|重要意义|意义)(?:是什么|有哪些)?",
            f"(?:{_DOCUMENT}{_MADE}|{_MAKE}了?{_THIS}{_PAPER}){_SURELY}(?:有|达到|实现|完成|取得|达成|起到|发挥)(?:了|的)?{_WHICH}?{_KINDS}(?:目标|目的|意义|效果|成效|作用)",
            f"{_DOCUMENT}{_SURELY}(?:实现|做到|干成){_WHICH}",
            f"{_DOCUMENT}(?:(?:预期|预计|期望)的?(?:效果|成效)|(?:总体|发展|目标)?(?:定位|愿景)){_ASKED}",
            f"{_DOCUMENT}(?:到|至|未来|今后|规划期)?(?:20\\d\\d年|[一二三四五六七八九十两\\d]+年)(?:底|末|前)?的?(?:主要|总体|工作|发展|具体)*的?(?:目标|任务|目标任务){_ASKED}",
        ),
        r"旨在|目的是|目标是|目的在于|(?:^|[。；])为(?:了|深入|切实|更好|全面|规范|贯彻)[^，。；]{4,40}，|为了?(?:进一步|更好|切实|规范|加强|推动|推进|促进|支持|贯彻|落实|保障|提升|优化|便利)",
    ),
    _element(
        "content",
        "主要内容",
        (
            f"{_DOCUMENT}{_MADE}(?:主要|重点|核心|具体|基本|政策|关键|有关|相关)?的?(?:主要)?(?:修改|修订|调整)?的?内容{_ASKED}",
            f"{_DOCUMENT}{_MADE}(?:主要|重点|核心|具体|创新|政策|工作|关键)?的?(?:举措|措施|做法|任务|亮点|看点|要点|红利|干货|条款){_ASKED}",
            f"{_DOCUMENT}(?:主要|具体|重点|核心)(?:规定|事项|制度|制度安排|条款){_ASKED}",
            f"{_DOCUMENT}{_SURELY}(?:有|包括|包含|涉及|涵盖|规定|明确|修订|修改|调整|提出|新增|增加|推出|讲|[作做]出?|采取|安排|部署|聚焦)(?:了|的是?)?"
            f"{_WHICH}(?:个?方面|部分)?的?{_KINDS}(?:内容|措施|举措|做法|规定|条款|亮点|看点|任务|要点|事项|实招|安排|制度|政策|干货|方面|部分)",
            f"{_DOCUMENT}{_SURELY}(?:(?:讲|说|写|规定|明确|修订|修改|提出)(?:了|的是)|[讲说])(?:些|啥|{_WHICH}).{{0,6}}",
            f"{_DOCUMENT}{_SURELY}(?:包括|包含|规定){_WHICH}|{_DOCUMENT}是?(?:怎么|怎样|如何)规定的|(?:文件|{_DOCUMENT})分为?几(?:章|部分|块)",
            f"{_DOCUMENT}对{_WHICH}(?:内容|事项|方面)[作做]出?了?(?:规定|明确|规范|调整|修改)",
            f"{_DOCUMENT}{_KINDS}(?:支持|扶持|帮扶|奖励|奖补|补助|优惠|激励|创新)(?:政策)?(?:措施|举措|政策){_ASKED}",
            f"{_DOCUMENT}(?:主要|重点|核心|具体)政策(?:措施|举措|内容|规定){_ASKED}",
            "(?:需要?|有关)?(?:重点)?说明的(?:几个|主要|重点|有关)?(?:问题|事项|内容)",
            "(?:逐条|条款|条文|重点|内容|要点|政策要点|重点条款)解读|(?:基本|主要|总体|内容|文件|政策)?框架(?:结构)?|(?:说|讲|规定)了(?:什么|哪些).{0,6}",
        ),
        r"主要内容|内容如下|如下[：:]|明确了?|规定了?|主要(?:包括|有|从)|(?:^|[。；])(?:一是|首先)",
    ),
    _element(
        "issues",
        "解决问题",
        (
            f"{_DOCUMENT}(?:怎么|怎样|如何)?{_SURELY}(?:[帮为替给]助?)?{_PEOPLE}{_SURELY}(?:解决|破解|针对|回应|聚焦|化解|缓解|攻克|打通|疏通)(?:了|的是?|好|掉)?"
            f"{_PEOPLE}{_NUMBERED}?的?{_PEOPLE}{_KINDS}{_TROUBLE}+(?:有哪些|是什么|的(?:主要|具体)?(?:措施|举措|办法|做法|思路|途径|方法))?",
            f"(?:有)?{_WHICH}{_PEOPLE}{_KINDS}{_TROUBLE}(?:能够?|可以|将|会|已经?)?(?:得到|得以|被)?(?:有效)?(?:解决|破解|化解|缓解)了?",
            f"(?:{_DOCUMENT}(?:出台|实施|施行|制定)(?:前|以前|之前)|过去|以前|以往|原来|此前)(?:有|存在|面临)(?:的|{_WHICH}){_KINDS}{_TROUBLE}",
            f"(?:存在的?)?{_KINDS}{_TROUBLE}[和与及](?:对策|(?:解决|破解|应对)(?:对策|措施|办法|方法|思路|途径)?)",
            "(?:群众|企业|行业|政策|工作)?(?:的)?(?:(?:痛点|难点|堵点)(?:问题)?)+(?:破解|解决|有哪些)?",
            "(?:难题|问题)(?:怎么|如何|都)?(?:破解|解决)(?:了吗?)?",
        ),
        r"解决|破解|难题|痛点|堵点|(?:无法|不能|难以|不)再?(?:适应|满足)|亟[需待]|短板|薄弱|空白|瓶颈|滞后|有效满足|(?:存在|出现|面临)[^。]{0,12}(?:问题|困难)",
    ),
    _element(
        "scope",
        "涉及范围",
        (
            f"{_DOCUMENT}(?:{_GIVEN}|业务|调整|实施|执行|政策)?的?(?:对象|范围|人群|群体)(?:是谁|是哪些|有哪些|说明)?",
            "适用(?:于)?(?:谁|哪些.{0,10})|(?:谁|哪些[^，]{1,8})(?:可以|能|能够|可|有资格)(?:申请|享受|申报|领取|受益).{0,8}",
        ),
        r"适用(?:于|范围)|(?:对象|范围)(?:为|是|包括)",
    ),
    _element(
        "standard",
        "执行标准",
        (
            f"{_DOCUMENT}(?:{_GIVEN}|执行|发放|收费|给付|计发|资金)?的?标准(?:是多少|有哪些|是什么|说明)?",
            f"支持内容|{_GIVEN}(?:金额|额度|比例)|(?:能|可以?)?(?:补|领|拿|奖|享受)(?:多少|哪些(?:补贴|补助)).{{0,4}}",
        ),
        r"标准(?:为|是|按)|(?:每人|每月|每户|一次性)[^。]{0,12}\d[^。]{0,8}元",
    ),
    _element(
        "flow",
        "申报流程",
        (f"{_DOCUMENT}{_DONE}?(?:工作)?的?(?:流程|程序|步骤)(?:图|图解|是什么|是怎样的|有哪些)?",),
        r"第一步|(?:流程|程序|步骤)(?:为|是|如下|包括)",
    ),
    _element(
        "guide",
        "办事指南",
        (
            "(?:办事|办理|申报|申请|申领|服务|享受|领取|报名)(?:指南|指引|须知|流程|程序|步骤|方式|方法|地点|时限|时间|材料|渠道|途径|条件|要求)",
            "(?:如何|怎么|怎样|在哪里?|到哪里?)(?:才能)?(?:办理|办|申请|申报|申领|享受|领取|报名).{0,12}",
            "[^，。]{1,16}(?:如何|怎么|怎样|在哪里?)(?:办理|申请|申报|申领|领取|报名|填报|填制)[^，。]{0,16}",
            "(?:具体|业务|企业|网上|线上|线下|窗口){1,3}(?:办理|申报|申请)(?:流程|程序|步骤|方式|要求)(?:是什么|有哪些)?",
            "受理(?:单位|部门|机构|时间|条件|窗口|地点)|(?:所需|需要(?:提交|提供)?(?:的|哪些)?|提交)材料",
        ),
        r"向[^，。]{2,24}(?:提出|提交|申请|申报)|(?:申请|申报|办理)[^，。]{0,10}(?:条件|材料|时限)",
    ),
    _element(
        "example",
        "示例",
        (
            "(?:政策|典型|申报|申请|计算|补贴|补助|具体|应用|操作|实务)?(?:示例|举例|案例|例子|实例|算例)(?:说明|分析|解析|解读|\\d{1,2})?",
            "以案(?:说法|释法|说策)|例\\d{1,2}.{0,20}|举个例子|算一?(?:算|笔)账?",
        ),
        # 例如 alone names one of several things; an example has somebody to whom it happens
        r"举例|举个例子|示例|(?:^|[。;【])(?:案例|例)[一二三四五1-9:]|以[^,。;]{1,12}为例|(?:^|[。;,])(?:例如|比如|假如|假设)[^。;]{0,16}"
        r"(?:[某甲乙丙]|[A-Z](?:企业|公司)|(?:企业|公司)[A-Z]|小[一-龥]|[张王李赵刘陈][三四五六七八]|先生|女士|同学)",
    ),
    _element(
        "faq",
        "问答",
        (
            "(?:热点|常见|高频|疑难|重点|有关|相关|群众关心的?|大家关心的?)*(?:问题|疑问)的?(?:解答|答疑|问答|答复|回应)",
            "(?:热点|政策|常见|互动|相关|在线)?问答|(?:常见|热点|高频)问题|(?:您|你|群众|企业)问我答|答疑解惑|FAQ|Q&A|一问一答",
        ),
        r"^(?:问|Q)\d{0,2}[：:]",
    ),
    _element(
        "terms",
        "关键词诠释",
        (
            "(?:关键|重点|专业|核心|主要|有关|相关|政策)?(?:词语?|名词|术语|概念)的?(?:诠释|解释|释义|解读|说明|定义|界定)?",
            "释义|(?:什么是|何谓|何为).{1,20}|.{1,16}(?:是什么意思|指什么|是指什么)",
        ),
        r"(?:所称|是指|指的是)",
    ),
    _element(
        "differences",
        "新旧政策差异",
        (
            "新旧(?:政策|办法|标准|规定|文件)?的?(?:主要)?(?:差异|衔接|对比|变化|区别|不同|比较)(?:说明|有哪些)?",
            f"{_DOCUMENT}(?:主要|政策|重大|重要|有(?:什么|哪些))的?(?:变化|修改|修订|调整|区别|差异|不同)(?:之处|内容|情况|点|对比|有哪些)?",
            "(?:修订|修改|调整|变动)(?:前后|情况|要点)(?:对比|对照|比较|说明|有哪些变化)?|(?:政策|前后|新旧)?差异",
            "与?(?:原|旧|此前|以往)(?:来的?)?(?:政策|办法|规定|文件)?(?:相比|比).{0,12}",
        ),
        r"修订前|修改前|与?(?:原|此前|以往)[^，。]{0,8}相比|由原来的|调整为",
    ),
    _element(
        "notes",
        "注意事项",
        (
            f"{_DOCUMENT}(?:其他|其它|有关|相关|几点|特别)?(?:需要?)?注意的?(?:事项|问题|什么|哪些(?:事项|问题)?)?",
            "(?:特别|温馨|友情|重要)(?:提示|提醒)|其[他它](?:需要?(?:说明|注意)的)?(?:事项|问题)",
        ),
        r"需要?注意|特别提醒|温馨提示|不得",
    ),
    _element(
        "benefits",
        "惠民利民举措",
        (
            "(?:惠民|利民|便民|惠企|利企|助企)+(?:的|新)?(?:举措|措施|政策|服务)?(?:有哪些)?",
            f"{_DOCUMENT}{_SURELY}(?:[对给为])?{_PEOPLE}{_SURELY}(?:得到|享受|带来|有)?(?:了|到)?{_WHICH}(?:好处|实惠|便利).{{0,4}}",
        ),
        r"便利|减轻|降低[^。]{0,10}(?:成本|负担)|惠及|少跑",
    ),
    _element(
        "time",
        "实施时间",
        (
            f"{_DOCUMENT}(?:政策)?(?:实施|执行|施行|生效|有效|起始|适用|试行|起止)的?(?:时间|日期|期限|期)(?:是.{{0,8}})?",
            "(?:自|从)?(?:何时|什么时候|哪天)(?:起|开始)?.{0,6}",
        ),
        r"自\d{4}年\d{1,2}月\d{1,2}日起|(?:印发|发布)之日起|有效期",
    ),
    _element(
        "contact",
        "联系方式",
        (
            "(?:政策)?解读(?:机关|单位|部门|人员?)(?:联系方式)?|(?:联系|咨询|服务|监督)(?:方式|人|电话|单位|部门|渠道|途径|热线|我们)",
            "(?:政策)?咨询(?:解答|服务)?|有(?:疑问|问题)(?:找谁|问谁|怎么办)",
        ),
        r"(?:咨询|联系)(?:电话|人|方式)",
    ),
)
BY_ID = {element.id: element for element in ELEMENTS}

_NUMBERING = re.compile(
    r"(?:part\d+|第?[一二三四五六七八九十百]+(?:部分|[章节篇]|[、.,:])|第[一二三四五六七八九十](?=[是，])"
    r"|\([一二三四五六七八九十\d]{1,3}\)|\d+(?:\.\d+)*(?:[、.):]|(?=[^\d年月日个项条.%]))|问[:：])[、.:,]?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"《[^《》]*》|〈[^〈〉]*〉")
_TRAILING = re.compile(r"\([^()]*\)$")
_NOISE = re.compile(r"[\s“”\"'‘’「」\[\]【】*_]")
_PASSAGE = 20  # characters of text that say something about a matter
_ENOUGH_NAMED = 2
_ABOUT = frozenset(("background", "goals", "issues", "example", "terms", "contact", "faq", "time", "flow"))
_APART = re.compile("附件|链接|来源|扫码|图解|下一步|结语|编者|前言|引言|名单")
_COMMON = re.compile(  # words that stand in every policy
    "什么|哪些|如何|怎么|怎样|为何|是否|可以|需要|应当|关于|有关|相关|其他|具体|主要|要求|规定|情况|问题|说明|政策|公告|通知|办法|文件"
)
_LONGEST = 200  # quoted titles are long; a paragraph set as a heading is no element
_JOINED = re.compile(r"以及|[和及与暨、/]")


def plain_heading(text: str) -> str:
    """The heading without what varies: width, spaces, numbering, quoted titles, a remark in brackets, end punctuation."""
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text))
    for _ in range(2):  # "第一部分 一、背景" carries two numberings
        found = _NUMBERING.match(plain)
        if found and found.end() < len(plain):
            plain = plain[found.end() :]
    plain = _QUOTED.sub("", plain)
    plain = _TRAILING.sub("", plain.strip("?？!！:：。.,，;；—-"))
    return re.sub(r"^(?:关于)?的?", "", plain.strip("?？!！:：。.,，;；—-"))


@lru_cache(maxsize=4096)
def _elements_of_text(text: str) -> tuple[Element, ...]:
    plain = plain_heading(text)
    found = [element for element in ELEMENTS if element.pattern.fullmatch(plain)] if plain else []
    head = re.split(r"[:,]|——|--", plain, maxsplit=1)[0]
    if not found and 0 < len(head) < len(plain):  # 背景依据：为什么出台
        found = [element for element in ELEMENTS if element.pattern.fullmatch(head)]
    parts = [part for part in _JOINED.split(plain) if part]
    if not found and len(plain) <= 12 and len(parts) > 1:  # longer ones are sentences that name a thing or two
        found = [element for element in ELEMENTS if any(element.pattern.fullmatch(part) for part in parts)]
    return tuple(found)


def elements_of(heading: Heading) -> tuple[Element, ...]:
    """Every element a heading stands for, the likeliest first; an explicit id such as ``{#goals}`` settles it."""
    if heading.id in BY_ID:
        return (BY_ID[heading.id],)
    return _elements_of_text(heading.text) if len(heading.text) <= _LONGEST else ()


def element_of(heading: Heading) -> Element | None:
    """The element a heading stands for, or None."""
    return next(iter(elements_of(heading)), None)


def find_sections(body: Body) -> dict[str, Section]:
    """Each element that has a section of its own, with the first section that is it."""
    own: dict[str, Section] = {}
    shared: dict[str, Section] = {}
    for section in body.sections:
        for rank, element in enumerate(elements_of(section.heading) if section.heading else ()):
            (shared if rank else own).setdefault(element.id, section)
    return {**shared, **own}


def find_named_content(body: Body, policy: str) -> tuple[Heading, ...]:
    """The headings that name what the policy rules (扩大申请人范围) where none says 主要内容; empty when they do not convince.

    They convince when two or more stand over a passage of some length and most share words with `policy`, its visible text.
    A heading over several deeper ones counts as those.
    """
    named: list[Heading] = []
    for section in body.sections:
        heading = section.heading
        if heading is None or heading.id in BY_ID or len(section.text) < _PASSAGE:
            continue
        if _other_than_content(heading):
            continue
        deeper = [Heading(3, block.text, block.position) for block in section.blocks if block.kind == "heading"]
        named += [item for item in deeper if not _other_than_content(item)] if len(deeper) > 1 else [heading]
    if len(named) < _ENOUGH_NAMED:
        return ()
    spoken_of = [heading for heading in named if _shares_words(plain_heading(heading.text), policy)]
    return tuple(spoken_of) if 2 * len(spoken_of) > len(named) and len(spoken_of) >= _ENOUGH_NAMED else ()


def _other_than_content(heading: Heading) -> bool:
    """Whether a heading stands for an element that is no part of the rules themselves (背景, 问答, 联系方式 …)."""
    return any(element.id in _ABOUT for element in elements_of(heading)) or _APART.search(heading.text) is not None


def _shares_words(heading: str, policy: str) -> bool:
    """Whether two neighbouring characters of the heading, other than the words every heading has, stand in the policy."""
    bare = _COMMON.sub(" ", heading)
    return any(pair in policy for pair in map("".join, pairwise(bare)) if " " not in pair)


def find_deeper(body: Body) -> dict[str, Heading]:
    """Elements whose heading stands at level 3 or deeper, where it opens no section."""
    deeper: dict[str, Heading] = {}
    for heading in body.headings:
        if heading.level > 2:
            for element in elements_of(heading):
                deeper.setdefault(element.id, heading)
    return deeper


def find_cues(body: Body) -> frozenset[str]:
    """Elements that an old text carries inline: named by a heading of any level, or opened by a paragraph or sentence."""
    found = {element.id for heading in body.headings for element in elements_of(heading)}
    return frozenset(found | cue_lines(body).keys())


def cue_lines(body: Body) -> dict[str, tuple[str, int]]:
    """Each element some line speaks of, with the line and where in it the cue starts; the first cue counts."""
    found: dict[str, tuple[str, int]] = {}
    lines = list(_lines(body))
    for item in ELEMENTS:
        pattern = item.cue
        cues = ((line, cue.start()) for line in lines if (cue := pattern.search(line)))
        if first := next(cues, None):
            found[item.id] = first
    return found


def _lines(body: Body) -> Iterator[str]:
    for section in body.sections:
        for line in section.text.splitlines():
            yield unicodedata.normalize("NFKC", line).strip()
