"""What stands in the files of the enlarged project: one policy of each kind and what was written about it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from generator.workdays import Calendar

LEGACY_UNTIL = date(2025, 3, 31)
PHONE = "0000-12345678"

_REASONS = (
    "各街道的做法不一样，同一件事有的能办、有的要跑两趟",
    "旧的规定用了五年，收费和时限都跟不上现在的情形",
    "去年区长信箱里问这件事的有两百多封",
    "几个部门都管一段，出了问题不知道找谁",
)
_GAINS = ("少跑一趟路", "当天就有回音", "明明白白知道谁负责", "不用再自己垫钱", "在家门口就能办")
_DUTIES = (
    "每月十日前公布上个月的办理情况",
    "遇到材料不齐的，当场一次说清还差什么",
    "对行动不便的人上门办理",
    "每半年听取一次居民的意见",
    "建立台账，办结一件登记一件",
    "公开监督电话，接到反映后三天内回复",
)
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Subject:
    """One policy to be written; `partner` is the second policy of a joint interpretation."""

    kind: str
    number: int
    id: str
    title: str
    unit: str
    published: date
    partner: Subject | None = None

    @property
    def legacy(self) -> bool:
        """Whether the program takes the policy for an old one."""
        return self.published <= LEGACY_UNTIL

    @property
    def document_number(self) -> str:
        """Its 文号."""
        return f"示政办〔{self.published.year}〕{self.number + 1}号"

    @property
    def path(self) -> str:
        """Where its first interpretation is written."""
        return f"content/interpretations/{self.id}.md"


def files(subject: Subject, dice: random.Random) -> dict[str, str]:
    """The files of one policy, by path."""
    amount, months, days = dice.randrange(2, 20) * 50, dice.randrange(6, 25), dice.randrange(5, 16)
    found = {f"content/policies/{subject.id}.md": _policy(subject, dice, amount, months, days)}
    if subject.kind not in ("missing", "exempt", "closed", "draft") and (subject.kind != "joint" or subject.partner):
        found[subject.path] = _interpretation(subject, dice, amount, months, days)
    if subject.kind == "second":
        again = subject.published + timedelta(days=30)
        path = f"content/interpretations/{subject.id}.di-er-lun.md"
        found[path] = _second(subject, again, days)
    return found


def _dates(subject: Subject) -> tuple[date, date]:
    return subject.published - timedelta(days=30), subject.published - timedelta(days=4)


def _policy(subject: Subject, dice: random.Random, amount: int, months: int, days: int) -> str:
    drafted, signed = _dates(subject)
    support, draft, closed, consultation = (
        subject.kind == kind for kind in ("support", "draft", "closed", "consultation")
    )
    done = not (draft or closed or consultation)
    head = {
        "标题": subject.title,
        "文号": subject.document_number if done else "",
        "发布机构": "示例区人民政府办公室",
        "责任单位": subject.unit,
        "文件类型": "征求意见稿" if consultation else dice.choice(("行政规范性文件", "其他政策文件")),
        "政策类型": "[补助性]" if support else "[管理性]",
        "主题": f"[{subject.title[3:7]}]",
        "公开属性": "依申请公开" if closed else "主动公开",
        "阶段": {"draft": "起草", "closed": "审签"}.get(subject.kind, "发布"),
        "起草日期": str(drafted),
        "审签日期": "" if draft else str(signed),
        "成文日期": str(signed + timedelta(days=1)) if done else "",
        "发布日期": "" if draft or closed else str(subject.published),
        "施行日期": str(subject.published + timedelta(days=30)) if done else "",
    }
    lines = [f"{key}: {value}" for key, value in head.items() if value]
    if subject.kind in ("exempt", "closed"):
        lines.append("免予解读: {理由: 只规定机关内部的分工和报送, 批准: 示例区人民政府办公室政务公开办公会议}")
    if subject.kind == "missing" and not subject.legacy:
        lines += _excused("ZJ101", "解读材料由新组建的科室补做")
    thing = subject.title[3:].partition("（")[0]
    articles = [f"为了做好本区{thing}所指的工作，制定本文件。", f"{subject.unit}是这项工作的责任单位。"]
    if support:
        articles.append(f"补助标准为每月{amount}元，最长{months}个月。")
        articles.append(f"街道便民服务中心受理申请，自受理之日起{days}个工作日内办结。")
    articles += [f"责任单位应当{duty}。" for duty in dice.sample(_DUTIES, 3)]
    body = "\n\n".join(f"**第{_NUMERALS[index]}条** {article}" for index, article in enumerate(articles))
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


def _interpretation(subject: Subject, dice: random.Random, amount: int, months: int, days: int) -> str:
    drafted, signed = _dates(subject)
    late = subject.kind == "late"
    published = Calendar().last_day(subject.published, dice.randrange(2, 7)) if late else subject.published
    lines = [f"标题: 《{subject.title}》政策解读", f"解读单位: {subject.unit}", f"解读形式: [{_forms(subject)}]"]
    lines += ["阶段: 发布", f"起草日期: {drafted}", f"审签日期: {signed}", f"发布日期: {published}"]
    lines.append(f"联系方式: {{单位: {subject.unit}办公室, 电话: {PHONE}}}")
    if subject.partner:
        lines.append(f"解读对象: [{subject.id}, {subject.partner.id}]")
    if subject.kind == "planned":
        lines.append("解读方案: {形式: 文字和问答, 渠道: 区政府网站, 时间: 与政策同日}")
    if not subject.legacy and late:
        lines += _excused("ZJ203", "网站改版，停机几天")
    if not subject.legacy and subject.kind == "thin":
        lines += _excused("ZJ301", "不涉及具体问题")
    cited = f"《{subject.title}》" + ("" if subject.kind == "consultation" else f"（{subject.document_number}）")
    if subject.partner:
        cited += f"和《{subject.partner.title}》（{subject.partner.document_number}）"
    gain = dice.choice(_GAINS)
    parts = [f"## 背景依据\n\n{dice.choice(_REASONS)}，于是有了{cited}。"]
    parts.append(f"## 目标任务\n\n让来办事的人{gain}，两年之内各街道都做到一个样。")
    parts.append(
        f"## 主要内容\n\n找谁：{subject.unit}（第二条）。" + (f"补多少：每月{amount}元。" if _applied(subject) else "")
    )
    if subject.kind == "misquoted":
        parts[-1] += f"办一次收{amount}元。"
    if subject.kind != "thin":
        parts.append(f"## 解决问题\n\n从前有人跑了三处才问明白，往后在街道就问得清，{dice.choice(_GAINS)}。")
    if _applied(subject):
        parts += _support(amount, months, days)
    if subject.kind in ("misquoted", "planned"):
        parts.append("## 问答\n\n### 从哪天开始？\n\n施行日期写在文件最后。\n\n### 找谁问？\n\n打解读末尾的电话。")
    if subject.kind == "film":
        parts.append(f"## 视频\n\n[看讲解视频](https://example.org/shipin/{subject.id})")
    return "---\n" + "\n".join(lines) + "\n---\n\n" + "\n\n".join(parts) + "\n"


def _applied(subject: Subject) -> bool:
    return subject.kind == "support"


def _forms(subject: Subject) -> str:
    more = {"support": "图解", "misquoted": "问答", "planned": "问答", "film": "视频"}.get(subject.kind)
    return f"文字, {more}" if more else "文字"


def _excused(code: str, reason: str) -> list[str]:
    return ["豁免:", f"  {code}: {{理由: {reason}, 批准: 示例区人民政府办公室政务公开办公会议}}"]


def _support(amount: int, months: int, days: int) -> list[str]:
    flow = (
        "## 申报流程\n\n```flow\n名称: 申报流程\n步骤:\n"
        "  - 名称: 提交申请\n    办理: 申请人\n    材料: [身份证, 申请表]\n    时限: 随时可办\n"
        "  - 判断: 材料是否齐全？\n    办理: 街道便民服务中心\n    时限: 当场\n    分支:\n      是: 审核发放\n"
        "      否: {到: 提交申请, 说明: 一次性告知补正}\n"
        f"  - 名称: 审核发放\n    办理: 街道便民服务中心\n    时限: {days}个工作日\n    下一步: 结束\n```"
    )
    guide = (
        "## 办事指南\n\n```guide\n受理单位: 街道便民服务中心\n受理条件: [在本区居住]\n申请材料: [身份证, 申请表]\n"
        f"办理时限: {days}个工作日\n办理地点: 居住地的街道便民服务中心\n咨询电话: {PHONE}\n```"
    )
    example = (
        f"## 示例\n\n```example\n情形: 小陈领{months}个月\n计算: {amount}元/月 × {months}个月 = {amount * months}元\n"
        "依据: 第三条\n```"
    )
    return [flow, guide, example]


def _second(subject: Subject, published: date, days: int) -> str:
    day = published - timedelta(days=3)
    return (
        f"---\n标题: 《{subject.title}》热点问题解读\n解读单位: {subject.unit}\n解读形式: [问答]\n轮次: 2\n阶段: 发布\n起草日期: {day}\n"
        f"审签日期: {day}\n发布日期: {published}\n联系方式: {{单位: {subject.unit}办公室, 电话: {PHONE}}}\n---\n\n"
        f"《{subject.title}》（{subject.document_number}）发布一个月，问得最多的是下面几件事。\n\n"
        f"## 问答\n\n### 老人不会用手机怎么办？\n\n打电话，{subject.unit}（第二条）派人上门。\n\n"
        "### 周末能办吗？\n\n周六上午有人值班。\n"
    )
